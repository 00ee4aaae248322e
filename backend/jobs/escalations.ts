/**
 * Tells of deadlines. What is due is found in the database by its own clock, and claimed row by row, so any number of processes may
 * look; one that dies leaves its rows to the others. A timer only says how often to look, never when something is due.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { escalateDue } from '#backend/commands/escalate-due.ts';
import type { Database } from '#backend/data/database.ts';
import { hasDueClocks } from '#backend/data/escalations.ts';

const LOOK_EVERY_MS = 1_000;

/** A transaction of some tens of milliseconds; tickets in it cannot be edited meanwhile. */
const BATCH = 100;

type Job = {
  database: Database;
  announce: () => void;
  /** Told of each look that ended well, and of how late each escalation came. */
  onLook?: (latenessMs: readonly number[]) => void;
  /** Told of a failure that an operator should know; the next look tries again. */
  onError?: (error: unknown) => void;
};

/** Looks for due clocks until stopped; stopping waits for the batch in hand. */
export function startEscalations(job: Job): () => Promise<void> {
  const stop = new AbortController();
  const working = (async () => {
    while (!stop.signal.aborted) {
      await look(job, stop.signal).catch((error: unknown) => job.onError?.(error));
      await sleep(LOOK_EVERY_MS, undefined, { signal: stop.signal, ref: false }).catch(() => {});
    }
  })();
  return async () => {
    stop.abort();
    await working;
  };
}

async function look({ database, announce, onLook }: Job, signal: AbortSignal): Promise<void> {
  const latenessMs: number[] = [];
  while (!signal.aborted && (await hasDueClocks(database.db))) {
    const escalated = await escalateDue(database, BATCH);
    latenessMs.push(...escalated.latenessMs);
    // What others have locked is theirs, or is looked at again in a second.
    if (escalated.clocks === 0) break;
  }
  onLook?.(latenessMs);
  if (latenessMs.length > 0) announce();
}
