import { describe, expect, it } from 'vitest';
import { assertExists } from '#lib/base/assert.ts';
import type { SlaTerms } from '#lib/contract/sla.ts';
import { followStatus, startClocks, stateOf, stop, toRun, toWorkingTerms, type Clock } from './clocks.ts';
import { explain } from './explain.ts';
import { readInstant, writeInstant } from './time-zones.ts';

const at = (text: string) => assertExists(readInstant(text), text);

/** Two hours to answer and ten to close, Tuesdays and Wednesdays from 08:00 to 16:00. */
const TERMS: SlaTerms = {
  firstResponseS: 7200,
  closureS: 36_000,
  calendar: {
    name: 'Two days',
    zone: 'UTC',
    week: { tue: [['08:00', '16:00']], wed: [['08:00', '16:00']] },
    holidays: [{ date: '2026-06-10', name: 'Fair' }],
  },
  pausingStatuses: ['pending'],
  notifyUserId: null,
  warningShare: null,
  levels: [],
};
const terms = toWorkingTerms(TERMS);
// A Tuesday.
const START = at('2026-06-02T09:00:00Z');

const first = (clocks: Clock[]) => assertExists(clocks[0], 'a clock');
const dues = (clocks: Clock[]) => clocks.map(({ dueMs }) => (dueMs === null ? null : writeInstant(dueMs)));
const during = (clock: Clock, status: 'open' | 'pending' | 'on-hold' | 'closed', time: string) =>
  followStatus(terms, clock, { status, atMs: at(time) });

describe('startClocks', () => {
  it('starts one clock for each target', () => {
    const clocks = startClocks(terms, 'open', START);
    expect(clocks.map(({ kind }) => kind)).toEqual(['first-response', 'closure']);
    expect(dues(clocks)).toEqual(['2026-06-02T11:00:00Z', '2026-06-03T11:00:00Z']);
    const only = toWorkingTerms({ ...TERMS, firstResponseS: null });
    expect(startClocks(only, 'open', START).map(({ kind }) => kind)).toEqual(['closure']);
  });

  it('counts all time without a calendar', () => {
    const always = toWorkingTerms({ ...TERMS, calendar: null });
    expect(dues(startClocks(always, 'open', START))).toEqual([
      '2026-06-02T11:00:00Z',
      '2026-06-02T19:00:00Z',
    ]);
  });

  it('stands from the start in a pausing status, and is stopped at once in a closed one', () => {
    expect(dues(startClocks(terms, 'pending', START))).toEqual([null, null]);
    const [response] = startClocks(terms, 'closed', START);
    expect(response).toMatchObject({
      stopped: { atMs: START, by: 'closing' },
      dueMs: at('2026-06-02T11:00:00Z'),
    });
  });
});

describe('followStatus', () => {
  const clock = first(startClocks(terms, 'open', START));

  it('stands while pending, and is due later by the time that would have counted', () => {
    const standing = during(clock, 'pending', '2026-06-02T10:00:00Z');
    expect(standing).toMatchObject({ dueMs: null, pausedMs: at('2026-06-02T10:00:00Z') });
    const going = during(standing, 'open', '2026-06-03T08:30:00Z');
    expect(dues([going])).toEqual(['2026-06-03T09:30:00Z']);
    expect(going.pauses).toHaveLength(1);
  });

  it('goes on in a status that does not pause, and stands once however often it is told', () => {
    expect(during(clock, 'on-hold', '2026-06-02T10:00:00Z')).toBe(clock);
    const standing = during(clock, 'pending', '2026-06-02T10:00:00Z');
    expect(during(standing, 'pending', '2026-06-02T10:30:00Z')).toBe(standing);
  });

  it('keeps a deadline that was over before the pause', () => {
    const standing = during(clock, 'pending', '2026-06-02T12:00:00Z');
    expect(standing.dueMs).toBe(clock.dueMs);
    expect(stateOf(standing, at('2026-06-02T12:00:00Z'))).toBe('missed');
  });

  it('is stopped once: what comes after changes nothing', () => {
    const stopped = stop(terms, clock, { atMs: at('2026-06-02T10:00:00Z'), by: 'response' });
    expect(during(stopped, 'pending', '2026-06-02T10:30:00Z')).toBe(stopped);
    expect(during(stopped, 'closed', '2026-06-02T15:00:00Z')).toBe(stopped);
    expect(stop(terms, stopped, { atMs: at('2026-06-02T15:00:00Z'), by: 'response' })).toBe(stopped);
  });

  it('ends the pause when it is stopped in one, with the deadline it would have had', () => {
    const standing = during(clock, 'pending', '2026-06-02T10:00:00Z');
    const stopped = during(standing, 'closed', '2026-06-03T08:00:00Z');
    expect(dues([stopped])).toEqual(['2026-06-03T09:00:00Z']);
    expect(stateOf(stopped, at('2030-01-01T00:00:00Z'))).toBe('met');
  });
});

describe('stateOf', () => {
  const clock = first(startClocks(terms, 'open', START));

  it('is met at the very instant of the deadline, and missed a millisecond later', () => {
    const dueMs = assertExists(clock.dueMs, 'a deadline');
    expect(stateOf(clock, dueMs)).toBe('running');
    expect(stateOf(clock, dueMs + 1)).toBe('missed');
    const stopAt = (atMs: number) => stateOf(stop(terms, clock, { atMs, by: 'response' }), dueMs + 5000);
    expect([stopAt(dueMs), stopAt(dueMs + 1)]).toEqual(['met', 'missed']);
  });

  it('is paused while it stands', () => {
    expect(stateOf(during(clock, 'pending', '2026-06-02T10:00:00Z'), at('2030-01-01T00:00:00Z'))).toBe(
      'paused',
    );
  });
});

describe('explain', () => {
  it('tells counted time from closed hours, pauses and holidays, without a gap', () => {
    const closure = assertExists(startClocks(terms, 'open', at('2026-06-03T15:00:00Z'))[1], 'a clock');
    const standing = during(closure, 'pending', '2026-06-09T10:00:00Z');
    const going = during(standing, 'open', '2026-06-09T11:30:00Z');
    const parts = explain(toRun(terms, going), assertExists(going.dueMs, 'a deadline'));
    expect(parts.map(({ fromMs, why }) => `${writeInstant(fromMs)} ${why}`)).toEqual([
      '2026-06-03T15:00:00Z counted',
      '2026-06-03T16:00:00Z closed',
      '2026-06-09T08:00:00Z counted',
      '2026-06-09T10:00:00Z paused',
      '2026-06-09T11:30:00Z counted',
      '2026-06-09T16:00:00Z closed',
      '2026-06-10T08:00:00Z holiday',
      '2026-06-10T16:00:00Z closed',
      '2026-06-16T08:00:00Z counted',
    ]);
    expect(parts.at(-1)?.toMs).toBe(at('2026-06-16T10:30:00Z'));
  });
});
