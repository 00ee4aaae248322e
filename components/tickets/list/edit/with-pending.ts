import type { Pipeline } from '#lib/contract/pipelines.ts';
import type { TicketListItem } from '#lib/contract/tickets-summary.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import type { RowEdit } from './row-edit.ts';

type Known = { pipelines: readonly Pipeline[]; users: readonly UserSummary[] };

/** A listed ticket with the edits that are on their way. */
export function withPending(
  ticket: TicketListItem,
  pending: readonly RowEdit[],
  known: Known,
): TicketListItem {
  return pending
    .filter((edit) => edit.ticket.id === ticket.id)
    .reduce((shown, { change }) => {
      const pipeline = known.pipelines.find(({ stages }) => stages.some(({ id }) => id === change.stageId));
      const stage = pipeline?.stages.find(({ id }) => id === change.stageId);
      const owner = known.users.find(({ id }) => id === change.ownerId) ?? null;
      return {
        ...shown,
        subject: change.subject ?? shown.subject,
        status: change.status ?? stage?.setsStatus ?? shown.status,
        stage: stage ?? shown.stage,
        pipeline: pipeline === undefined ? shown.pipeline : { id: pipeline.id, name: pipeline.name },
        owner: change.ownerId === undefined ? shown.owner : owner,
      };
    }, ticket);
}
