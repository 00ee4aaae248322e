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
};

/** The ticket as it will be if the change is accepted; shown while it is on its way. */
export function withChange(ticket: Ticket, change: TicketChange): Ticket {
  const pipeline = ticket.pipelines.find(({ id }) => id === change.pipelineId) ?? pipelineOf(ticket);
  const stage = pipeline?.stages.find(({ id }) => id === change.stageId);
  return {
    ...ticket,
    subject: change.subject ?? ticket.subject,
    description: change.description ?? ticket.description,
    status: change.status ?? stage?.setsStatus ?? ticket.status,
    pipeline: pipeline === undefined ? ticket.pipeline : { id: pipeline.id, name: pipeline.name },
    stage: stage ?? (change.pipelineId === undefined ? ticket.stage : (pipeline?.stages[0] ?? ticket.stage)),
    owner: change.ownerId === undefined ? ticket.owner : (ticket.owners.find(({ id }) => id === change.ownerId) ?? null),
    fieldValues: { ...ticket.fieldValues, ...change.fields },
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
  return pipelines.some(({ stages }) => stages.some(({ id, setsStatus }) => id === stageId && setsStatus === 'closed'));
}
