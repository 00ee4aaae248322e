import type { Ticket } from '#lib/contract/tickets.ts';
import type { EditState } from './use-edits.ts';

/** The ticket as it is shown while an edit is on its way: with the edit's values already in it. */
export function shownTicket(ticket: Ticket, { state, ...rest }: EditState): Ticket {
  if (state !== 'saving' || !('edit' in rest)) return ticket;
  const { subject, status, pipelineId, stageId, ownerId, fields, description } = rest.edit.changes;
  const pipeline = ticket.pipelines.find(({ id }) => id === (pipelineId ?? ticket.pipeline.id));
  const stage = pipeline?.stages.find(({ id }) => id === stageId) ?? (pipelineId === undefined ? undefined : pipeline?.stages[0]);
  return {
    ...ticket,
    subject: subject ?? ticket.subject,
    description: description ?? ticket.description,
    status: status ?? stage?.setsStatus ?? ticket.status,
    pipeline: pipeline ?? ticket.pipeline,
    stage: stage ?? ticket.stage,
    owner: ownerId === undefined ? ticket.owner : (ticket.owners.find(({ id }) => id === ownerId) ?? null),
    fieldValues: { ...ticket.fieldValues, ...fields },
  };
}
