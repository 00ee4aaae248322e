/** One life of the database worker: requests and their answers, until it ends. */
import { Worker } from 'node:worker_threads';
import { DatabaseUnavailableError } from '../unavailable.ts';
import { unpackError, type FromWorker, type Request } from './protocol.ts';

type Waiting = { resolve: (value: unknown) => void; reject: (error: Error) => void; timer: NodeJS.Timeout };

export type SessionOptions = {
  directory: string;
  /** A request that takes longer is given up, and the worker with it: the engine knows no statement timeout. */
  deadlineMs: number;
  onNotification: (channel: string, payload: string) => void;
  /** Called once when the worker has ended, for whatever reason. */
  onEnd: (error: Error) => void;
};

export class WorkerSession {
  /** Resolves when the database is open; rejects when it cannot be opened. */
  readonly opened: Promise<void>;
  readonly #worker: Worker;
  readonly #options: SessionOptions;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #ended: Error | null = null;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { directory: options.directory },
    });
    this.opened = new Promise((resolve, reject) => this.#receive(resolve, reject));
    this.opened.catch(() => {});
  }

  /** Sends a request; rejects with the engine's error, or `DatabaseUnavailableError` when the worker ends first. */
  ask(request: Request): Promise<unknown> {
    if (this.#ended !== null) return Promise.reject(this.#ended);
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#giveUp(), this.#options.deadlineMs);
      this.#waiting.set(id, { resolve, reject, timer });
      this.#worker.postMessage({ id, ...request });
    });
  }

  /** Ends the worker at once. */
  async terminate(): Promise<void> {
    await this.#worker.terminate();
  }

  #giveUp(): void {
    this.#end(new DatabaseUnavailableError(`A statement took longer than ${this.#options.deadlineMs} ms.`));
    void this.#worker.terminate();
  }

  #end(error: Error): void {
    if (this.#ended !== null) return;
    this.#ended = error;
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.#waiting.clear();
    this.#options.onEnd(error);
  }

  #receive(opened: () => void, failed: (error: Error) => void): void {
    const end = (error: Error) => {
      failed(error);
      this.#end(error);
    };
    this.#worker.on('error', (cause) =>
      end(new DatabaseUnavailableError('The embedded database stopped.', { cause })),
    );
    this.#worker.on('exit', (code) =>
      end(new DatabaseUnavailableError(`The embedded database ended with code ${code}.`)),
    );
    this.#worker.on('message', (message: FromWorker) => {
      if (message.kind === 'ready') opened();
      else if (message.kind === 'failed') end(unpackError(message.error));
      else if (message.kind === 'notification')
        this.#options.onNotification(message.channel, message.payload);
      else this.#answer(message);
    });
  }

  #answer(message: Extract<FromWorker, { kind: 'answer' | 'error' }>): void {
    const waiting = this.#waiting.get(message.id);
    if (waiting === undefined) return;
    this.#waiting.delete(message.id);
    clearTimeout(waiting.timer);
    if (message.kind === 'answer') waiting.resolve(message.value);
    else waiting.reject(unpackError(message.error));
  }
}
