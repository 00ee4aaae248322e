/**
 * Four small tables on this computer: what was seen (cache), what waits to be sent (outbox), what is being typed (drafts), and
 * files on their way (files).
 *
 * In the browser they are Dexie's (`indexed-db.ts`). Every row says whose it is, so that one user's rows are never read for
 * another.
 */

/** Whose rows: one user at one companion, written `address user-id`. */
export type Owner = string;

/** Makes the owner of rows out of the companion's address and the user's id. */
export function ownerOf(address: string, userId: string): Owner {
  return `${address} ${userId}`;
}

export type TableName = 'cache' | 'outbox' | 'drafts' | 'files';

/** One row: unique by owner and key; `at` is when it was written, in epoch milliseconds. */
export type Row = { owner: Owner; key: string; at: number; value: unknown };

/** Rejects with what the browser said when storage is blocked or full; callers go on without, and say so where it matters. */
export type Tables = {
  put(table: TableName, row: Row): Promise<void>;
  get(table: TableName, owner: Owner, key: string): Promise<Row | null>;
  /** All rows of an owner, or of everybody when `owner` is null, oldest first. */
  list(table: TableName, owner: Owner | null): Promise<Row[]>;
  remove(table: TableName, owner: Owner, key: string): Promise<void>;
  /** Empties all tables, for every owner. */
  clear(): Promise<void>;
};

/** Tables that live as long as the page: for tests, and for browsers that refuse storage. */
export function createMemoryTables(): Tables {
  const rows = new Map<string, Row>();
  const keyOf = (table: TableName, owner: Owner, key: string) => JSON.stringify([table, owner, key]);
  return {
    put: async (table, row) => void rows.set(keyOf(table, row.owner, row.key), structuredClone(row)),
    get: async (table, owner, key) => structuredClone(rows.get(keyOf(table, owner, key)) ?? null),
    list: async (table, owner) => {
      const ofTable = [...rows].filter(([key]) => key.startsWith(`["${table}",`)).map(([, row]) => row);
      const wanted = ofTable.filter((row) => owner === null || row.owner === owner);
      return structuredClone(wanted.toSorted((a, b) => a.at - b.at));
    },
    remove: async (table, owner, key) => void rows.delete(keyOf(table, owner, key)),
    clear: async () => rows.clear(),
  };
}
