/** The SLA policy, and the clocks that run on tickets under the terms that held when they were made. */
import * as z from 'zod/mini';
import { OpeningWeek, Holiday } from './calendars.ts';
import { CalendarId, TicketId, UserId } from './ids.ts';
import { defineRoute } from './route.ts';
import { Instant, Version } from './values.ts';

/** First response: until somebody answers the customer. Closure: until the ticket is closed. */
export const ClockKind = z.enum(['first-response', 'closure']);
export type ClockKind = z.infer<typeof ClockKind>;

/** Statuses in which a policy may let clocks stand. */
export const PausingStatus = z.enum(['pending', 'on-hold']);
export type PausingStatus = z.infer<typeof PausingStatus>;

const TARGET_S_MAX = 366 * 86_400;

/** Seconds that count; null for no such target. */
const Target = z.nullable(
  z
    .int({ error: 'Give whole seconds.' })
    .check(
      z.minimum(60, { error: 'Give a minute or more.' }),
      z.maximum(TARGET_S_MAX, { error: 'Give a year or less.' }),
    ),
);

/** Settings > Customisation > Tickets > SLA settings: what new tickets get. */
export const SlaPolicy = z.object({
  firstResponseS: Target,
  closureS: Target,
  /** In which hours time counts; null for always. */
  calendarId: z.nullable(CalendarId),
  /** Statuses in which the clocks stand. */
  pausingStatuses: z.array(PausingStatus),
  /** Who is told when time is exceeded; null for nobody. */
  notifyUserId: z.nullable(UserId),
  version: Version,
});
export type SlaPolicy = z.infer<typeof SlaPolicy>;

export const readSlaPolicy = defineRoute({
  method: 'GET',
  path: '/api/sla-policy',
  summary: 'The SLA policy that new tickets get; without targets before somebody sets it',
  access: 'settings.manage',
  response: SlaPolicy,
  errors: [],
});

export const updateSlaPolicy = defineRoute({
  method: 'PUT',
  path: '/api/sla-policy',
  summary: 'Set the SLA policy for tickets to come; those that there are keep theirs',
  access: 'settings.manage',
  body: z.strictObject({
    version: Version,
    firstResponseS: Target,
    closureS: Target,
    calendarId: z._default(z.nullable(CalendarId), null),
    pausingStatuses: z._default(z.array(PausingStatus).check(z.maxLength(2)), []),
    notifyUserId: z._default(z.nullable(UserId), null),
  }),
  response: SlaPolicy,
  errors: ['stale_version', 'unusable_reference'],
});

/** What holds for a ticket, copied when it was made. */
export const SlaTerms = z.object({
  firstResponseS: z.nullable(z.int()),
  closureS: z.nullable(z.int()),
  /** Null: all time counts. */
  calendar: z.nullable(
    z.object({ name: z.string(), zone: z.string(), week: OpeningWeek, holidays: z.array(Holiday) }),
  ),
  pausingStatuses: z.array(PausingStatus),
  notifyUserId: z.nullable(UserId),
});
export type SlaTerms = z.infer<typeof SlaTerms>;

/** Missed from the instant after its deadline on, whether anybody looked or not. */
export const ClockState = z.enum(['running', 'paused', 'met', 'missed']);
export type ClockState = z.infer<typeof ClockState>;

/** Why a piece of time counts or not. */
export const TimeReason = z.enum(['counted', 'closed', 'holiday', 'paused']);
export type TimeReason = z.infer<typeof TimeReason>;

const TimePart = z.object({ from: Instant, to: Instant, why: TimeReason });
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

export const TicketSla = z.object({
  /** Null: the ticket was made while there was no policy. */
  terms: z.nullable(SlaTerms),
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
