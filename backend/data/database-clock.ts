/**
 * The database's clock, as near as asking can tell. Processes on several machines disagree about the time by seconds or more; what they
 * write, and what of it is due by now, must not depend on which of them was asked.
 */
import { sql } from 'kysely';
import type { Db } from './database.ts';

const ASK_EVERY_MS = 10_000;
/** The answer that came fastest is the least wrong: by half of its way at most. */
const ASKED_TIMES = 3;

export type DatabaseClock = { now: () => Date; stop: () => void };

/** Asks now, and again from time to time; between answers this process's clock goes on. */
export async function followDatabaseClock(db: Db): Promise<DatabaseClock> {
  let offsetMs = await measureOffset(db);
  const timer = setInterval(() => {
    // A database that is away is told by the requests that need it; what was measured before is good until then.
    void measureOffset(db).then(
      (measured) => (offsetMs = measured),
      () => {},
    );
  }, ASK_EVERY_MS).unref();
  return { now: () => new Date(Date.now() + offsetMs), stop: () => clearInterval(timer) };
}

async function measureOffset(db: Db): Promise<number> {
  let best = { wayMs: Infinity, offsetMs: 0 };
  for (let time = 0; time < ASKED_TIMES; time += 1) {
    const startedAt = performance.now();
    const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(db);
    const wayMs = performance.now() - startedAt;
    const offsetMs = (rows[0]?.at.getTime() ?? Date.now()) - (Date.now() - wayMs / 2);
    if (wayMs < best.wayMs) best = { wayMs, offsetMs };
  }
  return best.offsetMs;
}
