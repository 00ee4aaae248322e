/** Global search over tickets and records: ranked, by prefix, within what the caller may see. */
import * as z from 'zod/mini';
import { RecordKind, RecordSummary } from './records.ts';
import { defineRoute } from './route.ts';
import { TicketSummary } from './tickets-summary.ts';
import { line } from './values.ts';

export const SEARCH_SCOPES = ['tickets', 'lead', 'contact', 'account', 'opportunity', 'task'] as const;
export const SearchScope = z.enum(SEARCH_SCOPES);
export type SearchScope = z.infer<typeof SearchScope>;

/** Where a ticket's text was found, when not in its number or subject. */
export const FoundIn = z.object({
  place: z.enum(['conversation', 'field', 'description']),
  /** The part around the first word, on one line. */
  text: z.string(),
});
export type FoundIn = z.infer<typeof FoundIn>;

export const TicketHit = z.object({ ticket: TicketSummary, foundIn: z.nullable(FoundIn) });
export type TicketHit = z.infer<typeof TicketHit>;

/** A record found, with the address that matched when its name did not. */
export const RecordHit = z.object({ record: RecordSummary, email: z.nullable(z.string()) });
export type RecordHit = z.infer<typeof RecordHit>;

/** More than this many are not counted one by one. */
export const COUNT_MAX = 1000;

const counted = {
  /** How many there are; `COUNT_MAX` stands for as many or more. */
  total: z.int(),
};

export const SearchResults = z.object({
  /** Absent when not asked for, or not permitted. */
  tickets: z.optional(z.object({ ...counted, items: z.array(TicketHit) })),
  /** By kind; empty when not permitted. */
  records: z.array(z.object({ ...counted, kind: RecordKind, items: z.array(RecordHit) })),
  /** What the caller's profile leaves out of the search. */
  denied: z.array(z.enum(['tickets', 'records'])),
});
export type SearchResults = z.infer<typeof SearchResults>;

export const search = defineRoute({
  method: 'GET',
  path: '/api/search',
  summary:
    'Tickets by number, subject, description, conversation name and text fields; records by name, company and address',
  access: 'signed-in',
  query: z.strictObject({
    text: line(200),
    /** Absent: all, a few of each. */
    scope: z.optional(SearchScope),
    /** Only tickets and records that belong to the caller. */
    mine: z._default(z.stringbool({ error: 'Say true or false.' }), false),
    /** How many of the best to leave out, for further pages. */
    offset: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(COUNT_MAX)), 0),
    limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(50)), 5),
  }),
  response: SearchResults,
  errors: [],
});
