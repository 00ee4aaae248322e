/** CRM records: leads, contacts, accounts, opportunities, and tasks on them. */
import { z } from 'zod';
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
  title: z.string().nullable(),
  /** Company as text: a lead's own, or the name of a contact's account. */
  company: z.string().nullable(),
  /** The account a contact or opportunity belongs to. */
  accountId: RecordId.nullable(),
});
export type RecordSummary = z.infer<typeof RecordSummary>;

export const CrmRecord = RecordSummary.extend({
  emails: z.array(EmailAddress),
  phones: z.array(z.string()),
  ownerId: UserId.nullable(),
  /** Address of the record in the CRM it came from. */
  sourceUrl: z.string().nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
});
export type CrmRecord = z.infer<typeof CrmRecord>;

/** A new lead or contact needs an address to be matched by; other kinds may have none. */
export const NewRecord = z.strictObject({
  kind: RecordKind,
  name: line(200),
  title: line(200).nullable().default(null),
  company: line(200).nullable().default(null),
  accountId: RecordId.nullable().default(null),
  emails: z.array(EmailAddress).max(20).default([]),
  phones: z.array(line(50)).max(20).default([]),
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
    kind: RecordKind.optional(),
    /** Matches names, companies and e-mail addresses by prefix of a word. */
    search: line(200).optional(),
    cursor: Cursor.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  response: page(RecordSummary),
  errors: [],
});
