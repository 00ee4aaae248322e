import type { Row, TableName, Tables } from './tables.ts';

const DATABASE = 'threadside';
const VERSION = 1;
const TABLE_NAMES = ['cache', 'outbox', 'drafts'] as const satisfies TableName[];

/** Tables in the browser's IndexedDB, shared by all pages of the extension and kept over restarts. */
export function createBrowserTables(factory: IDBFactory = indexedDB): Tables {
  const database = lazy(() => open(factory));
  const run = async <T>(
    names: TableName[],
    mode: IDBTransactionMode,
    work: (transaction: IDBTransaction) => T,
  ) => {
    // Strict: what the user was told is kept must survive a power cut; Chrome's default returns before the disk has it.
    const transaction = (await database()).transaction(names, mode, {
      durability: mode === 'readonly' ? 'default' : 'strict',
    });
    const result = work(transaction);
    await completion(transaction);
    return result;
  };
  return {
    put: async (table, row) => void (await run([table], 'readwrite', (tx) => tx.objectStore(table).put(row))),
    get: async (table, owner, key) => {
      const request = await run([table], 'readonly', (tx) => tx.objectStore(table).get([owner, key]));
      return (request.result as Row | undefined) ?? null;
    },
    list: async (table, owner) => {
      const range = owner === null ? null : IDBKeyRange.bound([owner], [owner, []]);
      const request = await run([table], 'readonly', (tx) => tx.objectStore(table).getAll(range));
      return (request.result as Row[]).toSorted((a, b) => a.at - b.at);
    },
    remove: async (table, owner, key) =>
      void (await run([table], 'readwrite', (tx) => tx.objectStore(table).delete([owner, key]))),
    clear: async () =>
      run([...TABLE_NAMES], 'readwrite', (tx) => TABLE_NAMES.forEach((name) => tx.objectStore(name).clear())),
  };
}

/** Opens once; after a failure, or after another page's upgrade closed it, the next use tries again. */
function lazy(openDatabase: () => Promise<IDBDatabase>): () => Promise<IDBDatabase> {
  let opening: Promise<IDBDatabase> | null = null;
  const forget = () => {
    opening = null;
  };
  return () => {
    opening ??= openDatabase().then(
      (database) => {
        database.addEventListener('close', forget);
        database.addEventListener('versionchange', () => {
          database.close();
          forget();
        });
        return database;
      },
      (cause: unknown) => {
        forget();
        throw cause;
      },
    );
    return opening;
  };
}

function open(factory: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(DATABASE, VERSION);
    request.addEventListener('upgradeneeded', () => {
      for (const name of TABLE_NAMES) request.result.createObjectStore(name, { keyPath: ['owner', 'key'] });
    });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
    request.addEventListener('blocked', () =>
      reject(new Error('Another page keeps the older database open.')),
    );
  });
}

function completion(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error));
    transaction.addEventListener('error', () => reject(transaction.error));
  });
}
