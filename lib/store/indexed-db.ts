import { Dexie, type Table } from 'dexie';
import type { Row, TableName, Tables } from './tables.ts';

const DATABASE = 'threadside';
const TABLE_NAMES = ['cache', 'outbox', 'drafts', 'files'] as const satisfies TableName[];

/** Tables in the browser's IndexedDB, shared by all pages of the extension and kept over restarts. */
export function createBrowserTables(): Tables {
  const database = openDatabase();
  const tableOf = (name: TableName): Table<Row, [string, string]> => database.table(name);
  return {
    put: (table, row) =>
      database.transaction('rw', table, async (transaction) => {
        const written = tableOf(table).put(row);
        // Else the page waits for the write before it asks for the commit, and whoever closes the tab in between loses the row.
        transaction.idbtrans.commit();
        await written;
      }),
    get: async (table, owner, key) => (await tableOf(table).get([owner, key])) ?? null,
    list: async (table, owner) => {
      const rows = owner === null ? tableOf(table) : rowsOf(tableOf(table), owner);
      return (await rows.toArray()).toSorted((a, b) => a.at - b.at);
    },
    remove: (table, owner, key) => tableOf(table).delete([owner, key]),
    clear: () =>
      database.transaction('rw', [...TABLE_NAMES], async () => {
        await Promise.all(TABLE_NAMES.map((name) => tableOf(name).clear()));
      }),
  };
}

function openDatabase(): Dexie {
  // Strict: what the user was told is kept must survive a power cut; Chrome's default returns before the disk has it.
  const database = new Dexie(DATABASE, { chromeTransactionDurability: 'strict' });
  database.version(2).stores(Object.fromEntries(TABLE_NAMES.map((name) => [name, '[owner+key]'])));
  return database;
}

function rowsOf(table: Table<Row, [string, string]>, owner: string) {
  return table.where('[owner+key]').between([owner, Dexie.minKey], [owner, Dexie.maxKey]);
}
