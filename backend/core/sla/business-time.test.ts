import { describe, expect, it } from 'vitest';
import { assertExists } from '#lib/base/assert.ts';
import { ALWAYS_OPEN, type BusinessCalendar, type OpeningWeek } from '#lib/contract/calendars.ts';
import { dueAt, elapsedMs, type ClockRun } from './business-time.ts';
import { toWorkingCalendar } from './opening-hours.ts';
import { readInstant, writeInstant } from './time-zones.ts';

const at = (text: string) => assertExists(readInstant(text), text);
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Monday to Friday, the same windows. */
function weekdays(...windows: [string, string][]): OpeningWeek {
  return { mon: windows, tue: windows, wed: windows, thu: windows, fri: windows };
}

function run(start: string, calendar: Partial<BusinessCalendar>, pauses: [string, string?][] = []): ClockRun {
  return {
    calendar: toWorkingCalendar({
      zone: 'UTC',
      week: weekdays(['08:00', '16:00']),
      holidays: [],
      ...calendar,
    }),
    startMs: at(start),
    pauses: pauses.map(([from, to]) => ({ fromMs: at(from), toMs: to === undefined ? Infinity : at(to) })),
  };
}

function due(clock: ClockRun, targetMs: number): string | null {
  const dueMs = dueAt(clock, targetMs);
  return dueMs === null ? null : writeInstant(dueMs);
}

const EVERY_DAY = (...windows: [string, string][]): OpeningWeek => ({
  ...weekdays(...windows),
  sat: windows,
  sun: windows,
});

describe('dueAt in opening hours', () => {
  // 2026-06-05 is a Friday.
  it.each([
    ['counts within a window', '2026-06-05T09:00:00Z', 2 * HOUR_MS, '2026-06-05T11:00:00Z'],
    ['goes on after the weekend', '2026-06-05T15:30:00Z', HOUR_MS, '2026-06-08T08:30:00Z'],
    ['waits for the opening', '2026-06-05T03:00:00Z', HOUR_MS, '2026-06-05T09:00:00Z'],
    ['counts nothing from the closing on', '2026-06-05T16:00:00Z', HOUR_MS, '2026-06-08T09:00:00Z'],
    [
      'is due at the closing, not at the next opening',
      '2026-06-05T08:00:00Z',
      8 * HOUR_MS,
      '2026-06-05T16:00:00Z',
    ],
    [
      'is due after the next opening by what is over',
      '2026-06-05T08:00:00Z',
      8 * HOUR_MS + 1,
      '2026-06-08T08:00:00.001Z',
    ],
    ['is due at the start for nothing, also while closed', '2026-06-06T12:00:00Z', 0, '2026-06-06T12:00:00Z'],
    ['keeps milliseconds', '2026-06-05T15:59:59.750Z', 1000, '2026-06-08T08:00:00.750Z'],
  ])('%s', (...[, start, targetMs, expected]) => {
    expect(due(run(start, {}), targetMs)).toBe(expected);
  });

  it('adds several windows of a day, and counts what two of them share once', () => {
    const week = weekdays(['13:00', '15:00'], ['08:00', '10:00'], ['09:30', '11:00']);
    expect(due(run('2026-06-03T08:00:00Z', { week }), 4 * HOUR_MS)).toBe('2026-06-03T14:00:00Z');
  });

  it('reads windows with seconds', () => {
    const week = weekdays(['08:00:30', '08:00:40']);
    expect(due(run('2026-06-03T00:00:00Z', { week }), 15_000)).toBe('2026-06-04T08:00:35Z');
  });

  it('has no deadline in a week without windows, and counts nothing there', () => {
    const clock = run('2026-06-03T08:00:00Z', { week: { mon: [] } });
    expect(due(clock, 1)).toBeNull();
    expect(elapsedMs(clock, at('2036-06-03T08:00:00Z'))).toBe(0);
  });

  it('has none before the year 10000 either when the target is far longer', () => {
    expect(due(run('2026-06-03T08:00:00Z', ALWAYS_OPEN), 8000 * 366 * 24 * HOUR_MS)).toBeNull();
  });

  it('counts all time when always open, leap days too', () => {
    const clock = run('2028-02-28T12:00:00Z', ALWAYS_OPEN);
    expect(due(clock, 48 * HOUR_MS)).toBe('2028-03-01T12:00:00Z');
  });
});

describe('dueAt overnight and on holidays', () => {
  const night: OpeningWeek = { thu: [['22:00', '06:00']], sun: [['20:00', '00:00']] };

  it('goes on over midnight into a day without windows of its own', () => {
    const clock = run('2026-06-04T23:00:00Z', { week: night });
    expect(due(clock, 7 * HOUR_MS)).toBe('2026-06-05T06:00:00Z');
    expect(due(clock, 8 * HOUR_MS)).toBe('2026-06-07T21:00:00Z');
  });

  it('counts the rest of a night that began before the start', () => {
    expect(due(run('2026-06-05T05:00:00Z', { week: night }), HOUR_MS)).toBe('2026-06-05T06:00:00Z');
  });

  it('stops at midnight when the next day is a holiday', () => {
    const clock = run('2026-06-04T22:00:00Z', { week: night, holidays: ['2026-06-05'] });
    expect(elapsedMs(clock, at('2026-06-06T00:00:00Z'))).toBe(2 * HOUR_MS);
  });

  it('begins at midnight when the evening before is a holiday', () => {
    const clock = run('2026-06-04T12:00:00Z', { week: night, holidays: ['2026-06-04'] });
    expect(elapsedMs(clock, at('2026-06-06T00:00:00Z'))).toBe(6 * HOUR_MS);
  });

  it('takes a holiday by the date of the zone', () => {
    const calendar = { zone: 'Asia/Tokyo', week: EVERY_DAY(['00:00', '24:00']), holidays: ['2026-01-01'] };
    const clock = run('2025-12-31T14:00:00Z', calendar);
    expect(due(clock, 2 * HOUR_MS)).toBe('2026-01-01T16:00:00Z');
  });
});

describe('dueAt when clocks change', () => {
  const always = EVERY_DAY(['00:00', '24:00']);

  it.each([
    // The clocks of Oslo skip 02:00 to 03:00 on 2026-03-29, and show it twice on 2026-10-25.
    ['a day of 23 hours', 'Europe/Oslo', always, '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', 23 * 60],
    ['a day of 25 hours', 'Europe/Oslo', always, '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 25 * 60],
    [
      'nothing of a window that is skipped',
      'Europe/Oslo',
      EVERY_DAY(['02:10', '02:50']),
      '2026-03-28T23:00:00Z',
      '2026-03-29T22:00:00Z',
      0,
    ],
    [
      'the rest of one that is skipped in part',
      'Europe/Oslo',
      EVERY_DAY(['02:30', '04:00']),
      '2026-03-28T23:00:00Z',
      '2026-03-29T22:00:00Z',
      60,
    ],
    [
      'a window that is repeated twice',
      'Europe/Oslo',
      EVERY_DAY(['02:10', '02:50']),
      '2026-10-24T22:00:00Z',
      '2026-10-25T23:00:00Z',
      80,
    ],
    [
      'both parts of a window that the change cuts',
      'Europe/Oslo',
      EVERY_DAY(['01:00', '02:30']),
      '2026-10-24T22:00:00Z',
      '2026-10-25T23:00:00Z',
      120,
    ],
    // Lord Howe moves by half an hour, 02:00 to 02:30 on 2026-10-04.
    [
      'a change of half an hour',
      'Australia/Lord_Howe',
      EVERY_DAY(['01:00', '03:00']),
      '2026-10-03T13:30:00Z',
      '2026-10-04T13:00:00Z',
      90,
    ],
    // Cairo skips 00:00 to 01:00 on 2026-04-24, and shows 23:00 to 24:00 twice on 2026-10-29.
    [
      'a day without midnight',
      'Africa/Cairo',
      EVERY_DAY(['00:00', '02:00']),
      '2026-04-23T22:00:00Z',
      '2026-04-24T21:00:00Z',
      60,
    ],
    [
      'a last hour of the day twice',
      'Africa/Cairo',
      EVERY_DAY(['23:30', '24:00']),
      '2026-10-28T21:00:00Z',
      '2026-10-29T22:00:00Z',
      60,
    ],
    // Samoa left 2011-12-30 out.
    [
      'nothing of a day that never was',
      'Pacific/Apia',
      { fri: [['00:00', '24:00']] },
      '2011-12-29T10:00:00Z',
      '2012-01-01T10:00:00Z',
      0,
    ],
  ] as [string, string, OpeningWeek, string, string, number][])(
    'counts %s',
    (...[, zone, week, start, end, minutes]) => {
      expect(elapsedMs(run(start, { zone, week }), at(end)) / MINUTE_MS).toBe(minutes);
    },
  );

  it('keeps a holiday closed for all its hours when one is repeated', () => {
    const calendar = { zone: 'Europe/Oslo', week: always, holidays: ['2026-10-25'] };
    expect(due(run('2026-10-24T21:59:00Z', calendar), 2 * MINUTE_MS)).toBe('2026-10-25T23:01:00Z');
  });
});

describe('dueAt with pauses', () => {
  const start = '2026-06-03T09:00:00Z';

  it.each<[string, [string, string?][], string | null]>([
    ['moves by a pause', [['2026-06-03T09:30:00Z', '2026-06-03T10:00:00Z']], '2026-06-03T11:30:00Z'],
    [
      'begins after a pause that it is born into',
      [['2026-06-02T09:00:00Z', '2026-06-03T10:00:00Z']],
      '2026-06-03T12:00:00Z',
    ],
    [
      'counts overlapping, touching and unordered pauses once',
      [
        ['2026-06-03T10:00:00Z', '2026-06-03T10:20:00Z'],
        ['2026-06-03T09:40:00Z', '2026-06-03T10:00:00Z'],
        ['2026-06-03T09:30:00Z', '2026-06-03T10:10:00Z'],
      ],
      '2026-06-03T11:50:00Z',
    ],
    [
      'is due as a pause begins when all is used up',
      [['2026-06-03T11:00:00Z', '2026-06-03T12:00:00Z']],
      '2026-06-03T11:00:00Z',
    ],
    [
      'does not move for a pause while closed',
      [['2026-06-03T16:00:00Z', '2026-06-04T08:00:00Z']],
      '2026-06-03T11:00:00Z',
    ],
    [
      'does not move for a pause of no length',
      [['2026-06-03T09:30:00Z', '2026-06-03T09:30:00Z']],
      '2026-06-03T11:00:00Z',
    ],
    ['has no deadline while a pause goes on', [['2026-06-03T10:59:59Z']], null],
    ['keeps it when the pause begins as it is due', [['2026-06-03T11:00:00Z']], '2026-06-03T11:00:00Z'],
    [
      'keeps it when a pause that goes on begins in a later night',
      [['2026-06-03T20:00:00Z']],
      '2026-06-03T11:00:00Z',
    ],
  ])('%s', (_name, pauses, expected) => {
    expect(due(run(start, {}, pauses), 2 * HOUR_MS)).toBe(expected);
  });

  it('goes over the night, and past a pause that covers the next morning', () => {
    const clock = run('2026-06-03T15:00:00Z', {}, [['2026-06-03T15:30:00Z', '2026-06-04T09:00:00Z']]);
    expect(due(clock, HOUR_MS)).toBe('2026-06-04T09:30:00Z');
  });
});

describe('elapsedMs', () => {
  it('is nothing when the end is not after the start', () => {
    const clock = run('2026-06-03T09:00:00Z', {});
    expect(elapsedMs(clock, clock.startMs)).toBe(0);
    expect(elapsedMs(clock, at('2026-06-02T09:00:00Z'))).toBe(0);
  });
});
