import { expect, it } from 'vitest';
import { TRIES_MAX } from './retries.ts';
import { decideNext, type Answer } from './webhooks.ts';

const failed: Answer = { statusCode: 500, problem: null, retryAfterMs: null };

it('decideNext tries eight times over about a day when the receiver fails', () => {
  const pauses = Array.from({ length: TRIES_MAX }, (_, tries) => decideNext(failed, tries + 1, 0.5));
  expect(pauses.map(({ state }) => state)).toEqual([...Array(7).fill('waiting'), 'failed']);
  const hours = pauses.reduce((sum, next) => sum + (next.state === 'waiting' ? next.inMs : 0), 0) / 3_600_000;
  expect(hours).toBeGreaterThan(24);
  expect(hours).toBeLessThan(26);
});

it('decideNext is done with any 2xx, and gives up for good at 410', () => {
  expect(decideNext({ ...failed, statusCode: 204 }, 1, 0)).toEqual({ state: 'delivered' });
  expect(decideNext({ ...failed, statusCode: 410 }, 1, 0)).toEqual({ state: 'failed', isGone: true });
  expect(decideNext({ ...failed, statusCode: 302 }, 1, 0)).toMatchObject({ state: 'waiting' });
});

it('decideNext waits as long as the receiver asks, a day at most', () => {
  expect(decideNext({ ...failed, retryAfterMs: 60_000 }, 1, 0)).toEqual({ state: 'waiting', inMs: 60_000 });
  expect(decideNext({ ...failed, retryAfterMs: 1e12 }, 1, 0)).toEqual({ state: 'waiting', inMs: 86_400_000 });
});
