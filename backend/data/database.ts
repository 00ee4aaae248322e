/** The one place that knows which engine stores the data. Everything else gets kysely on the PostgreSQL dialect. */
import { Kysely, PGliteDialect, PostgresDialect, sql, type Transaction } from 'kysely';
import { Pool, types as pgTypes } from 'pg';
import { lockDirectory } from './pglite/directory-lock.ts';
import { setAsideHalfMade } from './pglite/half-made.ts';
import { startMaintenance } from './pglite/maintenance.ts';
import { RemotePglite } from './pglite/remote-pglite.ts';
import { listenOnPostgresql } from './postgresql-listener.ts';
import { join } from 'node:path';
import type { Tables } from './tables.ts';

/** A place to run statements: the database itself, or an open transaction. */
export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

export type Database = {
  readonly engine: 'embedded' | 'postgresql';
  readonly db: Db;
  /**
   * Runs `work` in one transaction. Inside it use only what it is given: on the embedded engine there is one connection,
   * and a statement outside the transaction would wait for it forever.
   */
  transaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Runs `work` on one unchanging picture of all tables, for reading only. */
  snapshot: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /**
   * Calls the listener for each NOTIFY on the channel, of any process; and after a lost connection is back, as something may
   * have been missed. Returns how to stop.
   */
  listen: (channel: string, listener: () => void) => Promise<() => void>;
  /** Ends all connections; for the embedded engine frees the folder too. */
  close: () => Promise<void>;
};

/** Connections a process may hold; PostgreSQL allows 100 in all by default, and several processes share it. */
const POOL_SIZE = 16;

/** A request waits no longer than this for a connection. */
const CONNECT_MS_MAX = 5_000;

/** PostgreSQL's type number of int8; `count(*)` has it. pg gives it as a string unless told otherwise. */
const INT8 = 20;

/** A statement of ours takes milliseconds; one that takes this long will not end well, and everybody waits behind it. */
const DEADLINE_MS = 15_000;

export type EmbeddedOptions = {
  /** Longest time a statement may take before the engine is restarted. */
  deadlineMs?: number;
  /** Told of what an operator should know: a folder set aside, maintenance that failed. */
  onNotice?: (notice: string) => void;
};

/** Opens the embedded database in a folder. Throws `DirectoryLockedError` when another process has it. */
export async function openEmbedded(dataDir: string, options: EmbeddedOptions = {}): Promise<Database> {
  const { deadlineMs = DEADLINE_MS, onNotice = () => {} } = options;
  const lock = lockDirectory(dataDir);
  const directory = join(dataDir, 'postgres');
  const aside = setAsideHalfMade(directory, new Date());
  if (aside !== null) onNotice(`A data folder whose first start was cut off was moved to ${aside}.`);
  const pglite = new RemotePglite({ directory, deadlineMs });
  try {
    await pglite.waitReady;
  } catch (error) {
    lock.release();
    throw error;
  }
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: pglite as never }) });
  const maintenance = startMaintenance((statement) => pglite.query(statement), onNotice);
  return {
    engine: 'embedded',
    db,
    transaction: (work) => db.transaction().execute(work),
    snapshot: (work) => snapshotOf(db, work),
    listen: (channel, listener) => pglite.listen(channel, listener),
    close: async () => {
      maintenance.stop();
      await pglite.close();
      lock.release();
    },
  };
}

/** Opens a PostgreSQL server; the first statement tells whether it answers. */
export function openPostgresql(url: string): Database {
  const types = { getTypeParser: parserOf };
  const pool = new Pool({
    connectionString: url,
    max: POOL_SIZE,
    types,
    connectionTimeoutMillis: CONNECT_MS_MAX,
    statement_timeout: DEADLINE_MS,
    // A connection cut off without a word would keep its request waiting for ever.
    keepAlive: true,
  });
  // A connection that breaks while idle must not end the process; the next statement opens another.
  pool.on('error', () => {});
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    engine: 'postgresql',
    db,
    transaction: (work) => db.transaction().execute(work),
    snapshot: (work) => snapshotOf(db, work),
    listen: async (channel, listener) => listenOnPostgresql(url, channel, listener),
    close: () => db.destroy(),
  };
}

/** The isolation level is set by a statement, because kysely's dialect of the embedded engine takes none. */
function snapshotOf<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`set transaction isolation level repeatable read read only`.execute(tx);
    return work(tx);
  });
}

function parserOf(id: number, format?: 'text' | 'binary') {
  if (id === INT8 && format !== 'binary') return Number;
  return pgTypes.getTypeParser(id, format);
}
