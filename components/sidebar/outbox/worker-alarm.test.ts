import { describe, expect, it } from 'vitest';
import { createWakeUp } from './worker-alarm.ts';

function setUp(flush: () => Promise<number>) {
  const names = new Set<string>();
  const wakeUp = createWakeUp(
    {
      get: async (name) => (names.has(name) ? {} : undefined),
      create: (name) => void names.add(name),
      clear: async (name) => names.delete(name),
    },
    flush,
  );
  return { wakeUp, names };
}

describe('waking up', () => {
  it('has an alarm set before anything is sent, and none when nothing is left', async () => {
    const seen: number[] = [];
    const { wakeUp, names } = setUp(async () => {
      seen.push(names.size);
      return 0;
    });
    await wakeUp();
    expect([seen, names.size]).toEqual([[1], 0]);
  });
  it.each([
    ['something waits', () => Promise.resolve(2)],
    ['sending broke off', () => Promise.reject(new Error('ended'))],
  ])('keeps the alarm when %s', async (_, flush) => {
    const { wakeUp, names } = setUp(flush);
    await wakeUp();
    expect(names.size).toBe(1);
  });
  it('runs once more for all that woke it while it ran, and never twice at once', async () => {
    let open = 0;
    let runs = 0;
    const { wakeUp } = setUp(async () => {
      open += 1;
      expect(open).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
      open -= 1;
      runs += 1;
      return 0;
    });
    await Promise.all([wakeUp(), wakeUp(), wakeUp()]);
    expect(runs).toBe(2);
  });
});
