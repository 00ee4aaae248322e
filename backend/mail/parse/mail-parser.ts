/**
 * Parses mails in a thread of its own, limited in time and memory, so that a mail made to take both costs nobody else anything. The
 * thread is replaced when it dies or takes too long; the mail at fault is told as such and the next one goes on.
 */
import { Worker } from 'node:worker_threads';
import { err, type Result } from '#lib/base/result.ts';
import type { ParsedMail } from '#backend/core/parsed-mail.ts';
import type { RefusedReason } from '#lib/contract/refused-mails.ts';

export type ParseAnswer = Result<ParsedMail, RefusedReason>;

export type MailParser = {
  /** The mail, or why it cannot be read. One after the other, in the order asked. */
  parse: (raw: Uint8Array) => Promise<ParseAnswer>;
  close: () => Promise<void>;
};

/** A mail of 25 MB takes about one second (seen 2026-11-23, two busy cores). */
const TIMEOUT_MS = 5_000;
const MEMORY_MB = 192;
/** A new thread loads its code first, which is no mail's fault. */
const START_TIMEOUT_MS = 60_000;

/** A parser; its thread starts with the first mail. */
export function createMailParser({ timeoutMs = TIMEOUT_MS } = {}): MailParser {
  let worker: Promise<Worker> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const forget = async () => {
    const old = await worker?.catch(() => null);
    worker = null;
    await old?.terminate();
  };
  const parseOne = async (raw: Uint8Array): Promise<ParseAnswer> => {
    worker ??= startWorker();
    const answer = await ask(await worker, raw, timeoutMs);
    if (answer !== null) return answer;
    await forget();
    return err('too-much-work');
  };
  return {
    parse: (raw) => {
      const mine = last.then(() => parseOne(raw));
      last = mine.catch(() => {});
      return mine;
    },
    close: async () => {
      await last;
      await forget();
    },
  };
}

async function startWorker(): Promise<Worker> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  });
  // One that dies between two mails is found out by the next; an error without a listener would end the process.
  worker.on('error', () => {});
  // Without a mail in hand it keeps no process alive.
  worker.unref();
  if ((await ask(worker, new Uint8Array(), START_TIMEOUT_MS)) === null)
    throw new Error('The thread that parses mail did not start');
  return worker;
}

/** The worker's answer; null when it died or did not answer in time. */
function ask(worker: Worker, raw: Uint8Array, timeoutMs: number): Promise<ParseAnswer | null> {
  return new Promise((resolve) => {
    const end = (answer: ParseAnswer | null) => {
      clearTimeout(timer);
      for (const [name, listener] of listeners) worker.off(name, listener);
      resolve(answer);
    };
    const listeners: [string, (answer: ParseAnswer) => void][] = [
      ['message', (answer) => end(answer)],
      ['error', () => end(null)],
      ['exit', () => end(null)],
    ];
    const timer = setTimeout(() => end(null), timeoutMs);
    for (const [name, listener] of listeners) worker.on(name, listener);
    worker.postMessage(raw);
  });
}
