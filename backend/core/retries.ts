/** When what did not reach its receiver is tried again: soon at first, then ever later, for a bit more than a day. */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** After the first try, the second, and so on. */
const PAUSES_MS = [
  10_000,
  MINUTE_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  6 * HOUR_MS,
  16 * HOUR_MS,
] as const;

/** So often something is tried at most. */
export const TRIES_MAX = PAUSES_MS.length + 1;

/** The pause after the given try in ms, spread by `chance` from 0 to 1 so that those that failed together part; null after the last. */
export function pauseAfter(tries: number, chance: number): number | null {
  const pause = PAUSES_MS[tries - 1];
  return pause === undefined ? null : pause * (0.8 + 0.4 * chance);
}
