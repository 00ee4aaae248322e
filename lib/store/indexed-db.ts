import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Row, TableName, Tables } from './tables.ts';

const DATABASE = 'threadside';
/** Ten times the schema's number, as Dexie counted when it made the first of them: 20 comes next. */
const VERSION = 10;
const TABLE_NAMES = ['cache', 'outbox', 'drafts'] as const satisfies TableName[];

/** Strict: what the user was told is kept must survive a power cut; Chrome's default returns before the disk has it. */
const KEPT = { durability: 'strict' } as const;

type Schema = DBSchema & Record<TableName, { key: [owner: string, key: string]; value: Row }>;

/** Tables in the browser's IndexedDB, shared by all pages of the extension and kept over restarts. */
export function createBrowserTables(): Tables {
  const open = createOpener();
  return {
    put: async (table, row) => {
      const writing = (await open()).transaction(table, 'readwrite', KEPT);
      await Promise.all([writing.store.put(row), writing.done]);
    },
    get: async (table, owner, key) => (await (await open()).get(table, [owner, key])) ?? null,
    list: async (table, owner) => {
      const rows = await (await open()).getAll(table, owner === null ? null : rowsOf(owner));
      return rows.toSorted((a, b) => a.at - b.at);
    },
    remove: async (table, owner, key) => {
      const writing = (await open()).transaction(table, 'readwrite', KEPT);
      await Promise.all([writing.store.delete([owner, key]), writing.done]);
    },
    clear: async () => {
      const writing = (await open()).transaction(TABLE_NAMES, 'readwrite', KEPT);
      await Promise.all([...TABLE_NAMES.map((name) => writing.objectStore(name).clear()), writing.done]);
    },
  };
}

/** Opens at the first use, and again after the browser closed the database or another version of us asked for it. */
function createOpener(): () => Promise<IDBPDatabase<Schema>> {
  let opened: Promise<IDBPDatabase<Schema>> | null = null;
  const forget = (): void => {
    opened = null;
  };
  return () => {
    opened ??= openDB<Schema>(DATABASE, VERSION, {
      upgrade: (database) => {
        for (const name of TABLE_NAMES) database.createObjectStore(name, { keyPath: ['owner', 'key'] });
      },
      blocking: (_current, _blocked, event) => {
        forget();
        (event.target as IDBDatabase).close();
      },
      terminated: forget,
    });
    // A refusal is not kept either: the next use asks again.
    opened.catch(forget);
    return opened;
  };
}

/** Arrays of keys sort after all strings, so this is every key of one owner. */
function rowsOf(owner: string): IDBKeyRange {
  return IDBKeyRange.bound([owner], [owner, []]);
}
