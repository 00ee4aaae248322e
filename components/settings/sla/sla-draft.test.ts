import { expect, it } from 'vitest';
import type { SlaPolicyValues } from '#lib/contract/sla.ts';
import { draftOf, toPolicy, toSeconds } from './sla-draft.ts';

const POLICY: SlaPolicyValues = {
  firstResponseS: 5400,
  closureS: 5 * 86_400,
  calendarId: null,
  pausingStatuses: ['on-hold'],
  notifyUserId: null,
  warningShare: 0.75,
  levels: [],
};

it('a saved policy is drafted in the largest whole units and sent as it was', () => {
  const draft = draftOf(POLICY);
  expect(draft).toMatchObject({
    firstResponse: { amount: '90', unit: 'minutes' },
    closure: { amount: '5', unit: 'days' },
    warning: '75',
  });
  expect(toPolicy(draft)).toEqual(POLICY);
});

it.each([
  ['', 'hours', null],
  ['1.5', 'hours', 5400],
  ['1,5', 'hours', 5400],
  ['24', 'hours', 86_400],
  ['soon', 'minutes', -1],
] as const)('toSeconds reads %j %s as %j', (amount, unit, seconds) => {
  expect(toSeconds({ amount, unit })).toBe(seconds);
});

it('what is no share is sent as one that is refused, not as none', () => {
  expect(toPolicy({ ...draftOf(POLICY), warning: '' }).warningShare).toBe(-1);
});
