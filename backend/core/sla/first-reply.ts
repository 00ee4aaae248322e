/** Which message of a thread answers the customer first, and what that does to a clock, also when it is seen late. */
import type { Interval } from './opening-hours.ts';
import { stop, toRun, withDue, type Clock, type WorkingTerms } from './clocks.ts';

/** A message of the thread, in milliseconds by its own date. */
export type SeenMessage = {
  readonly matchKey: string;
  readonly sentMs: number;
  readonly isAutomatic: boolean;
};

export type FirstReply = { readonly matchKey: string; readonly atMs: number };

type Bounds = { createdMs: number; nowMs: number; ourKeys: ReadonlySet<string> };

/**
 * The first message of a colleague after the ticket was created; null when there is none. A message's date is its sender's
 * word, so that none counts as later than now.
 */
export function findFirstReply(messages: readonly SeenMessage[], bounds: Bounds): FirstReply | null {
  const { createdMs, nowMs, ourKeys } = bounds;
  const [first] = messages
    .filter(({ matchKey, isAutomatic }) => !isAutomatic && ourKeys.has(matchKey))
    .filter(({ sentMs }) => sentMs > createdMs)
    .toSorted((a, b) => a.sentMs - b.sentMs);
  return first === undefined
    ? null
    : { matchKey: first.matchKey, atMs: Math.min(first.sentMs, Math.max(nowMs, createdMs)) };
}

/** The first response stopped by a reply of that instant; the same clock when it had ended by then. Later pauses never were. */
export function answer(terms: WorkingTerms, clock: Clock, atMs: number): Clock {
  if (clock.stopped !== null && clock.stopped.atMs <= atMs) return clock;
  const pauses = toRun(terms, clock)
    .pauses.filter(({ fromMs }) => fromMs < atMs)
    .map(({ fromMs, toMs }): Interval => ({ fromMs, toMs: Math.min(toMs, atMs) }));
  const running = withDue(terms, { ...clock, pausedMs: null, pauses, stopped: null });
  return stop(terms, running, { atMs, by: 'response' });
}
