/** What deadlines a policy would give, before anybody saves it. */
import * as z from 'zod/mini';
import { Holiday, OpeningWeek, TimeZone } from './calendars.ts';
import { CalendarId } from './ids.ts';
import { defineRoute } from './route.ts';
import { NewSlaPolicyValues } from './sla.ts';
import { ClockKind, TimePart } from './ticket-clocks.ts';
import { Instant } from './values.ts';

const Pause = z.strictObject({ from: Instant, to: Instant }).check(
  z.refine(({ from, to }) => Date.parse(from) < Date.parse(to), {
    path: ['to'],
    error: 'Give an end after the start.',
  }),
);

const PreviewedClock = z.object({
  kind: ClockKind,
  targetS: z.int(),
  /** Null where the hours never give the time that the target asks for. */
  dueAt: z.nullable(Instant),
  /** From the start up to the deadline; the first 1,000. */
  parts: z.array(TimePart),
});
export type PreviewedClock = z.infer<typeof PreviewedClock>;

export const SlaPreview = z.object({
  /** Zone that the hours are kept in. */
  zone: z.string(),
  clocks: z.array(PreviewedClock),
  /** Open and closed time around it, from a day before the start to a day after the last deadline; the first 1,000. */
  around: z.array(TimePart),
});
export type SlaPreview = z.infer<typeof SlaPreview>;

export const previewSla = defineRoute({
  method: 'POST',
  path: '/api/sla-preview',
  summary: 'How the deadlines of a ticket made at an instant would come about; nothing is saved',
  access: 'settings.manage',
  body: z.strictObject({
    createdAt: Instant,
    firstResponseS: NewSlaPolicyValues.shape.firstResponseS,
    closureS: NewSlaPolicyValues.shape.closureS,
    /** A saved calendar; null for all time. */
    calendarId: z._default(z.nullable(CalendarId), null),
    /** Hours that are not saved; they go before `calendarId`. */
    calendar: z.optional(
      z.strictObject({
        zone: TimeZone,
        week: OpeningWeek,
        holidays: z._default(z.array(Holiday).check(z.maxLength(4000)), []),
      }),
    ),
    pauses: z._default(z.array(Pause).check(z.maxLength(20)), []),
  }),
  response: SlaPreview,
  errors: ['unusable_reference'],
});
