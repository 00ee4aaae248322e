/** What the screens see of the outbox: what is kept in it, with what this page is doing about it. */
import {
  isWaiting,
  type KeptComment,
  type KeptCreate,
  type KeptEdit,
  type KeptReply,
  type Outbox,
  type OutboxEntry,
} from '#lib/store/outbox.ts';

/** `refused`: the companion said no, and a person decides. */
type Shown = { state: 'sending' | 'waiting' | 'refused' };
export type PendingCreate = KeptCreate & Shown;
export type PendingEdit = KeptEdit & Shown;
export type PendingComment = KeptComment & Shown;
export type Pending = PendingCreate | PendingEdit | PendingComment | (KeptReply & Shown);

export type PendingList = {
  /** The same array until something changes, oldest first. */
  get: () => readonly Pending[];
  subscribe: (listener: () => void) => () => void;
  /** Shows an entry before it is kept; until `markKept` it is not missed there. */
  add: (entry: OutboxEntry) => void;
  markKept: (id: string) => void;
  /** Shows whether this page is sending it, and the entry as it is now. */
  setSending: (entry: OutboxEntry, isSending: boolean) => void;
  /** It is done, though it may be kept for a moment more. */
  forget: (...ids: string[]) => void;
  /** Shows what is kept. `onGone` is awaited for each that another page has sent or discarded. */
  refresh: (onGone: (entry: Pending) => Promise<void> | void) => Promise<void>;
};

export function createPendingList(outbox: Outbox): PendingList {
  let shown: readonly Pending[] = [];
  const listeners = new Set<() => void>();
  const sending = new Set<string>();
  const unkept = new Set<string>();
  const done = new Set<string>();

  const show = (next: readonly Pending[]) => {
    shown = next;
    for (const listener of listeners) listener();
  };
  const toPending = (entry: OutboxEntry): Pending => {
    const state = !isWaiting(entry) ? 'refused' : sending.has(entry.id) ? 'sending' : 'waiting';
    return { ...entry, state };
  };
  return {
    get: () => shown,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add: (entry) => {
      unkept.add(entry.id);
      sending.add(entry.id);
      show([...shown, toPending(entry)]);
    },
    markKept: (id) => void unkept.delete(id),
    setSending: (entry, isSending) => {
      if (isSending) sending.add(entry.id);
      else sending.delete(entry.id);
      show(shown.map((known) => (known.id === entry.id ? toPending(entry) : known)));
    },
    forget: (...ids) => {
      for (const id of ids) done.add(id);
      show(shown.filter(({ id }) => !ids.includes(id)));
    },
    refresh: async (onGone) => {
      const kept = (await outbox.list()).filter(({ id }) => !done.has(id));
      const isThere = ({ id }: Pending) =>
        unkept.has(id) || done.has(id) || kept.some((row) => row.id === id);
      for (const gone of shown.filter((entry) => !isThere(entry))) await onGone(gone);
      const listed = kept.filter(({ id }) => !done.has(id) && !unkept.has(id));
      show([...listed.map(toPending), ...shown.filter(({ id }) => unkept.has(id))]);
    },
  };
}
