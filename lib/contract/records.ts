/** CRM records: leads, contacts, accounts, opportunities, and tasks on them. */
import * as z from 'zod/mini';
import { RecordId, UserId } from './ids.ts';
import { defineRoute } from './route.ts';
import { UserSummary } from './users.ts';
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

/** A calendar day as `2026-11-22`. */
export const Day = z.iso
  .date({ error: 'Give a day such as 2026-11-22.' })
  .check(z.refine((day) => day >= '1900', { error: 'Give a day such as 2026-11-22, from 1900 on.' }));

/** A link that a page may show: never `javascript:` or the like. */
export const WebAddress = z
  .string({ error: 'Give a web address.' })
  .check(
    z.trim(),
    z.maxLength(2000, { error: 'Shorten it to 2000 characters or less.' }),
    z.regex(/^https?:\/\/\S+$/i, { error: 'Give a web address that begins with https://.' }),
  );

/** Which CRM or connector records come from, e.g. `zoho`. */
export const RecordSource = z.string({ error: 'Give the name of the source.' }).check(
  z.regex(/^[a-z0-9][a-z0-9_-]{0,49}$/, {
    error: 'Use up to 50 small letters, digits, hyphens and underscores, e.g. zoho.',
  }),
);

export const ExternalId = line(200);

export const CrmRecord = z.extend(RecordSummary, {
  emails: z.array(EmailAddress),
  phones: z.array(z.string()),
  ownerId: z.nullable(UserId),
  /** Address of the record in the CRM it came from. */
  sourceUrl: z.nullable(z.string()),
  /** The CRM it came from, and its id there; null for a record made here. */
  source: z._default(z.nullable(z.string()), null),
  externalId: z._default(z.nullable(z.string()), null),
  /** Of a task: when it is due, and since when it is done. */
  dueOn: z._default(z.nullable(z.string()), null),
  doneAt: z._default(z.nullable(Instant), null),
  /** Of a task: the record it is about. */
  aboutId: z._default(z.nullable(RecordId), null),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
});
export type CrmRecord = z.infer<typeof CrmRecord>;

/** A record as the lists show it. */
export const RecordListItem = z.extend(RecordSummary, {
  emails: z._default(z.array(z.string()), []),
  phones: z._default(z.array(z.string()), []),
  owner: z._default(z.nullable(UserSummary), null),
  dueOn: z._default(z.nullable(z.string()), null),
  doneAt: z._default(z.nullable(Instant), null),
});
export type RecordListItem = z.infer<typeof RecordListItem>;

/** A new lead or contact needs an address to be matched by; other kinds may have none. */
export const NewRecord = z.strictObject({
  kind: RecordKind,
  name: line(200),
  title: z._default(z.nullable(line(200)), null),
  company: z._default(z.nullable(line(200)), null),
  accountId: z._default(z.nullable(RecordId), null),
  /** Of a task: the record it is about; other kinds have none. */
  aboutId: z._default(z.nullable(RecordId), null),
  emails: z._default(z.array(EmailAddress).check(z.maxLength(20)), []),
  phones: z._default(z.array(line(50)).check(z.maxLength(20)), []),
  /** Absent: the creator; null: nobody. */
  ownerId: z.optional(z.nullable(UserId)),
  sourceUrl: z._default(z.nullable(WebAddress), null),
  /** Of a task. */
  dueOn: z._default(z.nullable(Day), null),
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
    /** Tasks about this record. */
    aboutId: z.optional(RecordId),
    cursor: z.optional(Cursor),
    limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 25),
  }),
  response: page(RecordListItem),
  errors: [],
});

/** Only what is given changes; `version` is what the edit was based on. */
export const RecordChanges = z.strictObject({
  version: Version,
  name: z.optional(line(200)),
  title: z.optional(z.nullable(line(200))),
  company: z.optional(z.nullable(line(200))),
  accountId: z.optional(z.nullable(RecordId)),
  /** All of them, in order; those left out are taken away. */
  emails: z.optional(z.array(EmailAddress).check(z.maxLength(20))),
  phones: z.optional(z.array(line(50)).check(z.maxLength(20))),
  ownerId: z.optional(z.nullable(UserId)),
  sourceUrl: z.optional(z.nullable(WebAddress)),
  dueOn: z.optional(z.nullable(Day)),
  isDone: z.optional(z.boolean()),
});
export type RecordChanges = z.infer<typeof RecordChanges>;

export const updateRecord = defineRoute({
  method: 'PATCH',
  path: '/api/records/:recordId',
  summary: 'Change a record; an edit of an older version is refused, saying who changed it',
  access: 'records.write',
  params: z.object({ recordId: RecordId }),
  body: RecordChanges,
  response: CrmRecord,
  errors: ['not_found', 'stale_version', 'already_exists', 'unusable_reference', 'unusable_value'],
});
