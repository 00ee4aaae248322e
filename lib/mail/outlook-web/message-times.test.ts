import { describe, expect, it } from 'vitest';
import { isNewestFirst } from './message-times.ts';

describe('isNewestFirst', () => {
  it.each([
    ['American', ['Mon, 11/23/2026, 2:05 PM', 'Mon, 11/23/2026, 9:41 AM', 'Sun, 11/22/2026, 8:00 PM']],
    ['German', ['Mo., 23.11.2026, 14:05', 'So., 22.11.2026, 18:00']],
    ['Japanese', ['2026/11/23(月) 14:05', '2026/11/23(月) 9:41']],
    ['Chinese', ['2026年11月23日 14:05', '2026年11月22日 9:41']],
  ])('is true for falling times in %s form', (_form, times) => {
    expect(isNewestFirst(times)).toBe(true);
    expect(isNewestFirst(times.toReversed())).toBe(false);
  });

  it('is false where readings disagree, times are words, or there is one message', () => {
    // The second of January and then the first of February, or the first of February and then the second of January.
    expect(isNewestFirst(['1/2/2026 9:00', '2/1/2026 9:00'])).toBe(false);
    expect(isNewestFirst(['Yesterday', '11/22/2026 9:00 AM'])).toBe(false);
    expect(isNewestFirst(['Mon, 11/23/2026, 9:41 AM'])).toBe(false);
  });
});
