import { expect, it } from 'vitest';
import { daysOf } from './days.ts';

const TODAY = new Date(2026, 10, 22, 14, 0);

it.each([
  [{}, '2026-10-24', '2026-11-22'],
  [{ range: '7d' }, '2026-11-16', '2026-11-22'],
  [{ range: 'this-month' }, '2026-11-01', '2026-11-22'],
  [{ range: 'last-month' }, '2026-10-01', '2026-10-31'],
  [{ range: 'custom', from: '2026-01-02', to: '2026-01-03' }, '2026-01-02', '2026-01-03'],
  [{ range: 'custom' }, '2026-10-24', '2026-11-22'],
] as const)('daysOf gives for %o the days from %s to %s', (params, from, to) => {
  expect(daysOf(params, TODAY)).toEqual({ from, to });
});
