/**
 * The main thread's side of the embedded database: the few methods of PGlite that kysely's dialect and pg-boss ask for,
 * forwarded to a worker. When the worker ends, whether it crashed or was given up over a statement past its deadline, another
 * one is started on the folder; until it is open every call is refused as unavailable.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseUnavailableError } from '../unavailable.ts';
import type { QueryAnswer, Request } from './protocol.ts';
import { WorkerSession } from './worker-session.ts';

type Listener = (payload: string) => void;

/** What kysely's PGliteDialect uses of a transaction. */
export type RemoteTransaction = { query: (sql: string, params?: unknown[]) => Promise<QueryAnswer> };

export type RemoteOptions = { directory: string; deadlineMs: number };

/** Longest wait between two tries to open the folder again. */
const REOPEN_WAIT_MS_MAX = 5_000;

export class RemotePglite {
  readonly waitReady: Promise<void>;
  ready = false;
  closed = false;
  readonly #options: RemoteOptions;
  readonly #listeners = new Map<string, Set<Listener>>();
  #session: WorkerSession | null;

  /** Starts a worker on the folder; `waitReady` rejects when the database cannot be opened. */
  constructor(options: RemoteOptions) {
    this.#options = options;
    const session = this.#start();
    this.#session = session;
    this.waitReady = this.#becomeReady(session);
    this.waitReady.catch(() => {});
  }

  /** Runs one statement. */
  async query(sql: string, params: unknown[] = []): Promise<QueryAnswer> {
    return (await this.#ask({ op: 'query', sql, params })) as QueryAnswer;
  }

  /** Runs several statements without parameters; a result a statement. */
  async exec(sql: string): Promise<QueryAnswer[]> {
    return (await this.#ask({ op: 'exec', sql })) as QueryAnswer[];
  }

  /**
   * Runs `work` inside a transaction; commits when it resolves, rolls back when it rejects. When the transaction cannot
   * begin, `work` is still called, with queries that reject: kysely waits for the call and would hang without it.
   */
  async transaction<T>(work: (transaction: RemoteTransaction) => Promise<T>): Promise<T> {
    const session = this.#session;
    const begun = await this.#ask({ op: 'begin' }).then(
      (id) => ({ id: id as number }),
      (error: unknown) => ({ error }),
    );
    if ('error' in begun || session === null) {
      const error = 'error' in begun ? begun.error : unavailable();
      return work({ query: () => Promise.reject(error) });
    }
    // A transaction belongs to one worker; after a restart its statements must fail, not run outside it.
    return runIn(session, begun.id, work);
  }

  /** Calls `listener` with the payload of each NOTIFY on the channel; returns how to stop. */
  async listen(channel: string, listener: Listener): Promise<() => void> {
    const known = this.#listeners.get(channel);
    const listeners = known ?? new Set();
    this.#listeners.set(channel, listeners.add(listener));
    if (known === undefined) await this.#ask({ op: 'listen', channel });
    return () => listeners.delete(listener);
  }

  /** Closes the database and ends the worker; calls that still wait reject. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    const session = this.#session;
    if (session === null) return;
    await session.ask({ op: 'close' }).catch(() => {});
    await session.terminate();
  }

  async #becomeReady(session: WorkerSession): Promise<void> {
    await session.opened;
    this.ready = true;
  }

  #ask(request: Request): Promise<unknown> {
    return this.#session === null ? Promise.reject(unavailable()) : this.#session.ask(request);
  }

  #start(): WorkerSession {
    return new WorkerSession({
      ...this.#options,
      onNotification: (channel, payload) => {
        for (const listener of this.#listeners.get(channel) ?? []) listener(payload);
      },
      onEnd: () => {
        this.#session = null;
        // A folder that could not be opened the first time is the start's to report.
        if (this.ready && !this.closed) void this.#reopen();
      },
    });
  }

  async #reopen(waitMs = 50): Promise<void> {
    const session = this.#start();
    try {
      await session.opened;
      for (const channel of this.#listeners.keys()) await session.ask({ op: 'listen', channel });
      if (this.closed) await session.terminate();
      else this.#session = session;
    } catch {
      await sleep(waitMs);
      if (!this.closed) await this.#reopen(Math.min(waitMs * 2, REOPEN_WAIT_MS_MAX));
    }
  }
}

async function runIn<T>(
  session: WorkerSession,
  tx: number,
  work: (transaction: RemoteTransaction) => Promise<T>,
): Promise<T> {
  try {
    const value = await work({
      query: async (sql, params = []) =>
        (await session.ask({ op: 'tx-query', tx, sql, params })) as QueryAnswer,
    });
    await session.ask({ op: 'commit', tx });
    return value;
  } catch (error) {
    await session.ask({ op: 'rollback', tx }).catch(() => {});
    throw error;
  }
}

function unavailable(): DatabaseUnavailableError {
  return new DatabaseUnavailableError('The embedded database is starting again.');
}
