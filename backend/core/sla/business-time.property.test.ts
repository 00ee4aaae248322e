/** The engine against an oracle that only walks and looks, and the laws that hold for any calendar. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WEEKDAYS, type BusinessCalendar, type OpeningWindow } from '#lib/contract/calendars.ts';
import { dueBySteps, elapsedBySteps, type OracleRun } from '#backend/testing/sla-oracle.ts';
import { dueAt, elapsedMs, type ClockRun } from './business-time.ts';
import { explain } from './explain.ts';
import { toWorkingCalendar } from './opening-hours.ts';
import { dayNumber, writeInstant } from './time-zones.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;

/** Nights on which clocks changed: by an hour, half an hour, two; at midnight, before it; a date left out or added. */
const NIGHTS: [zone: string, day: string][] = [
  ['Europe/Oslo', '2026-03-29'],
  ['Europe/Oslo', '2026-10-25'],
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Africa/Cairo', '2026-04-24'],
  ['Africa/Cairo', '2026-10-30'],
  ['America/Havana', '2026-03-08'],
  ['America/Havana', '2026-11-01'],
  ['America/Sao_Paulo', '2018-11-04'],
  ['Atlantic/Azores', '2026-10-25'],
  ['Antarctica/Troll', '2026-03-29'],
  ['America/St_Johns', '2010-11-07'],
  ['Africa/Casablanca', '2024-03-10'],
  ['Pacific/Apia', '2011-12-30'],
  ['Pacific/Kwajalein', '1993-08-21'],
  ['Pacific/Chatham', '2026-04-05'],
  ['Asia/Kathmandu', '2024-02-29'],
  ['UTC', '2028-02-29'],
];

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** A time of day on whole steps, often one at which clocks change. */
function aTime(stepMs: number, most: number): fc.Arbitrary<string> {
  const stepS = stepMs / 1000;
  const near = fc.constantFrom(0, 1, 2, 3, 22, 23).map((hour) => hour * 3600);
  return fc
    .oneof(
      near,
      fc.integer({ min: 0, max: Math.floor(most / stepS) }).map((steps) => steps * stepS),
    )
    .map(
      (second) =>
        `${twoDigits(Math.floor(second / 3600))}:${twoDigits(Math.floor(second / 60) % 60)}:${twoDigits(second % 60)}`,
    );
}

function aWindow(stepMs: number): fc.Arbitrary<OpeningWindow> {
  return fc.tuple(aTime(stepMs, 86_399), aTime(stepMs, 86_400)).filter(([start, end]) => start !== end);
}

function aDay(stepMs: number): fc.Arbitrary<OpeningWindow[]> {
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant<OpeningWindow[]>([['00:00', '24:00']]) },
    { weight: 4, arbitrary: fc.array(aWindow(stepMs), { maxLength: 3 }) },
  );
}

function aCalendar(stepMs: number, zone: string, day: string): fc.Arbitrary<BusinessCalendar> {
  const week = fc.record(Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, aDay(stepMs)])), {
    requiredKeys: [],
  });
  const holiday = fc.integer({ min: -2, max: 5 }).map((days) => dateOf(midnightOf(day) + days * DAY_MS));
  return fc.record({ zone: fc.constant(zone), week, holidays: fc.array(holiday, { maxLength: 2 }) });
}

function midnightOf(day: string): number {
  return dayNumber(day) * DAY_MS;
}

function dateOf(ms: number): string {
  return writeInstant(ms).slice(0, 10);
}

/** A run that begins within `spanMs` around a night of change; its pauses too. */
function aRun(stepMs: number, spanMs: number): fc.Arbitrary<OracleRun> {
  const steps = fc.integer({ min: -Math.floor(spanMs / stepMs), max: Math.floor(spanMs / stepMs) });
  const length = fc.oneof(fc.integer({ min: 0, max: Math.floor(spanMs / stepMs) }), fc.constant(Infinity));
  return fc.constantFrom(...NIGHTS).chain(([zone, day]) => {
    const instant = steps.map((count) => midnightOf(day) + count * stepMs);
    const pause = fc
      .tuple(instant, length)
      .map(([fromMs, count]) => [fromMs, fromMs + count * stepMs] as const);
    return fc.record({
      calendar: aCalendar(stepMs, zone, day),
      startMs: instant,
      pauses: fc.oneof(fc.constant([]), fc.array(pause, { maxLength: 4 })),
      stepMs: fc.constant(stepMs),
    });
  });
}

function toRun({ calendar, startMs, pauses }: OracleRun): ClockRun {
  const intervals = pauses.map(([fromMs, toMs]) => ({ fromMs, toMs }));
  return { calendar: toWorkingCalendar(calendar), startMs, pauses: intervals };
}

const minutes = (days: number) => fc.integer({ min: 0, max: days * 1440 }).map((count) => count * MINUTE_MS);

describe('business time', () => {
  it('equals what walking minute by minute counts', () => {
    fc.assert(
      fc.property(aRun(MINUTE_MS, 3 * DAY_MS), minutes(8), (run, lengthMs) => {
        const endMs = run.startMs + lengthMs;
        expect(elapsedMs(toRun(run), endMs)).toBe(elapsedBySteps(run, endMs));
      }),
      { numRuns: 250 },
    );
  });

  it('is due where walking minute by minute arrives', () => {
    fc.assert(
      fc.property(aRun(MINUTE_MS, 3 * DAY_MS), minutes(3), (run, targetMs) => {
        const giveUpMs = run.startMs + 10 * DAY_MS;
        const dueMs = dueAt(toRun(run), targetMs);
        expect(dueMs === null || dueMs > giveUpMs ? null : dueMs).toBe(dueBySteps(run, targetMs, giveUpMs));
      }),
      { numRuns: 250 },
    );
  });

  it('equals what walking second by second counts around a change of clocks', () => {
    const seconds = fc.integer({ min: 0, max: 6 * 3600 }).map((count) => count * 1000);
    fc.assert(
      fc.property(aRun(1000, 12 * 3_600_000), seconds, (run, lengthMs) => {
        const endMs = run.startMs + lengthMs;
        expect(elapsedMs(toRun(run), endMs)).toBe(elapsedBySteps(run, endMs));
      }),
      { numRuns: 40 },
    );
  });
});

/** Any instants and lengths, to the millisecond. */
const anyRun = fc
  .tuple(aRun(1000, 5 * DAY_MS), fc.integer({ min: 0, max: 999 }))
  .map(([run, ms]) => toRun({ ...run, startMs: run.startMs + ms }));
const length = fc.integer({ min: 0, max: 20 * DAY_MS });

describe('business time, whatever the calendar', () => {
  it('adds up over an interval that is split anywhere', () => {
    fc.assert(
      fc.property(anyRun, length, length, (run, first, second) => {
        const middleMs = run.startMs + first;
        const endMs = middleMs + second;
        const parts = elapsedMs(run, middleMs) + elapsedMs({ ...run, startMs: middleMs }, endMs);
        expect(elapsedMs(run, endMs)).toBe(parts);
      }),
    );
  });

  it('is due later, or as late, for a larger target', () => {
    fc.assert(
      fc.property(anyRun, length, length, (run, target, more) => {
        expect(orNever(dueAt(run, target + more))).toBeGreaterThanOrEqual(orNever(dueAt(run, target)));
      }),
    );
  });

  it('is never due earlier for one pause more', () => {
    const pause = fc.tuple(fc.integer({ min: -DAY_MS, max: 9 * DAY_MS }), length);
    fc.assert(
      fc.property(anyRun, length, pause, (...[run, target, [after, lengthMs]]) => {
        const fromMs = run.startMs + after;
        const paused = { ...run, pauses: [...run.pauses, { fromMs, toMs: fromMs + lengthMs }] };
        expect(orNever(dueAt(paused, target))).toBeGreaterThanOrEqual(orNever(dueAt(run, target)));
      }),
    );
  });

  it('has counted exactly the target at the deadline, and less a millisecond before', () => {
    fc.assert(
      fc.property(anyRun, length, (run, target) => {
        const dueMs = dueAt(run, target);
        fc.pre(dueMs !== null);
        expect(elapsedMs(run, dueMs)).toBe(target);
        expect(elapsedMs(run, dueMs - 1)).toBe(Math.max(0, target - 1));
      }),
    );
  });

  it('explains each moment once, and what counted there is what has elapsed', () => {
    fc.assert(
      fc.property(anyRun, length, (run, lengthMs) => {
        const endMs = run.startMs + lengthMs;
        const parts = explain(run, endMs);
        const ends = [run.startMs, ...parts.map(({ toMs }) => toMs)];
        expect(parts.map(({ fromMs }) => fromMs)).toEqual(ends.slice(0, -1));
        expect(ends.at(-1)).toBe(endMs);
        const counted = parts.filter(({ why }) => why === 'counted');
        const sumMs = counted.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
        expect(sumMs).toBe(elapsedMs(run, endMs));
      }),
    );
  });

  it('does not depend on the order of pauses, or on what was asked before', () => {
    fc.assert(
      fc.property(anyRun, length, (run, target) => {
        expect(dueAt({ ...run, pauses: run.pauses.toReversed() }, target)).toBe(dueAt(run, target));
      }),
    );
  });
});

function orNever(dueMs: number | null): number {
  return dueMs ?? Infinity;
}
