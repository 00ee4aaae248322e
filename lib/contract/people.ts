/** What is known of a person, for those who have to give it out or erase it. */
import * as z from 'zod/mini';
import { RecordId } from './ids.ts';
import { RecordSummary } from './records.ts';
import { defineRoute } from './route.ts';

export const PersonCounts = z.object({
  /** Leads and contacts with one of the person's addresses. */
  records: z.int(),
  tickets: z.int(),
  messages: z.int(),
  comments: z.int(),
  files: z.int(),
  tasks: z.int(),
});
export type PersonCounts = z.infer<typeof PersonCounts>;

export const Person = z.object({
  records: z.array(RecordSummary),
  addresses: z.array(z.string()),
  counts: PersonCounts,
});
export type Person = z.infer<typeof Person>;

const PersonParams = z.object({ recordId: RecordId });

export const readPerson = defineRoute({
  method: 'GET',
  path: '/api/people/:recordId',
  summary: 'How much is known of the person behind a lead or contact',
  access: 'settings.manage',
  params: PersonParams,
  response: Person,
  errors: ['not_found'],
});

export const exportPerson = defineRoute({
  method: 'GET',
  path: '/api/people/:recordId/export',
  summary: 'Everything known of the person behind a lead or contact, as JSON',
  access: 'settings.manage',
  params: PersonParams,
  file: 'application/octet-stream',
  errors: ['not_found'],
});

export const erasePerson = defineRoute({
  method: 'POST',
  path: '/api/people/:recordId/erasure',
  summary: 'Erase the person behind a lead or contact everywhere; this cannot be taken back',
  access: 'settings.manage',
  params: PersonParams,
  /** The record's name, typed by whoever erases. */
  body: z.strictObject({ confirmation: z.string().check(z.maxLength(200)) }),
  response: PersonCounts,
  errors: ['not_found', 'unusable_value'],
});
