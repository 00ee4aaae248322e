/** A customer was answered at an instant that may be over, as it was made elsewhere and is seen late. */
import { stop, type Clock, type WorkingTerms } from './clocks.ts';

/**
 * The first-response clock as it is with the answer: stopped by it, or stopped earlier than it was. The same clock where the answer
 * says nothing new. A pause that began after the answer ends where it began.
 */
export function respond(terms: WorkingTerms, clock: Clock, atMs: number): Clock {
  if (atMs < clock.startedMs) return clock;
  const stopped = { atMs, by: 'response' as const };
  if (clock.stopped !== null) return clock.stopped.atMs > atMs ? { ...clock, stopped } : clock;
  const endMs = Math.max(atMs, clock.pausedMs ?? atMs);
  return { ...stop(terms, clock, { ...stopped, atMs: endMs }), stopped };
}
