/** What deadlines a policy would give, before anybody saves it. */
import { ALWAYS_OPEN, type Holiday, type OpeningWeek } from '#lib/contract/calendars.ts';
import type { ClockKind } from '#lib/contract/ticket-clocks.ts';
import { dueAt } from './business-time.ts';
import { explain, type Part } from './explain.ts';
import { toWorkingCalendar, type Interval } from './opening-hours.ts';

/** What a preview starts from; milliseconds. */
export type PreviewOf = {
  startMs: number;
  targets: readonly (readonly [ClockKind, number | null])[];
  /** Null: all time counts. */
  calendar: { zone: string; week: OpeningWeek; holidays: readonly Holiday[] } | null;
  pauses: readonly Interval[];
};

const DAY_MS = 86_400_000;
/** A year of working days has about 800. */
const PARTS_MAX = 1000;

/** Each target's deadline with its pieces, and open and closed time around all of it. */
export function preview({ startMs, targets, calendar: given, pauses }: PreviewOf) {
  const holidays = given?.holidays.map(({ date }) => date) ?? [];
  const calendar = toWorkingCalendar(given === null ? ALWAYS_OPEN : { ...given, holidays });
  const clocks = targets.flatMap(([kind, targetS]) => {
    if (targetS === null) return [];
    const dueMs = dueAt({ calendar, startMs, pauses }, targetS * 1000);
    const parts = dueMs === null ? [] : explain({ calendar, startMs, pauses }, dueMs);
    return [{ kind, targetS, dueMs, parts: parts.slice(0, PARTS_MAX) }];
  });
  const endMs = Math.max(startMs, ...clocks.map(({ dueMs }) => dueMs ?? startMs)) + DAY_MS;
  const around: Part[] = explain({ calendar, startMs: startMs - DAY_MS, pauses: [] }, endMs);
  return { zone: given?.zone ?? ALWAYS_OPEN.zone, clocks, around: around.slice(0, PARTS_MAX) };
}
