import type { z } from 'zod';
import type { Field } from '#lib/contract/fields.ts';
import type { RecordSummary } from '#lib/contract/records.ts';
import type { NewTicket } from '#lib/contract/tickets.ts';
import { toWireValues } from '../../field-values.ts';
import type { TicketForm } from '../../use-ticket-form.ts';

/** The record that a new ticket is made from; a task has no tickets. */
export type AboutRecord = Pick<RecordSummary, 'id' | 'kind' | 'name'>;

/** What the form of a new ticket holds while it is filled in. */
export type NewTicketValues = {
  subject: string;
  description: string;
  ownerId: string | null;
  pipelineId: string;
  stageId: string;
  fields: Record<string, unknown>;
};

/** The form as it opens: default pipeline and stage, oneself as owner, fields at their defaults. */
export function openingValues(form: TicketForm, meId: string): NewTicketValues {
  return {
    subject: '',
    description: '',
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

/** The body that creates the ticket, about a record or by itself; values of fields that the pipeline has not are left out. */
export function toNewTicket(
  form: TicketForm,
  values: NewTicketValues,
  about: AboutRecord | null = null,
): z.input<typeof NewTicket> {
  const fields = fieldsOf(form, values.pipelineId);
  return {
    subject: values.subject,
    description: values.description,
    ownerId: values.ownerId,
    pipelineId: values.pipelineId,
    stageId: values.stageId,
    fields: toWireValues(fields, values.fields),
    ...(about === null
      ? { source: 'manual' }
      : { source: 'record', associations: { [`${about.kind}Id`]: about.id } }),
  };
}
