/** A ticket as rows show it. */
import * as z from 'zod/mini';
import { FieldValues } from './fields.ts';
import { RecordId, TicketId } from './ids.ts';
import { Stage, TicketStatus } from './pipelines.ts';
import { RecordKind, RecordSummary } from './records.ts';
import { ClockGlance } from './ticket-clocks.ts';
import { SentimentLabel } from './sentiment-labels.ts';
import { UserSummary } from './users.ts';
import { Instant, Version } from './values.ts';

/** Where a ticket came from; its letter stands in the number. */
export const TicketSource = z.enum(['manual', 'email', 'record', 'conversation', 'api']);
export type TicketSource = z.infer<typeof TicketSource>;

/** `TKT-`, the source's letter, and at least three digits, e.g. `TKT-E001`. */
export const TicketNumber = z.string().check(z.regex(/^TKT-[MERCA]\d{3,}$/));

export const TicketSummary = z.object({
  id: TicketId,
  number: TicketNumber,
  /** Address of the ticket's page in the companion. */
  url: z.url(),
  subject: z.string(),
  source: TicketSource,
  status: TicketStatus,
  pipeline: z.object({ id: z.string(), name: z.string() }),
  stage: Stage,
  owner: z.nullable(UserSummary),
  /** The contact, else the lead, else the account the ticket is for. */
  customer: z.nullable(RecordSummary),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
  /** What runs under an SLA, first response first; absent from companions of before. */
  clocks: z._default(z.array(ClockGlance), []),
});
export type TicketSummary = z.infer<typeof TicketSummary>;

/** A ticket as the list of tickets shows it, with what its columns may ask for. */
export const TicketListItem = z.extend(TicketSummary, {
  creator: z.nullable(UserSummary),
  closedAt: z.nullable(Instant),
  /** How the customer felt; null until that is found, after closing, and from companions of before. */
  sentiment: z._default(z.nullable(SentimentLabel), null),
  /** When it entered the stage it stands in. */
  stageEnteredAt: Instant,
  records: z.array(z.object({ id: RecordId, kind: RecordKind, name: z.string() })),
  /** Values of the custom fields that were asked for, by key. */
  fieldValues: FieldValues,
});
export type TicketListItem = z.infer<typeof TicketListItem>;
