/** Business calendars: in which zone, in which hours of the week, and on which dates not, time counts for an SLA. */
import * as z from 'zod/mini';
import { CalendarId } from './ids.ts';
import { defineRoute } from './route.ts';
import { Version, line } from './values.ts';

export const Weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);
export type Weekday = z.infer<typeof Weekday>;

/** Monday first, as ISO 8601 counts. */
export const WEEKDAYS: readonly Weekday[] = Weekday.options;

/** More is a mistake: one window for each quarter of an hour. */
const WINDOWS_MAX = 96;
/** A century of holidays at forty a year. */
const HOLIDAYS_MAX = 4000;

const Start = z.string({ error: 'Give a time such as 09:00.' }).check(
  z.regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, {
    error: 'Give a time from 00:00 to 23:59, such as 09:00.',
  }),
);
const End = z.string({ error: 'Give a time such as 17:00.' }).check(
  z.regex(/^(([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?|24:00(:00)?)$/, {
    error: 'Give a time from 00:00 to 24:00, such as 17:00.',
  }),
);

/** The second of the day that a window's text names, 0 to 86,400. */
export function secondOfDay(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

/**
 * Opening hours by the wall clock, from the first time up to the second. A second that is earlier lies on the next day:
 * `['22:00', '06:00']` is a night.
 */
export const OpeningWindow = z.tuple([Start, End], { error: 'Give a start and an end.' }).check(
  z.refine(([start, end]) => secondOfDay(start) !== secondOfDay(end), {
    error: 'Give an end other than the start; a whole day is 00:00 to 24:00.',
  }),
);
export type OpeningWindow = z.infer<typeof OpeningWindow>;

const Day = z.optional(
  z
    .array(OpeningWindow, { error: 'Give a list of windows such as [["09:00", "17:00"]].' })
    .check(z.maxLength(WINDOWS_MAX, { error: `Give ${WINDOWS_MAX} windows or less.` })),
);

/** Windows by the weekday they begin on; a day without any is closed. */
export const OpeningWeek = z.strictObject(
  { mon: Day, tue: Day, wed: Day, thu: Day, fri: Day, sat: Day, sun: Day },
  {
    error: ({ code }) =>
      code === 'unrecognized_keys'
        ? 'Name weekdays mon, tue, wed, thu, fri, sat and sun.'
        : 'Give windows by weekday.',
  },
);
export type OpeningWeek = z.infer<typeof OpeningWeek>;

/** A zone of the IANA database or a fixed offset; which ones there are, the runtime's ICU says. */
export const TimeZone = z
  .string({ error: 'Give a zone such as Europe/Oslo.' })
  .check(z.maxLength(60), z.refine(isTimeZone, { error: 'Give a zone such as Europe/Oslo.' }));

export const HolidayDate = z.iso.date({ error: 'Give a date such as 2026-12-25.' });

export const BusinessCalendar = z.object({
  zone: TimeZone,
  week: OpeningWeek,
  /** Local dates on which nothing counts, from midnight to midnight. */
  holidays: z.array(HolidayDate).check(z.maxLength(HOLIDAYS_MAX)),
});
export type BusinessCalendar = z.infer<typeof BusinessCalendar>;

/** Every second of every day: what holds where nobody chose hours. */
export const ALWAYS_OPEN: BusinessCalendar = {
  zone: 'UTC',
  week: Object.fromEntries(WEEKDAYS.map((day) => [day, [['00:00', '24:00']]])),
  holidays: [],
};

/** A date on which nothing counts, and what people call it. */
export const Holiday = z.strictObject({ date: HolidayDate, name: line(100) });
export type Holiday = z.infer<typeof Holiday>;

export const NewCalendar = z.strictObject({
  name: line(60),
  zone: TimeZone,
  week: OpeningWeek,
  holidays: z._default(z.array(Holiday).check(z.maxLength(HOLIDAYS_MAX)), []),
});
export type NewCalendar = z.infer<typeof NewCalendar>;

/** A calendar as its settings show it. */
export const Calendar = z.object({
  id: CalendarId,
  name: z.string(),
  zone: z.string(),
  week: OpeningWeek,
  /** In order of their dates. */
  holidays: z.array(Holiday),
  version: Version,
});
export type Calendar = z.infer<typeof Calendar>;

export const listCalendars = defineRoute({
  method: 'GET',
  path: '/api/calendars',
  summary: 'Business calendars by name',
  access: 'settings.manage',
  response: z.object({ items: z.array(Calendar) }),
  errors: [],
});

export const createCalendar = defineRoute({
  method: 'POST',
  path: '/api/calendars',
  summary: 'Add a business calendar',
  access: 'settings.manage',
  body: NewCalendar,
  response: Calendar,
  status: 201,
  errors: ['already_exists', 'idempotency_key_reused'],
  idempotent: true,
});

/** Only what is given changes; tickets that there are keep the calendar they were made under. */
export const CalendarChanges = z.strictObject({
  version: Version,
  name: z.optional(line(60)),
  zone: z.optional(TimeZone),
  week: z.optional(OpeningWeek),
  holidays: z.optional(z.array(Holiday).check(z.maxLength(HOLIDAYS_MAX))),
});
export type CalendarChanges = z.infer<typeof CalendarChanges>;

export const updateCalendar = defineRoute({
  method: 'PATCH',
  path: '/api/calendars/:calendarId',
  summary: 'Change a business calendar for tickets to come',
  access: 'settings.manage',
  params: z.object({ calendarId: CalendarId }),
  body: CalendarChanges,
  response: Calendar,
  errors: ['not_found', 'stale_version', 'already_exists'],
});

export const deleteCalendar = defineRoute({
  method: 'DELETE',
  path: '/api/calendars/:calendarId',
  summary: 'Delete a business calendar that no SLA policy uses',
  access: 'settings.manage',
  params: z.object({ calendarId: CalendarId }),
  errors: ['not_found', 'in_use'],
});

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== '';
  } catch {
    return false;
  }
}
