/** CRM records: leads, contacts, accounts, opportunities, and tasks on them. */
import * as z from 'zod/mini';
import { RecordId, UserId } from './ids.ts';
import { defineRoute } from './route.ts';
import { Cursor, EmailAddress, Instant, Version, line, page } from './values.ts';

export const RecordKind = z.enum(['lead', 'contact', 'account', 'opportunity', 'task']);
export type RecordKind = z.infer<typeof RecordKind>;

/** The kinds a ticket can be associated with; a task is an activity on one of them. */
export const AssociableKind = z.enum(['lead', 'contact', 'account', 'opportunity']);
export type AssociableKind = z.infer<typeof AssociableKind>;

export const RecordSummary = z.object({
  id: RecordId,
  kind: RecordKind,
  name: z.string(),
  /** Job title; null when unknown. */
  title: z.nullable(z.string()),
  /** Company as text: a lead's own, or the name of a contact's account. */
  company: z.nullable(z.string()),
  /** The account a contact or opportunity belongs to. */
  accountId: z.nullable(RecordId),
});
export type RecordSummary = z.infer<typeof RecordSummary>;

export const CrmRecord = z.extend(RecordSummary, {
  emails: z.array(EmailAddress),
  phones: z.array(z.string()),
  ownerId: z.nullable(UserId),
  /** Address of the record in the CRM it came from. */
  sourceUrl: z.nullable(z.string()),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
});
export type CrmRecord = z.infer<typeof CrmRecord>;

/** A new lead or contact needs an address to be matched by; other kinds may have none. */
export const NewRecord = z.strictObject({
  kind: RecordKind,
  name: line(200),
  title: z._default(z.nullable(line(200)), null),
  company: z._default(z.nullable(line(200)), null),
  accountId: z._default(z.nullable(RecordId), null),
  emails: z._default(z.array(EmailAddress).check(z.maxLength(20)), []),
  phones: z._default(z.array(line(50)).check(z.maxLength(20)), []),
});
export type NewRecord = z.infer<typeof NewRecord>;

export const createRecord = defineRoute({
  method: 'POST',
  path: '/api/records',
  summary: 'Add a lead, contact, account, opportunity or task',
  access: 'records.write',
  body: NewRecord,
  response: CrmRecord,
  status: 201,
  errors: ['already_exists', 'unusable_reference', 'idempotency_key_reused'],
  idempotent: true,
});

/** One record, whole. */
export const readRecord = defineRoute({
  method: 'GET',
  path: '/api/records/:recordId',
  summary: 'One record',
  access: 'records.read',
  params: z.object({ recordId: RecordId }),
  response: CrmRecord,
  errors: ['not_found'],
});

export const addRecordEmail = defineRoute({
  method: 'POST',
  path: '/api/records/:recordId/emails',
  summary: 'Add an e-mail address to a lead or contact, so that senders with it match',
  access: 'records.write',
  params: z.object({ recordId: RecordId }),
  body: z.strictObject({ email: EmailAddress }),
  response: CrmRecord,
  errors: ['not_found'],
});

export const listRecords = defineRoute({
  method: 'GET',
  path: '/api/records',
  summary: 'Records by kind and text, latest activity first',
  access: 'records.read',
  query: z.strictObject({
    kind: z.optional(RecordKind),
    /** Matches names, companies and e-mail addresses by prefix of a word. */
    search: z.optional(line(200)),
    cursor: z.optional(Cursor),
    limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 25),
  }),
  response: page(RecordSummary),
  errors: [],
});
