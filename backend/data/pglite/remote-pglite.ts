/**
 * The main thread's side of the embedded database: the few methods of PGlite that kysely's dialect asks for, forwarded to
 * the worker.
 */
import { Worker } from 'node:worker_threads';
import { unpackError, type FromWorker, type QueryAnswer, type Request } from './protocol.ts';

type Waiting = { resolve: (value: unknown) => void; reject: (error: Error) => void };
type Listener = (payload: string) => void;

/** What kysely's PGliteDialect uses of a transaction. */
export type RemoteTransaction = { query: (sql: string, params?: unknown[]) => Promise<QueryAnswer> };

export class RemotePglite {
  readonly waitReady: Promise<void>;
  ready = false;
  closed = false;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Map<string, Set<Listener>>();
  #lastId = 0;
  #failure: Error | null = null;

  /** Starts a worker on the folder; `waitReady` rejects when the database cannot be opened. */
  constructor(directory: string) {
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { directory } });
    this.waitReady = new Promise((resolve, reject) => this.#receive(resolve, reject));
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
    const begun = await this.#ask({ op: 'begin' }).then(
      (id) => ({ id: id as number }),
      (error: unknown) => ({ error }),
    );
    if ('error' in begun) return work({ query: () => Promise.reject(begun.error) });
    const tx = begun.id;
    try {
      const value = await work({
        query: async (sql, params = []) =>
          (await this.#ask({ op: 'tx-query', tx, sql, params })) as QueryAnswer,
      });
      await this.#ask({ op: 'commit', tx });
      return value;
    } catch (error) {
      await this.#ask({ op: 'rollback', tx }).catch(() => {});
      throw error;
    }
  }

  /** Calls `listener` with the payload of each NOTIFY on the channel. */
  async listen(channel: string, listener: Listener): Promise<void> {
    const known = this.#listeners.get(channel);
    if (known !== undefined) return void known.add(listener);
    this.#listeners.set(channel, new Set([listener]));
    await this.#ask({ op: 'listen', channel });
  }

  /** Closes the database and ends the worker; calls that still wait reject. */
  async close(): Promise<void> {
    if (this.closed) return;
    if (this.#failure === null) await this.#ask({ op: 'close' });
    this.closed = true;
    await this.#worker.terminate();
  }

  #ask(request: Request): Promise<unknown> {
    if (this.#failure !== null) return Promise.reject(this.#failure);
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, ...request });
    });
  }

  #receive(ready: () => void, failed: (error: Error) => void): void {
    const die = (error: Error) => {
      this.#failure = error;
      failed(error);
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
    };
    this.#worker.on('error', (cause) => die(new Error('The embedded database stopped working.', { cause })));
    this.#worker.on('exit', (code) => die(new Error(`The embedded database ended with code ${code}.`)));
    this.#worker.on('message', (message: FromWorker) => {
      if (message.kind === 'ready') {
        this.ready = true;
        return ready();
      }
      if (message.kind === 'failed') return die(unpackError(message.error));
      this.#dispatch(message);
    });
  }

  #dispatch(message: Exclude<FromWorker, { kind: 'ready' | 'failed' }>): void {
    if (message.kind === 'notification') {
      for (const listener of this.#listeners.get(message.channel) ?? []) listener(message.payload);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.kind === 'answer') waiting?.resolve(message.value);
    else waiting?.reject(unpackError(message.error));
  }
}
