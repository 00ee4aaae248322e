/** When a delivery is tried again, and when it is given up. */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** After the first try, the second, and so on; together a bit more than a day. */
const PAUSES_MS = [
  10_000,
  MINUTE_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  6 * HOUR_MS,
  16 * HOUR_MS,
] as const;

/** So often a delivery is tried at most. */
export const TRIES_MAX = PAUSES_MS.length + 1;

const PAUSE_MS_MAX = 24 * HOUR_MS;

/** What a receiver answered. */
export type Answer = {
  /** Null when none came. */
  statusCode: number | null;
  problem: string | null;
  /** How long the receiver asks to be left alone; null when it does not say. */
  retryAfterMs: number | null;
};

export type Next =
  | { state: 'delivered' }
  | { state: 'failed'; isGone: boolean }
  | { state: 'waiting'; inMs: number };

/** What follows from an answer to the given try; `chance` from 0 to 1 spreads those that failed together. */
export function decideNext(answer: Answer, tries: number, chance: number): Next {
  const { statusCode, retryAfterMs } = answer;
  if (statusCode !== null && statusCode >= 200 && statusCode < 300) return { state: 'delivered' };
  if (statusCode === 410) return { state: 'failed', isGone: true };
  const pause = PAUSES_MS[tries - 1];
  if (pause === undefined) return { state: 'failed', isGone: false };
  const spread = pause * (0.8 + 0.4 * chance);
  return { state: 'waiting', inMs: Math.min(PAUSE_MS_MAX, Math.max(spread, retryAfterMs ?? 0)) };
}
