/** Messages between the main thread and the worker that runs the embedded database. */
import type { Results } from '@electric-sql/pglite';

export type Request =
  | { op: 'query'; sql: string; params: unknown[] }
  | { op: 'exec'; sql: string }
  | { op: 'begin' }
  | { op: 'tx-query'; tx: number; sql: string; params: unknown[] }
  | { op: 'commit'; tx: number }
  | { op: 'rollback'; tx: number }
  | { op: 'listen'; channel: string }
  | { op: 'close' };

export type ToWorker = { id: number } & Request;

/** Structured clone drops own fields of errors, so they travel beside the message. */
export type SentError = {
  name: string;
  message: string;
  stack: string | undefined;
  fields: Record<string, unknown>;
};

export type FromWorker =
  | { kind: 'ready' }
  | { kind: 'failed'; error: SentError }
  | { kind: 'answer'; id: number; value: unknown }
  | { kind: 'error'; id: number; error: SentError }
  | { kind: 'notification'; channel: string; payload: string };

export type QueryAnswer = Results<Record<string, unknown>>;

/** An error as plain data. */
export function packError(error: unknown): SentError {
  if (!(error instanceof Error))
    return { name: 'Error', message: String(error), stack: undefined, fields: {} };
  const fields = Object.fromEntries(Object.entries(error).filter(([, value]) => isPlain(value)));
  return { name: error.name, message: error.message, stack: error.stack, fields };
}

/** The error again, with `code`, `constraint` and the like as PostgreSQL gave them. */
export function unpackError(sent: SentError): Error {
  const error = Object.assign(new Error(sent.message), sent.fields);
  error.name = sent.name;
  if (sent.stack !== undefined) error.stack = sent.stack;
  return error;
}

function isPlain(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
