/**
 * Moves the open tickets of people who are away, some at a time. Each process looks for a reassignment that nobody does; a lease
 * keeps others away, and runs out when the process is gone. What has moved is no longer theirs, so another process goes on where it was.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { endReassignment } from '#backend/commands/end-reassignment.ts';
import { runReassignmentBatch } from '#backend/commands/run-reassignment-batch.ts';
import type { Database } from '#backend/data/database.ts';
import { claimReassignment, listOpenTickets, type ClaimedReassignment } from '#backend/data/reassignments.ts';

const LOOK_EVERY_MS = 1_000;

/** Far longer than a batch takes, and short enough to wait for after a crash. */
const LEASE_MS = 20_000;

/** A batch keeps the only connection of an embedded database that long; the others wait for it. */
const BATCH = 10;

/** Readers are told at most this often, or every open list would be read again for each batch. */
const ANNOUNCE_EVERY_MS = 2_000;

type Job = {
  database: Database;
  now: () => Date;
  announce: () => void;
  /** Told of a failure that an operator should know; the reassignment is tried again. */
  onError?: (error: unknown) => void;
};

/** Looks for reassignments until stopped; stopping waits for the batch in hand and leaves the rest to others. */
export function startReassignments(job: Job): () => Promise<void> {
  const stop = new AbortController();
  const runner = randomUUID();
  const working = (async () => {
    while (!stop.signal.aborted) {
      // A database that is away is told by the requests that need it; the next look tries again.
      await lookOnce(job, runner, stop.signal).catch((error: unknown) => job.onError?.(error));
      await sleep(LOOK_EVERY_MS, undefined, { signal: stop.signal, ref: false }).catch(() => {});
    }
  })();
  return async () => {
    stop.abort();
    await working;
  };
}

async function lookOnce(job: Job, runner: string, signal: AbortSignal): Promise<void> {
  const at = job.now();
  const claimed = await claimReassignment(job.database.db, { runner, at, until: leaseFrom(at) });
  if (claimed === null) return;
  if (await moveAll(job, { ...claimed, runner, signal }))
    await endReassignment(job.database, { id: claimed.id, runner, at: job.now() });
  job.announce();
}

function leaseFrom(at: Date): Date {
  return new Date(at.getTime() + LEASE_MS);
}

type Run = ClaimedReassignment & { runner: string; signal: AbortSignal };

/** False when it was given up before all had their turn. */
async function moveAll(
  { database, now, announce }: Job,
  { id, userId, runner, signal }: Run,
): Promise<boolean> {
  const tickets = (await listOpenTickets(database.db, userId)).map((ticket) => ticket.id);
  let toldAt = performance.now();
  for (let from = 0; from < tickets.length; from += BATCH) {
    if (signal.aborted) return false;
    const [at, startedAt] = [now(), performance.now()];
    const batch = { id, runner, at, leasedUntil: leaseFrom(at), tickets: tickets.slice(from, from + BATCH) };
    if (!(await runReassignmentBatch(database, batch))) return false;
    const took = performance.now() - startedAt;
    if (performance.now() - toldAt > ANNOUNCE_EVERY_MS) {
      toldAt = performance.now();
      announce();
    }
    // Twice as long a pause as the batch took: most of the time, and of the only connection, belongs to everybody else.
    await sleep(2 * took, undefined, { signal }).catch(() => {});
  }
  return true;
}
