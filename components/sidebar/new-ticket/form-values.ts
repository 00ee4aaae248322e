/** The new-ticket form as data: how it opens, and what is sent. */
import * as z from 'zod/mini';
import type { Field } from '#lib/contract/fields.ts';
import { RecordId, UserId, PipelineId, StageId } from '#lib/contract/ids.ts';
import type { Pipeline } from '#lib/contract/pipelines.ts';
import type { AssociableKind, RecordSummary } from '#lib/contract/records.ts';
import type { ThreadContext, ThreadFacts, ThreadMessage } from '#lib/contract/threads.ts';
import type { NewTicket } from '#lib/contract/tickets.ts';
import { toWireValues } from '../../tickets/field-values.ts';

/** Kinds in the order the form shows them. */
export const ASSOCIATION_KINDS = [
  'contact',
  'lead',
  'account',
  'opportunity',
] as const satisfies AssociableKind[];

const Linked = z.nullable(RecordId);

/** What the form holds; also the shape of its draft. */
export const FormValues = z.object({
  subject: z.string(),
  description: z.string(),
  pipelineId: PipelineId,
  stageId: StageId,
  ownerId: z.nullable(UserId),
  associations: z.object({ contact: Linked, lead: Linked, account: Linked, opportunity: Linked }),
  fields: z.record(z.string(), z.unknown()),
  /** Keys of the mail's files to keep with the ticket. */
  files: z._default(z.array(z.string()), []),
});
export type FormValues = z.infer<typeof FormValues>;

/** Records chosen by hand where several of a kind match, by kind. */
export type ChosenRecords = Partial<Record<AssociableKind, RecordSummary>>;

/** The form as it opens: complete where the companion could fill it in. The description follows when the mail was read. */
export function openingValues(context: ThreadContext, chosen: ChosenRecords): FormValues {
  const { prefill } = context;
  const { contactId, leadId, accountId, opportunityId } = prefill.associations;
  return {
    subject: prefill.subject,
    description: '',
    pipelineId: prefill.pipelineId,
    stageId: prefill.stageId,
    ownerId: prefill.ownerId,
    associations: {
      contact: chosen.contact?.id ?? contactId,
      lead: chosen.lead?.id ?? leadId,
      account: accountId ?? chosen.contact?.accountId ?? null,
      opportunity: opportunityId,
    },
    fields: { ...prefill.fields },
    files: [],
  };
}

/** A draft of this form, or null when it is none, or names a pipeline or stage that is gone. */
export function readDraft(draft: unknown, pipelines: readonly Pipeline[]): FormValues | null {
  const parsed = FormValues.safeParse(draft);
  if (!parsed.success) return null;
  const pipeline = pipelines.find(({ id }) => id === parsed.data.pipelineId);
  return pipeline?.stages.some(({ id }) => id === parsed.data.stageId) ? parsed.data : null;
}

/** Moves the form to another pipeline, at its first stage; fields are kept. */
export function withPipeline(values: FormValues, pipeline: Pipeline): FormValues {
  return { ...values, pipelineId: pipeline.id, stageId: pipeline.stages[0]?.id ?? values.stageId };
}

/** Custom fields that apply in a pipeline, in their order. */
export function fieldsOf(fields: readonly Field[], pipelineId: PipelineId): Field[] {
  return fields.filter((field) => field.pipelineIds === null || field.pipelineIds.includes(pipelineId));
}

type Extras = {
  fields: readonly Field[];
  thread: ThreadFacts;
  messages: ThreadMessage[];
  isKnowinglyAnother: boolean;
};

/** What is sent. Fields of other pipelines are left out, as the companion refuses them. */
export function toNewTicket(values: FormValues, extras: Extras): NewTicket {
  const { contact, lead, account, opportunity } = values.associations;
  return {
    subject: values.subject.trim(),
    description: values.description,
    pipelineId: values.pipelineId,
    stageId: values.stageId,
    ownerId: values.ownerId,
    associations: { contactId: contact, leadId: lead, accountId: account, opportunityId: opportunity },
    fields: toWireValues(fieldsOf(extras.fields, values.pipelineId), values.fields),
    source: 'email',
    thread: extras.thread,
    messages: extras.messages,
    isKnowinglyAnother: extras.isKnowinglyAnother,
  };
}
