import type { Pipeline } from '#lib/contract/pipelines.ts';
import type { TicketSummary } from '#lib/contract/tickets-summary.ts';
import type { TicketChange } from '../../page/ticket-edit.ts';

/** Whether a change would close a listed ticket: by its status, or by the stage that it enters. */
export function closesTicket(
  ticket: Pick<TicketSummary, 'stage' | 'status'>,
  { status, stageId }: TicketChange,
  pipelines: readonly Pipeline[],
): boolean {
  if (ticket.status === 'closed') return false;
  if (status !== undefined) return status === 'closed';
  if (stageId === undefined || stageId === ticket.stage.id) return false;
  const stages = pipelines.flatMap((pipeline) => pipeline.stages);
  return stages.find(({ id }) => id === stageId)?.setsStatus === 'closed';
}
