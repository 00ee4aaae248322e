import { describe, expect, it } from 'vitest';
import { createRateLimiter } from './rate-limiter.ts';

describe('createRateLimiter', () => {
  it('keeps all windows at once when many ask at the same time', async () => {
    let now = 0;
    const clock = { now: () => now, wait: async (ms: number) => void (now += ms) };
    const windows = [
      { count: 5, perMs: 1000 },
      { count: 12, perMs: 10_000 },
    ];
    const mayStart = createRateLimiter(windows, clock);
    const starts: number[] = [];
    await Promise.all(Array.from({ length: 30 }, () => mayStart().then(() => starts.push(now))));
    for (const { count, perMs } of windows) {
      for (const [index, start] of starts.entries()) {
        const before = starts[index - count] ?? -Infinity;
        expect(start - before).toBeGreaterThanOrEqual(perMs);
      }
    }
    expect(starts).toHaveLength(30);
  });

  it('lets the first through at once', async () => {
    const mayStart = createRateLimiter([{ count: 1, perMs: 1000 }], {
      now: () => 0,
      wait: () => Promise.reject(new Error('waited')),
    });
    await expect(mayStart()).resolves.toBeUndefined();
  });
});
