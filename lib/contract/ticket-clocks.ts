/** The clocks that run on tickets: as rows show them, and how their deadlines come about. */
import * as z from 'zod/mini';
import { TicketId, UserId } from './ids.ts';
import { defineRoute } from './route.ts';
import { Instant } from './values.ts';

/** First response: until somebody answers the customer. Closure: until the ticket is closed. */
export const ClockKind = z.enum(['first-response', 'closure']);
export type ClockKind = z.infer<typeof ClockKind>;

/** Missed from the instant after its deadline on, whether anybody looked or not. */
export const ClockState = z.enum(['running', 'paused', 'met', 'missed']);
export type ClockState = z.infer<typeof ClockState>;

/** A clock as rows show it and count it down. */
export const ClockGlance = z.object({
  kind: ClockKind,
  state: ClockState,
  targetS: z.int(),
  /** Null while a pause keeps it from ever being due. */
  dueAt: z.nullable(Instant),
  /** Since when it stands; null while it does not. */
  pausedAt: z.nullable(Instant),
  stoppedAt: z.nullable(Instant),
  /** Closing stops a first response too: closed without reply. */
  stoppedBy: z.nullable(z.enum(['response', 'closing'])),
  /** Time that counts and is left of the target, at `countedAt` or when it was stopped; below 0 by how much it is over. */
  leftS: z.number(),
  countedAt: Instant,
  /** When time counts next, as far as a screen looks ahead; empty while it stands and once it is stopped. */
  runs: z.array(z.object({ from: Instant, to: Instant })),
});
export type ClockGlance = z.infer<typeof ClockGlance>;

/** Why a piece of time counts or not. */
export const TimeReason = z.enum(['counted', 'closed', 'holiday', 'paused']);
export type TimeReason = z.infer<typeof TimeReason>;

export const TimePart = z.object({ from: Instant, to: Instant, why: TimeReason });
export type TimePart = z.infer<typeof TimePart>;

export const TicketClock = z.object({
  kind: ClockKind,
  state: ClockState,
  targetS: z.int(),
  startedAt: Instant,
  /** Null while a pause keeps it from ever being due. */
  dueAt: z.nullable(Instant),
  stoppedAt: z.nullable(Instant),
  /** Closing stops a first response too: closed without reply. */
  stoppedBy: z.nullable(z.enum(['response', 'closing'])),
  /** Time that has counted so far, or until it was stopped. */
  elapsedS: z.number(),
  /** From the start without a gap up to the deadline, or to now when that is later or there is none; the first 1,000. */
  parts: z.array(TimePart),
});
export type TicketClock = z.infer<typeof TicketClock>;

/** What holds for a ticket, copied when it was made; `SlaTerms` as readers get it, who need not check hours again. */
const TicketTerms = z.object({
  firstResponseS: z.nullable(z.int()),
  closureS: z.nullable(z.int()),
  /** Null: all time counts. */
  calendar: z.nullable(
    z.object({
      name: z.string(),
      zone: z.string(),
      /** Windows by the weekday they begin on, as `OpeningWeek` has them. */
      week: z.unknown(),
      holidays: z.array(z.object({ date: z.string(), name: z.string() })),
    }),
  ),
  pausingStatuses: z.array(z.string()),
  notifyUserId: z.nullable(UserId),
});
export type TicketTerms = z.infer<typeof TicketTerms>;

export const TicketSla = z.object({
  /** Null: the ticket was made while there was no policy. */
  terms: z.nullable(TicketTerms),
  clocks: z.array(TicketClock),
});
export type TicketSla = z.infer<typeof TicketSla>;

const params = z.object({ ticketId: TicketId });

export const readTicketSla = defineRoute({
  method: 'GET',
  path: '/api/tickets/:ticketId/sla',
  summary: 'The clocks of a ticket, the terms they run under, and how each deadline comes about',
  access: 'tickets.read',
  params,
  response: TicketSla,
  errors: ['not_found'],
});

export const markResponded = defineRoute({
  method: 'POST',
  path: '/api/tickets/:ticketId/response',
  summary: 'Say that the customer was answered now; stops the first response once',
  access: 'tickets.update',
  params,
  response: TicketSla,
  errors: ['not_found', 'ticket_closed'],
});
