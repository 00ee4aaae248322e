import type { Ticket } from '#lib/contract/tickets.ts';
import type { Edit } from '#lib/store/outbox.ts';

/** The ticket as it is shown while edits of it are on their way: with their values already in it, the latest last. */
export function shownTicket(ticket: Ticket, edits: readonly Edit[]): Ticket {
  return edits.reduce(withEdit, ticket);
}

function withEdit(ticket: Ticket, edit: Edit): Ticket {
  const { subject, status, ownerId, fields, associations = {} } = edit.changes;
  const place = placeAfter(ticket, edit.changes);
  return {
    ...ticket,
    ...place,
    subject: subject ?? ticket.subject,
    status: status ?? place.stage.setsStatus ?? ticket.status,
    owner: ownerId === undefined ? ticket.owner : (ticket.owners.find(({ id }) => id === ownerId) ?? null),
    fieldValues: { ...ticket.fieldValues, ...fields },
    associations: ticket.associations.filter(
      ({ kind }) => kind === 'task' || associations[`${kind}Id`] !== null,
    ),
  };
}

/** Pipeline and stage after an edit; a new pipeline without a stage starts at its first. */
function placeAfter(
  ticket: Ticket,
  { pipelineId, stageId }: Edit['changes'],
): Pick<Ticket, 'pipeline' | 'stage'> {
  const pipeline = ticket.pipelines.find(({ id }) => id === (pipelineId ?? ticket.pipeline.id));
  const isMoved = pipelineId !== undefined || stageId !== undefined;
  if (pipeline === undefined || !isMoved)
    return { pipeline: ticket.pipeline, stage: { ...ticket.stage, setsStatus: null } };
  const stage = pipeline.stages.find(({ id }) => id === stageId) ?? pipeline.stages[0];
  return { pipeline, stage: stage ?? ticket.stage };
}
