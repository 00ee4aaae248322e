/** Counts of tries in a window of time, in the database, so that several processes count together. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from './database.ts';

export type TryLimit = {
  /** What is counted, e.g. `sign-in` and an address; kept as a hash. */
  key: readonly string[];
  max: number;
  windowS: number;
};

/** Counts one try more; answers with how many seconds to wait when that is over the limit, else null. */
export async function countTry(db: Db, limit: TryLimit): Promise<number | null> {
  // One statement, so that tries at once are each counted; the database's clock is the one all processes share.
  const { rows } = await sql<{ count: number; wait: number }>`
    insert into try_count (key, count, ends_at)
    values (${keyOf(limit)}, 1, now() + make_interval(secs => ${limit.windowS}))
    on conflict (key) do update set
      count = case when try_count.ends_at <= now() then 1 else try_count.count + 1 end,
      ends_at = case when try_count.ends_at <= now() then excluded.ends_at else try_count.ends_at end
    returning count, ceil(extract(epoch from ends_at - now()))::integer as wait
  `.execute(db);
  const [row] = rows;
  return row !== undefined && row.count > limit.max ? Math.max(1, row.wait) : null;
}

/** Forgets the tries, because one succeeded. */
export async function clearTries(db: Db, limit: Pick<TryLimit, 'key'>): Promise<void> {
  await db.deleteFrom('try_count').where('key', '=', keyOf(limit)).execute();
}

/** Forgets counts whose window is over. */
export async function forgetTries(db: Db): Promise<void> {
  await db
    .deleteFrom('try_count')
    .where('ends_at', '<', sql<Date>`now()`)
    .execute();
}

function keyOf({ key }: Pick<TryLimit, 'key'>): string {
  return createHash('sha256').update(JSON.stringify(key)).digest('base64url');
}
