/**
 * When a calendar is open. An instant counts when the clock on the wall, at that instant, shows a time within one of the week's
 * windows on a date that is no holiday. So an hour that the clocks skip never counts, and one that they show twice
 * counts twice. What follows is arithmetic: in a stretch of one offset wall time is a line, cut into days of 24 hours.
 */
import { WEEKDAYS, secondOfDay, type BusinessCalendar, type OpeningWeek } from '#lib/contract/calendars.ts';
import { dayNumber, stretchAt, type Stretch } from './time-zones.ts';

/** A piece of time, up to but without `toMs`. */
export type Interval = { readonly fromMs: number; readonly toMs: number };

/** A calendar made ready: windows by weekday (0 is Monday), in order, apart, none past midnight; holidays as days since 1970. */
export type WorkingCalendar = {
  readonly zone: string;
  readonly windows: readonly (readonly Interval[])[];
  readonly holidays: ReadonlySet<number>;
};

type DatedWindow = Interval & { readonly isHoliday: boolean };

/** Nothing is looked for from the year 10000 on: instants on the wire have four digits for the year. */
const END_OF_TIME_MS = 253_402_300_800_000;
const DAY_MS = 86_400_000;
/** 1970-01-01 was a Thursday. */
const FIRST_WEEKDAY = 3;

/** The calendar in the form that `openings` reads. */
export function toWorkingCalendar({ zone, week, holidays }: BusinessCalendar): WorkingCalendar {
  return { zone, windows: cutAtMidnight(week).map(unite), holidays: new Set(holidays.map(dayNumber)) };
}

/** An overnight window is two: one up to midnight, one from midnight on the day after. */
function cutAtMidnight(week: OpeningWeek): Interval[][] {
  const days: Interval[][] = WEEKDAYS.map(() => []);
  for (const [index, weekday] of WEEKDAYS.entries()) {
    for (const [start, end] of week[weekday] ?? []) {
      const fromMs = secondOfDay(start) * 1000;
      const toMs = secondOfDay(end) * 1000;
      days[index]?.push({ fromMs, toMs: toMs > fromMs ? toMs : DAY_MS });
      if (toMs < fromMs && toMs > 0) days[(index + 1) % 7]?.push({ fromMs: 0, toMs });
    }
  }
  return days;
}

/** The same time in order, with what overlaps or touches made one; empty and reversed intervals are dropped. */
export function unite(intervals: readonly Interval[]): Interval[] {
  const united: Interval[] = [];
  const ordered = intervals
    .filter(({ fromMs, toMs }) => fromMs < toMs)
    .toSorted((a, b) => a.fromMs - b.fromMs);
  for (const interval of ordered) {
    const last = united.at(-1);
    if (last === undefined || interval.fromMs > last.toMs) united.push(interval);
    else united[united.length - 1] = { ...last, toMs: Math.max(last.toMs, interval.toMs) };
  }
  return united;
}

/** All open time from an instant on, in order; neighbours may touch. Endless in practice: take what is needed. */
export function* openings(calendar: WorkingCalendar, fromMs: number): Generator<Interval> {
  for (const { isHoliday, ...window } of windows(calendar, fromMs)) if (!isHoliday) yield window;
}

/** The same with the windows of holidays, which are closed. */
export function* windows(calendar: WorkingCalendar, fromMs: number): Generator<DatedWindow> {
  if (calendar.windows.every((day) => day.length === 0)) return;
  let atMs = fromMs;
  while (atMs < END_OF_TIME_MS) {
    const { toMs, offsetMs } = stretchAt(calendar.zone, atMs);
    const stretch = { fromMs: atMs, toMs: Math.min(toMs, END_OF_TIME_MS), offsetMs };
    yield* windowsWithin(calendar, stretch);
    atMs = stretch.toMs;
  }
}

function* windowsWithin(calendar: WorkingCalendar, stretch: Stretch): Generator<DatedWindow> {
  const firstDay = Math.floor((stretch.fromMs + stretch.offsetMs) / DAY_MS);
  for (let day = firstDay; ; day += 1) {
    const midnightMs = day * DAY_MS - stretch.offsetMs;
    if (midnightMs >= stretch.toMs) return;
    const isHoliday = calendar.holidays.has(day);
    for (const window of windowsOf(calendar, day)) {
      const fromMs = Math.max(midnightMs + window.fromMs, stretch.fromMs);
      const toMs = Math.min(midnightMs + window.toMs, stretch.toMs);
      if (fromMs < toMs) yield { fromMs, toMs, isHoliday };
    }
  }
}

function windowsOf(calendar: WorkingCalendar, day: number): readonly Interval[] {
  const weekday = (((day + FIRST_WEEKDAY) % 7) + 7) % 7;
  return calendar.windows[weekday] ?? [];
}
