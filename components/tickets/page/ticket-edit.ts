import type { z } from 'zod';
import type { Ticket, TicketChanges } from '#lib/contract/tickets.ts';

/** What one edit changes, without the version. */
export type TicketChange = Omit<z.input<typeof TicketChanges>, 'version'>;

/** An edit in words, so that a refusal can name it and a conflict can show both values. */
export type TicketEdit = {
  change: TicketChange;
  /** Name of what is edited, as its label says. */
  label: string;
  /** The value the user wants, as people read it. */
  wanted: string;
  /** The value of the same thing on any state of the ticket, as people read it. */
  valueOf: (ticket: Ticket) => string;
  /** What the user had before them on starting to type; absent for what is chosen in one step from what is shown now. */
  startedFrom?: { version: number; value: string };
};

/** The edit, remembering what the user saw on starting it. */
export function startedFrom(ticket: Ticket, edit: TicketEdit): TicketEdit {
  return { ...edit, startedFrom: { version: ticket.version, value: edit.valueOf(ticket) } };
}

/**
 * The version an edit is based on. A page reads its ticket again while somebody types, so the newest version would pass over a
 * colleague's change of the same thing; it counts only as long as that thing is as it was when typing began.
 */
export function versionOf(edit: TicketEdit, now: Ticket): number {
  const { startedFrom: start } = edit;
  return start === undefined || start.value === edit.valueOf(now) ? now.version : start.version;
}

/** The ticket as it will be if the change is accepted; shown while it is on its way. */
export function withChange(ticket: Ticket, change: TicketChange): Ticket {
  return {
    ...ticket,
    ...placeAfter(ticket, change),
    subject: change.subject ?? ticket.subject,
    description: change.description ?? ticket.description,
    owner:
      change.ownerId === undefined
        ? ticket.owner
        : (ticket.owners.find(({ id }) => id === change.ownerId) ?? null),
    fieldValues: { ...ticket.fieldValues, ...change.fields },
  };
}

/** Pipeline, stage and status after a move: another pipeline starts at its first stage, a stage may set the status. */
function placeAfter(ticket: Ticket, change: TicketChange): Pick<Ticket, 'pipeline' | 'stage' | 'status'> {
  const pipeline = ticket.pipelines.find(({ id }) => id === (change.pipelineId ?? ticket.pipeline.id));
  const first = change.pipelineId === undefined ? undefined : pipeline?.stages[0];
  const entered = pipeline?.stages.find(({ id }) => id === change.stageId) ?? first;
  return {
    pipeline: pipeline === undefined ? ticket.pipeline : { id: pipeline.id, name: pipeline.name },
    stage: entered ?? ticket.stage,
    status: change.status ?? entered?.setsStatus ?? ticket.status,
  };
}

/** The pipeline the ticket stands in, with its stages. */
export function pipelineOf(ticket: Ticket): Ticket['pipelines'][number] | undefined {
  return ticket.pipelines.find(({ id }) => id === ticket.pipeline.id);
}

/** Whether the change closes the ticket, which nothing can take back. */
export function closes(ticket: Ticket, { status, stageId, pipelineId }: TicketChange): boolean {
  if (status !== undefined) return status === 'closed';
  const pipelines = ticket.pipelines.filter(({ id }) => id === (pipelineId ?? ticket.pipeline.id));
  return pipelines.some(({ stages }) =>
    stages.some(({ id, setsStatus }) => id === stageId && setsStatus === 'closed'),
  );
}
