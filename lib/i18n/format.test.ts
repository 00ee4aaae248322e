import { describe, expect, it } from 'vitest';
import {
  formatAge,
  formatAgo,
  formatCountdown,
  formatDay,
  formatDuration,
  formatListDate,
  formatMoment,
  formatRelativeMoment,
  formatTime,
} from './format.ts';

const clock = { timeZone: 'Europe/Stockholm', locale: 'sv-SE' };
const american = { timeZone: 'Europe/Stockholm', locale: 'en-US' };
// Tuesday 24 November 2026, 10:30 in Stockholm.
const now = Date.parse('2026-11-24T09:30:00Z');
const minute = 60_000;
const hour = 60 * minute;

describe('formatListDate', () => {
  it.each([
    ['2026-11-24T09:14:00Z', '10:14'],
    ['2026-11-23T22:30:00Z', 'Mon'],
    ['2026-11-23T23:30:00Z', '00:30'],
    ['2026-11-18T09:00:00Z', 'Wed'],
    ['2026-11-17T09:00:00Z', '17 Nov'],
    ['2025-11-20T09:00:00Z', '20 Nov 2025'],
    ['2026-11-26T09:00:00Z', '26 Nov'],
  ])('writes %s as %s in the reader zone', (instant, words) => {
    expect(formatListDate(instant, now, clock)).toBe(words);
  });
});

describe('formatMoment', () => {
  it('names weekday, day and time when in this year', () => {
    expect(formatMoment('2026-11-24T09:00:00Z', now, clock)).toBe('Tue 24 Nov, 10:00');
  });
  it('adds the year when it is another', () => {
    expect(formatMoment('2027-01-02T09:00:00Z', now, clock)).toBe('Sat 2 Jan 2027, 10:00');
  });
  it('counts to twelve when the reader locale does', () => {
    expect(formatMoment('2026-11-24T14:05:00Z', now, american).replaceAll(/\s/gu, ' ')).toBe(
      'Tue 24 Nov, 3:05 PM',
    );
  });
  it('says today when inside a sentence on the same day', () => {
    expect(formatRelativeMoment('2026-11-24T09:00:00Z', now, clock)).toBe('today, 10:00');
    expect(formatRelativeMoment('2026-11-23T09:00:00Z', now, clock)).toBe('Mon 23 Nov, 10:00');
  });
  it('pads the hour when the clock has 24', () => {
    expect(formatTime('2026-11-24T08:04:00Z', clock)).toBe('09:04');
  });
});

describe('formatDay', () => {
  it.each([
    ['2026-11-24T00:30:00Z', 'Today'],
    ['2026-11-23T09:00:00Z', 'Mon 23 Nov'],
    ['2025-11-20T09:00:00Z', 'Thu 20 Nov 2025'],
  ])('heads what happened at %s with %s', (instant, words) => {
    expect(formatDay(instant, now, clock)).toBe(words);
  });
});

describe('formatAge', () => {
  it.each([
    [-5 * minute, 'now', 'just now'],
    [59_999, 'now', 'just now'],
    [minute, '1m', '1 minute ago'],
    [18 * minute, '18m', '18 minutes ago'],
    [47 * hour, '47h', '47 hours ago'],
    [48 * hour, '2d', '2 days ago'],
  ])('writes %d ms as %s', (age, short, long) => {
    const instant = new Date(now - age).toISOString();
    expect(formatAge(instant, now)).toBe(short);
    expect(formatAgo(instant, now)).toBe(long);
  });
});

describe('formatDuration', () => {
  it.each([
    [59_999, 'under 1m'],
    [42 * minute + 59_000, '42m'],
    [72 * minute, '1h 12m'],
    [8 * hour, '8h'],
    [47 * hour + 59 * minute, '47h 59m'],
    [51 * hour, '2d 3h'],
    [48 * hour, '2d'],
  ])('writes %d ms as %s', (duration, words) => {
    expect(formatDuration(duration)).toBe(words);
  });
});

describe('formatCountdown', () => {
  it.each([
    [580_000, '9:40'],
    [999, '0:01'],
    [-4, '0:00'],
  ])('writes %d ms left as %s', (left, words) => {
    expect(formatCountdown(left)).toBe(words);
  });
});
