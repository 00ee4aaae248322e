import type { z } from 'zod';
import type { Field } from '#lib/contract/fields.ts';
import type { ConversationId } from '#lib/contract/ids.ts';
import type { RecordSummary } from '#lib/contract/records.ts';
import type { NewTicket } from '#lib/contract/tickets.ts';
import { toWireValues } from '../../field-values.ts';
import type { TicketForm } from '../../use-ticket-form.ts';

/** The record that a new ticket is made from; a task has no tickets. */
export type AboutRecord = Pick<RecordSummary, 'id' | 'kind' | 'name'>;

/** The conversation that a new ticket is made from, with what the form begins with. */
export type AboutConversation = {
  conversationId: ConversationId;
  subject: string;
  description: string;
  /** True where it has a ticket already. */
  isAnother: boolean;
};

/** What a new ticket is made from. */
export type Origin = AboutRecord | AboutConversation;

/** True for a conversation. */
export function isConversation(about: Origin): about is AboutConversation {
  return 'conversationId' in about;
}

/** What the form of a new ticket holds while it is filled in. */
export type NewTicketValues = {
  subject: string;
  description: string;
  ownerId: string | null;
  pipelineId: string;
  stageId: string;
  fields: Record<string, unknown>;
};

/** The form as it opens: default pipeline and stage, oneself as owner, fields at their defaults, a conversation's words. */
export function openingValues(form: TicketForm, meId: string, about: Origin | null): NewTicketValues {
  const told = about !== null && isConversation(about) ? about : { subject: '', description: '' };
  return {
    subject: told.subject,
    description: told.description,
    ownerId: meId,
    pipelineId: form.prefill.pipelineId,
    stageId: form.prefill.stageId,
    fields: form.prefill.fields,
  };
}

/** The fields that a ticket of this pipeline has. */
export function fieldsOf(form: TicketForm, pipelineId: string): Field[] {
  return form.fields.filter(
    ({ pipelineIds }) => pipelineIds === null || pipelineIds.some((id) => id === pipelineId),
  );
}

/** The body that creates the ticket, from a record, a conversation or by itself; values of fields that the pipeline has not are left out. */
export function toNewTicket(
  form: TicketForm,
  values: NewTicketValues,
  about: Origin | null = null,
): z.input<typeof NewTicket> {
  const fields = fieldsOf(form, values.pipelineId);
  return {
    subject: values.subject,
    description: values.description,
    ownerId: values.ownerId,
    pipelineId: values.pipelineId,
    stageId: values.stageId,
    fields: toWireValues(fields, values.fields),
    ...sourceOf(about),
  };
}

function sourceOf(about: Origin | null) {
  if (about === null) return { source: 'manual' as const };
  if (!isConversation(about))
    return { source: 'record' as const, associations: { [`${about.kind}Id`]: about.id } };
  const { conversationId, isAnother } = about;
  return { source: 'conversation' as const, conversationId, isKnowinglyAnother: isAnother };
}
