/**
 * Does imports in the background, batch by batch. Each process looks for one that nobody does; a lease keeps others away, and
 * runs out when the process is gone. Every batch is a transaction that also notes the next one, so nothing is done twice.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RecordImportId } from '#lib/contract/ids.ts';
import { runImportBatch } from '#backend/commands/run-import-batch.ts';
import type { Database } from '#backend/data/database.ts';
import { claimImport, leaveImport } from '#backend/data/record-imports.ts';

const LOOK_EVERY_MS = 1_000;

/** Far longer than a batch takes, and short enough to wait for after a crash. */
const LEASE_MS = 20_000;

/** Readers are told at most this often, or every open list would be read again for each batch. */
const ANNOUNCE_EVERY_MS = 2_000;

type Job = {
  database: Database;
  now: () => Date;
  announce: () => void;
  /** Told of a failure that an operator should know; the import is tried again. */
  onError?: (error: unknown) => void;
};

/** Looks for imports until stopped; stopping waits for the batch in hand and leaves the rest to others. */
export function startRecordImports(job: Job): () => Promise<void> {
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
  const { database, now } = job;
  const at = now();
  const importId = await claimImport(database.db, { runner, at, until: leaseFrom(at) });
  if (importId === null) return;
  await runImport(job, { importId, runner, signal });
  await leaveImport(database.db, importId, runner);
  job.announce();
}

function leaseFrom(at: Date): Date {
  return new Date(at.getTime() + LEASE_MS);
}

type Run = { importId: RecordImportId; runner: string; signal: AbortSignal };

async function runImport({ database, now, announce }: Job, { signal, ...turn }: Run): Promise<void> {
  let toldAt = 0;
  while (!signal.aborted) {
    const at = now();
    const startedAt = performance.now();
    if (!(await runImportBatch(database, { ...turn, at, leasedUntil: leaseFrom(at) }))) return;
    const took = performance.now() - startedAt;
    if (performance.now() - toldAt > ANNOUNCE_EVERY_MS) {
      toldAt = performance.now();
      announce();
    }
    // As long a pause as the batch took: half of the time, and of the only connection, belongs to everybody else.
    await sleep(took);
  }
}
