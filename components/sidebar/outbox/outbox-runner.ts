/**
 * Sends what waits in the outbox, and tells what is on its way. One for each signed-in user; the screens only look at it.
 * Nothing is sent before it is kept, and two tabs never send at once.
 */
import type { Api } from '#lib/api/api.ts';
import { ApiProblem } from '#lib/api/api-errors.ts';
import type { Problem } from '#lib/contract/errors.ts';
import { createTicket, type NewTicket, type Ticket } from '#lib/contract/tickets.ts';
import { flushOutbox, type Outbox, type OutboxEntry, type Sending } from '#lib/store/outbox.ts';

/** A create as the screens see it. `refused`: the companion said no, and the form opens again with what it said. */
export type PendingCreate = {
  id: string;
  place: string;
  body: NewTicket;
  createdAt: number;
  state: 'sending' | 'waiting' | 'refused';
  problem?: Problem;
};

export type OutboxRunner = {
  /** The same array until something changes, oldest first. */
  getPending: () => readonly PendingCreate[];
  subscribe: (listener: () => void) => () => void;
  /** Keeps and sends. `finish` completes the body (messages, Message-IDs) before it is first sent. */
  add: (create: Omit<PendingCreate, 'state' | 'problem'>, finish?: () => Promise<NewTicket>) => Promise<void>;
  /** Takes a create out for good: discarded, or its refusal was seen. */
  drop: (id: string) => Promise<void>;
  /** Tries again to send what waits. */
  flush: () => Promise<void>;
};

type Options = {
  outbox: Outbox;
  api: Api;
  /** The companion has the ticket; awaited before the create leaves the outbox, so that its row never blinks away. */
  onCreated: (create: PendingCreate, ticket: Ticket) => Promise<void> | void;
  /** Runs `work` while no other tab does. */
  withLock: (work: () => Promise<void>) => Promise<void>;
};

/** A runner over `outbox`. Nothing is sent until `flush` or `add`. */
export function createOutboxRunner({ outbox, api, onCreated, withLock }: Options): OutboxRunner {
  let pending: readonly PendingCreate[] = [];
  const listeners = new Set<() => void>();
  const finishing = new Map<string, Promise<void>>();

  const show = (next: readonly PendingCreate[]) => {
    pending = next;
    for (const listener of listeners) listener();
  };
  const change = (id: string, changes: Partial<PendingCreate>) =>
    show(pending.map((create) => (create.id === id ? { ...create, ...changes } : create)));
  const forget = (id: string) => show(pending.filter((create) => create.id !== id));

  const send = async (entry: OutboxEntry): Promise<Sending> => {
    await finishing.get(entry.id);
    const kept = (await outbox.list()).find(({ id }) => id === entry.id);
    // Discarded, or sent by another tab, while this one waited.
    if (kept === undefined) return (forget(entry.id), 'sent');
    const create: PendingCreate = { ...toPending(kept), state: 'sending' };
    change(entry.id, create);
    try {
      const ticket = await api(createTicket, { body: create.body }, { idempotencyKey: entry.id });
      await onCreated(create, ticket);
      forget(entry.id);
      return 'sent';
    } catch (cause) {
      if (!isFinal(cause)) return (change(entry.id, { state: 'waiting' }), 'unreachable');
      change(entry.id, { state: 'refused', problem: cause.problem });
      return 'refused';
    }
  };

  const flush = () =>
    withLock(async () => {
      const entries = await outbox.list();
      const unseen = entries.filter(({ id }) => !pending.some((create) => create.id === id));
      if (unseen.length > 0) show([...unseen.map((entry) => toPending(entry)), ...pending]);
      await flushOutbox(outbox, send);
    });

  return {
    getPending: () => pending,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add: async (create, finish) => {
      show([...pending, { ...create, state: 'sending' }]);
      await outbox.put(toEntry(create));
      if (finish !== undefined) {
        const finished = finish().then(
          (body) => outbox.put(toEntry({ ...create, body })),
          () => {},
        );
        finishing.set(create.id, finished);
      }
      await flush();
      finishing.delete(create.id);
    },
    drop: async (id) => {
      await outbox.remove(id);
      forget(id);
    },
    flush,
  };
}

/** No answer, a failing companion, a lost session and a busy one pass; everything else would be refused again. */
function isFinal(cause: unknown): cause is ApiProblem {
  if (!(cause instanceof ApiProblem)) return false;
  const { status } = cause.problem;
  return status < 500 && status !== 401 && status !== 429;
}

function toEntry(create: Omit<PendingCreate, 'state' | 'problem'>): OutboxEntry {
  const { id, place, body, createdAt } = create;
  return { id, kind: 'create-ticket', place, body, createdAt, attempts: 0 };
}

function toPending(entry: OutboxEntry): PendingCreate {
  const { id, place, createdAt } = entry;
  return { id, place, createdAt, body: entry.body as NewTicket, state: 'waiting' };
}

/** Lets one tab of this browser send at a time; where the browser has no locks, the idempotency key still keeps creates single. */
export function withBrowserLock(work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return work();
  return navigator.locks.request('threadside-outbox', work).catch((cause: unknown) => {
    // Storage blocked for this site blocks its locks too (seen in Chromium 156).
    if (cause instanceof DOMException && cause.name === 'SecurityError') return work();
    throw cause;
  });
}
