/**
 * Finds how customers felt once their tickets are closed. What waits lies in the database (a trigger writes it with the closing);
 * each ticket is claimed by one process, and one whose process died is tried again when its claim runs out.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { analyseSentiment } from '#backend/commands/analyse-sentiment.ts';
import type { Companion } from '#backend/commands/companion.ts';
import { claimSentiments } from '#backend/data/sentiment.ts';

const LOOK_EVERY_MS = 1_000;
/** Longer than a try can take, the endpoint's time included. */
const CLAIM_MS = 120_000;
/** Claimed at once; an endpoint is asked for one at a time, so that it is not flooded. */
const BATCH = 5;

type Job = {
  companion: Companion;
  announce: () => void;
  lookEveryMs?: number;
  /** Told of a failure that an operator should know; the ticket is tried again, three times in all. */
  onError?: (error: unknown) => void;
};

/** Looks for closed tickets until stopped; stopping waits for the one in hand. */
export function startSentimentAnalysis(job: Job): () => Promise<void> {
  const stop = new AbortController();
  const working = (async () => {
    while (!stop.signal.aborted) {
      // A database that is away is told by the requests that need it; the next look tries again.
      const found = await lookOnce(job, stop.signal).catch((error: unknown) => job.onError?.(error));
      if (found === BATCH) continue;
      const everyMs = job.lookEveryMs ?? LOOK_EVERY_MS;
      await sleep(everyMs, undefined, { signal: stop.signal, ref: false }).catch(() => {});
    }
  })();
  return async () => {
    stop.abort();
    await working;
  };
}

/** How many were claimed. */
async function lookOnce({ companion, announce, onError }: Job, signal: AbortSignal): Promise<number> {
  const at = companion.now();
  const until = new Date(at.getTime() + CLAIM_MS);
  const claimed = await claimSentiments(companion.database.db, { at, until, countMax: BATCH });
  for (const each of claimed) {
    if (signal.aborted) break;
    await analyseSentiment(companion, each).catch((error: unknown) => onError?.(error));
  }
  if (claimed.length > 0) announce();
  return claimed.length;
}
