/** Records as connectors keep them in step with a CRM: found by the CRM's own id, made when there is none. */
import * as z from 'zod/mini';
import { RecordId } from './ids.ts';
import { CrmRecord, Day, ExternalId, RecordKind, RecordSource, WebAddress } from './records.ts';
import { defineRoute } from './route.ts';
import { EmailAddress, Instant, line } from './values.ts';

/** What is left out stays as it is; null takes it away. Sent again it changes nothing. */
export const ExternalRecord = z.strictObject({
  kind: RecordKind,
  name: line(200),
  title: z.optional(z.nullable(line(200))),
  company: z.optional(z.nullable(line(200))),
  /** Id of the account in the same source. */
  accountExternalId: z.optional(z.nullable(ExternalId)),
  /** All of them; those that the record has besides are taken away. */
  emails: z.optional(z.array(EmailAddress).check(z.maxLength(20))),
  phones: z.optional(z.array(line(50)).check(z.maxLength(20))),
  /** A colleague's e-mail address here. */
  ownerEmail: z.optional(z.nullable(EmailAddress)),
  /** The record's page in the CRM, shown as a link. */
  sourceUrl: z.optional(z.nullable(WebAddress)),
  /** Of a task. */
  dueOn: z.optional(z.nullable(Day)),
  doneAt: z.optional(z.nullable(Instant)),
});
export type ExternalRecord = z.infer<typeof ExternalRecord>;

export const UpsertOutcome = z.enum(['added', 'changed', 'unchanged']);
export type UpsertOutcome = z.infer<typeof UpsertOutcome>;

export const upsertRecord = defineRoute({
  method: 'PUT',
  path: '/api/records/by-external/:source/:externalId',
  summary: 'Add the record with this id in a CRM, or bring it up to date',
  access: 'records.write',
  params: z.object({ source: RecordSource, externalId: ExternalId }),
  body: ExternalRecord,
  response: z.object({ outcome: UpsertOutcome, record: CrmRecord }),
  errors: ['already_exists', 'unusable_reference', 'unusable_value'],
});

/** As many as one request takes. */
export const UPSERTS_MAX = 500;

export const UpsertResult = z.object({
  externalId: z.string(),
  /** Null when refused. */
  recordId: z.nullable(RecordId),
  outcome: z.enum(['added', 'changed', 'unchanged', 'refused']),
  /** Why it was refused, and what to do; null otherwise. */
  reason: z.nullable(z.string()),
});
export type UpsertResult = z.infer<typeof UpsertResult>;

export const upsertRecords = defineRoute({
  method: 'POST',
  path: '/api/records/by-external/:source',
  summary: 'Add or bring up to date up to 500 records of a CRM; one that is refused keeps no other back',
  access: 'records.write',
  params: z.object({ source: RecordSource }),
  body: z.strictObject({
    records: z
      .array(z.extend(ExternalRecord, { externalId: ExternalId }))
      .check(z.minLength(1), z.maxLength(UPSERTS_MAX, { error: `Send ${UPSERTS_MAX} records or fewer.` })),
  }),
  response: z.object({ results: z.array(UpsertResult) }),
  errors: [],
});
