/** When a delivery is tried again, and when it is given up. */
import { pauseAfter } from './retries.ts';

const PAUSE_MS_MAX = 24 * 60 * 60_000;

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
  const pause = pauseAfter(tries, chance);
  if (pause === null) return { state: 'failed', isGone: false };
  return { state: 'waiting', inMs: Math.min(PAUSE_MS_MAX, Math.max(pause, retryAfterMs ?? 0)) };
}
