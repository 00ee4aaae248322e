import { describe, expect, it } from 'vitest';
import { assertExists } from '#lib/base/assert.ts';
import type { SlaTerms } from '#lib/contract/sla.ts';
import { followStatus, startClocks, stateOf, stop, toWorkingTerms } from './clocks.ts';
import { answer, findFirstReply } from './first-reply.ts';
import { readInstant } from './time-zones.ts';

const at = (time: string) => assertExists(readInstant(`2026-11-24T${time}:00Z`), time);
const CREATED = at('10:00');
const bounds = { createdMs: CREATED, nowMs: at('12:00'), ourKeys: new Set(['ana', 'jonas']) };
const message = (matchKey: string, time: string, isAutomatic = false) => ({
  matchKey,
  sentMs: at(time),
  isAutomatic,
});

describe('the first reply', () => {
  it.each([
    [
      'is the first of a colleague',
      [message('jonas', '11:00'), message('ana', '10:30')],
      { by: 'ana', time: '10:30' },
    ],
    [
      'is not the customer',
      [message('marta', '10:10'), message('ana', '11:30')],
      { by: 'ana', time: '11:30' },
    ],
    [
      'is no automatic answer',
      [message('ana', '10:01', true), message('ana', '11:30')],
      { by: 'ana', time: '11:30' },
    ],
    [
      'was sent after the creation',
      [message('ana', '10:00'), message('ana', '10:01')],
      { by: 'ana', time: '10:01' },
    ],
    ['is not later than now', [message('ana', '15:00')], { by: 'ana', time: '12:00' }],
  ])('%s', (_, messages, { by, time }) => {
    expect(findFirstReply(messages, bounds)).toEqual({ matchKey: by, atMs: at(time) });
  });

  it('is none where no colleague wrote', () => {
    expect(findFirstReply([message('marta', '10:30'), message('ana', '09:00')], bounds)).toBeNull();
  });
});

const TERMS: SlaTerms = {
  firstResponseS: 3600,
  closureS: null,
  calendar: null,
  pausingStatuses: ['pending'],
  notifyUserId: null,
  warningShare: null,
  levels: [],
};
const terms = toWorkingTerms(TERMS);
const clock = assertExists(startClocks(terms, 'open', CREATED)[0], 'a clock');

describe('a clock that is answered', () => {
  it('stops at the instant of the reply', () => {
    expect(answer(terms, clock, at('10:40')).stopped).toEqual({ atMs: at('10:40'), by: 'response' });
  });

  it('is met although it was found late, and had been marked or closed late', () => {
    const late = stop(terms, clock, { atMs: at('11:30'), by: 'closing' });
    expect(stateOf(late, at('12:00'))).toBe('missed');
    const corrected = answer(terms, late, at('10:40'));
    expect(stateOf(corrected, at('12:00'))).toBe('met');
    expect(corrected.stopped?.by).toBe('response');
  });

  it('stays as it was when it had ended before', () => {
    const marked = stop(terms, clock, { atMs: at('10:20'), by: 'response' });
    expect(answer(terms, marked, at('10:40'))).toBe(marked);
    expect(answer(terms, marked, at('10:20'))).toBe(marked);
  });

  it('keeps what stood before the reply and forgets what stood after it', () => {
    const before = followStatus(terms, clock, { status: 'pending', atMs: at('10:10') });
    const goesOn = followStatus(terms, before, { status: 'open', atMs: at('10:40') });
    const standsAgain = followStatus(terms, goesOn, { status: 'pending', atMs: at('11:10') });
    const answered = answer(terms, standsAgain, at('11:05'));
    expect(answered.pauses).toEqual([{ fromMs: at('10:10'), toMs: at('10:40') }]);
    expect(answered).toMatchObject({ dueMs: at('11:30'), pausedMs: null });
    expect(answer(terms, before, at('10:20')).pauses).toEqual([{ fromMs: at('10:10'), toMs: at('10:20') }]);
  });
});
