import type { Owner, Tables } from './tables.ts';

/** What was shown for a key when it was last seen, and when that was (epoch milliseconds). */
export type Cached = { value: unknown; at: number };

/** The persisted cache of one user: a thread seen before is painted from it before the companion has answered. */
export type Cache = {
  /** Null where nothing is kept or storage refuses: a cache may always be empty. */
  read(key: string): Promise<Cached | null>;
  write(key: string, value: unknown, now: number): Promise<void>;
};

/** A mailbox is worked through, not collected: more threads than these are rarely opened again. */
const ROWS_MAX = 300;

/** The cache of `owner`. Values come back unparsed; who reads checks their shape, as an older version may have written them. */
export function createCache(tables: Tables, owner: Owner): Cache {
  return {
    read: async (key) => {
      const row = await tables.get('cache', owner, key).catch(() => null);
      return row === null ? null : { value: row.value, at: row.at };
    },
    write: async (key, value, now) => {
      await tables.put('cache', { owner, key, at: now, value });
      await dropOldest(tables, owner);
    },
  };
}

async function dropOldest(tables: Tables, owner: Owner): Promise<void> {
  const rows = await tables.list('cache', owner);
  for (const row of rows.slice(0, Math.max(0, rows.length - ROWS_MAX)))
    await tables.remove('cache', owner, row.key);
}
