/** A calendar while it is edited. */
import type { z } from 'zod';
import {
  WEEKDAYS,
  type Calendar,
  type Holiday,
  type NewCalendar,
  type OpeningWindow,
  type Weekday,
} from '#lib/contract/calendars.ts';

export type WindowDraft = {
  /** Stays the same while others come and go. */
  key: string;
  from: string;
  to: string;
};

export type CalendarDraft = {
  name: string;
  zone: string;
  week: Record<Weekday, WindowDraft[]>;
  holidays: Holiday[];
};

const WORKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];
const OFFICE = ['09:00', '17:00'] as const;

/** A new calendar as its form opens: office hours of the zone. */
export function newDraft(zone: string): CalendarDraft {
  return {
    name: '',
    zone,
    week: weekOf((day) => (WORKDAYS.includes(day) ? [aWindow(...OFFICE)] : [])),
    holidays: [],
  };
}

/** The draft of a saved calendar as it stands. */
export function draftOf({ name, zone, week, holidays }: Calendar): CalendarDraft {
  const windows = (day: Weekday) =>
    (week[day] ?? []).map(([from, to], index) => ({ key: String(index), from: short(from), to: short(to) }));
  return { name, zone, week: weekOf(windows), holidays };
}

/** What is sent. */
export function toCalendar({ name, zone, week, holidays }: CalendarDraft): z.input<typeof NewCalendar> {
  const windows = WEEKDAYS.map((day) => [day, week[day].map(({ from, to }): OpeningWindow => [from, to])]);
  return { name, zone, week: Object.fromEntries(windows) as NewCalendar['week'], holidays };
}

/** A window that is not saved yet. */
export function aWindow(from: string, to: string): WindowDraft {
  return { key: crypto.randomUUID(), from, to };
}

/** The week with Monday's hours on all workdays. */
export function copyMonday(week: CalendarDraft['week']): CalendarDraft['week'] {
  const copied = () => week.mon.map(({ from, to }) => aWindow(from, to));
  return weekOf((day) => (day !== 'mon' && WORKDAYS.includes(day) ? copied() : week[day]));
}

/** Every day from midnight to midnight. */
export function alwaysOpen(): CalendarDraft['week'] {
  return weekOf(() => [aWindow('00:00', '24:00')]);
}

/** True when the window ends on the next day. */
export function isOvernight({ from, to }: WindowDraft): boolean {
  return to !== '' && from !== '' && to < from;
}

/** Holidays with others added, each date once, in order; what is there stays as it is. */
export function withHolidays(holidays: readonly Holiday[], added: readonly Holiday[]): Holiday[] {
  const dates = new Set(holidays.map(({ date }) => date));
  const others = added.filter(({ date }) => !dates.has(date));
  return [...holidays, ...others].toSorted((a, b) => a.date.localeCompare(b.date));
}

function weekOf(windows: (day: Weekday) => WindowDraft[]): CalendarDraft['week'] {
  return Object.fromEntries(WEEKDAYS.map((day) => [day, windows(day)])) as CalendarDraft['week'];
}

/** Seconds are shown only where there are some. */
function short(time: string): string {
  return time.endsWith(':00') && time.length > 5 ? time.slice(0, 5) : time;
}
