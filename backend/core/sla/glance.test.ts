import { expect, it } from 'vitest';
import { assertExists } from '#lib/base/assert.ts';
import type { SlaTerms } from '#lib/contract/sla.ts';
import { followStatus, startClocks, stop, toWorkingTerms } from './clocks.ts';
import { glanceAt } from './glance.ts';
import { readInstant } from './time-zones.ts';

const HOUR_MS = 3_600_000;
const at = (text: string) => assertExists(readInstant(`2026-11-${text}:00Z`), text);
const TERMS: SlaTerms = {
  firstResponseS: 4 * 3600,
  closureS: null,
  calendar: {
    name: 'Office',
    zone: 'UTC',
    week: { mon: [['09:00', '17:00']], tue: [['09:00', '17:00']] },
    holidays: [],
  },
  pausingStatuses: ['on-hold'],
  notifyUserId: null,
  warningShare: null,
  levels: [],
};
// A Monday.
const START = at('23T15:00');

function aClock(terms: SlaTerms = TERMS) {
  const working = toWorkingTerms(terms);
  const [clock] = startClocks(working, 'open', START);
  if (clock === undefined) throw new Error('no clock');
  return { working, clock };
}

it('a glance tells time left in hours that count, and when they are', () => {
  const { working, clock } = aClock();
  const glance = glanceAt(working, clock, at('23T16:00'));
  expect(glance).toMatchObject({ state: 'running', leftMs: 3 * HOUR_MS });
  expect(glance.runs.slice(0, 2)).toEqual([
    { fromMs: at('23T16:00'), toMs: at('23T17:00') },
    { fromMs: at('24T09:00'), toMs: at('24T17:00') },
  ]);
});

it('a glance outside of hours shows the same time left and begins with the next opening', () => {
  const { working, clock } = aClock();
  const glance = glanceAt(working, clock, at('23T20:00'));
  expect(glance.leftMs).toBe(2 * HOUR_MS);
  expect(glance.runs[0]?.fromMs).toBe(at('24T09:00'));
});

it('a glance is below zero by the counted time that it is over', () => {
  const { working, clock } = aClock();
  expect(glanceAt(working, clock, at('24T12:30'))).toMatchObject({
    state: 'missed',
    leftMs: -1.5 * HOUR_MS,
  });
});

it('a glance of a pause has no run, and keeps what was left', () => {
  const { working, clock } = aClock();
  const paused = followStatus(working, clock, { status: 'on-hold', atMs: at('23T16:30') });
  expect(glanceAt(working, paused, at('24T12:00'))).toEqual({
    state: 'paused',
    leftMs: 2.5 * HOUR_MS,
    runs: [],
  });
});

it('a glance of a stopped clock stays as it was at the stop', () => {
  const { working, clock } = aClock();
  const stopped = stop(working, clock, { atMs: at('23T15:31'), by: 'response' });
  expect(glanceAt(working, stopped, at('30T12:00'))).toEqual({
    state: 'met',
    leftMs: 4 * HOUR_MS - 31 * 60_000,
    runs: [],
  });
});

it('a glance where time always counts has one run of a week', () => {
  const { working, clock } = aClock({ ...TERMS, calendar: null });
  const { runs } = glanceAt(working, clock, START);
  expect(runs).toHaveLength(1);
  expect(runs[0]?.fromMs).toBe(START);
});
