/**
 * Creates on their way to the companion. Each is kept on this computer before anything is sent, under an idempotency key, so
 * that neither a lost connection nor a closed tab loses or doubles it. It belongs to one user at one companion and is sent as
 * nobody else.
 */
import type { Owner, Tables } from './tables.ts';

/** One waiting create. */
export type OutboxEntry<Body = unknown> = {
  /** Also the idempotency key. */
  id: string;
  kind: 'create-ticket';
  /** Thread it was made on, as the cache knows it. */
  place: string;
  body: Body;
  /** Epoch milliseconds. */
  createdAt: number;
  /** How often it was sent without an answer. */
  attempts: number;
};

export type Outbox = {
  put(entry: OutboxEntry): Promise<void>;
  /** Oldest first: they are sent in this order. */
  list(): Promise<OutboxEntry[]>;
  remove(id: string): Promise<void>;
};

/** The outbox of `owner`. */
export function createOutbox(tables: Tables, owner: Owner): Outbox {
  return {
    put: (entry) => tables.put('outbox', { owner, key: entry.id, at: entry.createdAt, value: entry }),
    list: async () => (await tables.list('outbox', owner)).map((row) => row.value as OutboxEntry),
    remove: (id) => tables.remove('outbox', owner, id),
  };
}

/** What became of sending one entry. */
export type Sending =
  /** The companion has it (or had it already). */
  | 'sent'
  /** The companion says no, and will say no again: the person must decide. */
  | 'refused'
  /** No answer; the same will be tried again. */
  | 'unreachable';

/**
 * Sends all entries, oldest first, and keeps what got no answer. Stops at the first without an answer, as the next would get
 * none either. Returns how many are left.
 */
export async function flushOutbox(
  outbox: Outbox,
  send: (entry: OutboxEntry) => Promise<Sending>,
): Promise<number> {
  const entries = await outbox.list();
  for (const [index, entry] of entries.entries()) {
    const sending = await send(entry);
    if (sending !== 'unreachable') {
      await outbox.remove(entry.id);
      continue;
    }
    await outbox.put({ ...entry, attempts: entry.attempts + 1 });
    return entries.length - index;
  }
  return 0;
}
