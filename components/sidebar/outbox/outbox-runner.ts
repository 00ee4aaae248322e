/**
 * Keeps and sends what the signed-in user does. One for each user; the screens only look at what is pending. Nothing is sent
 * before it is kept, and two pages never send at once.
 */
import type { NewTicket } from '#lib/contract/tickets.ts';
import { flushOutbox, type Sending } from '#lib/store/flush-outbox.ts';
import {
  isHeld,
  isWaiting,
  type KeptComment,
  type KeptCreate,
  type KeptEdit,
  type OutboxEntry,
} from '#lib/store/outbox.ts';
import { supersedes } from '#lib/store/supersedes.ts';
import { createPendingList, type Pending } from './pending-list.ts';
import type { Sent } from './send-entry.ts';
import type { Sender } from './sender.ts';

/** What is asked for; the runner gives it its key and its place in the order. */
export type NewEntry =
  | Pick<KeptCreate, 'kind' | 'place' | 'body'>
  | Pick<KeptEdit, 'kind' | 'place' | 'ticketId' | 'version' | 'edit'>
  | Pick<KeptComment, 'kind' | 'place' | 'ticketId' | 'text'>;

type AddOptions = {
  /** What it is kept under. Absent: one of its own. */
  id?: string;
  /** Completes the body of a create (messages, Message-IDs) before it is first sent. */
  finish?: () => Promise<NewTicket>;
  /** It is kept on this computer now. */
  onKept?: () => void;
};

export type OutboxRunner = {
  /** The same array until something changes, oldest first. */
  getPending: () => readonly Pending[];
  subscribe: (listener: () => void) => () => void;
  /** Keeps and sends. */
  add: (entry: NewEntry, options?: AddOptions) => Promise<void>;
  /** Takes entries out for good: discarded, or their refusal was seen. */
  drop: (...ids: string[]) => Promise<void>;
  /** Sends a refused one again: whatever stood against it, the person knows. */
  retry: (id: string) => Promise<void>;
  /** Tries again to send what waits. */
  flush: () => Promise<void>;
  /** Looks again at what is kept, as another page or the worker may have sent it. */
  refresh: () => Promise<void>;
};

type Options = Sender & {
  /** Sent or refused; awaited before its row goes, so that it never blinks away. `sent` is null when another page sent it. */
  onSettled: (entry: OutboxEntry, sent: Sent | null) => Promise<void> | void;
  /** Runs `work` while no other page does. */
  withLock: (work: () => Promise<void>) => Promise<void>;
  /** Something is kept: whoever sends it should this page be closed. */
  onKept: () => void;
  /** Something was sent or refused: for the other pages. */
  onNews: () => void;
};

/** Longer than a form is given to complete its body; then others send what there is. */
const HELD_MS = 6000;

/** A runner over an outbox. Nothing is sent until `flush` or `add`. */
export function createOutboxRunner(options: Options): OutboxRunner {
  const { outbox, onSettled, withLock, onKept, onNews } = options;
  const pending = createPendingList(outbox);
  const finishing = new Map<string, Promise<void>>();

  const refresh = () => pending.refresh((gone) => onSettled(gone, null));

  const send = async (listed: OutboxEntry): Promise<Sending> => {
    await finishing.get(listed.id);
    const entry = await outbox.get(listed.id);
    if (entry === null) return (pending.forget(listed.id), { outcome: 'sent' });
    if (!finishing.has(entry.id) && isHeld(entry, Date.now())) return { outcome: 'held' };
    pending.setSending(entry, true);
    const sent = await options.send(entry);
    if (sent.outcome === 'sent' || sent.outcome === 'refused') await onSettled(entry, sent);
    if (sent.outcome === 'sent') pending.forget(entry.id);
    else pending.setSending(sent.outcome === 'refused' ? sent.entry : entry, false);
    return sent;
  };

  const flush = async () => {
    let news = 0;
    await withLock(async () => {
      await refresh();
      await flushOutbox(outbox, async (entry) => {
        const sending = await send(entry);
        if (sending.outcome === 'sent' || sending.outcome === 'refused') news += 1;
        return sending;
      });
      await refresh();
    });
    if (news > 0) onNews();
  };

  /** Until its first try is over an entry counts as being sent, also while another page has its turn. */
  const flushFor = async (entry: OutboxEntry) => {
    // The lock is asked for before anybody else hears of the entry: this page comes first.
    const flushing = flush();
    onKept();
    await flushing;
    finishing.delete(entry.id);
    const kept = await outbox.get(entry.id);
    if (kept !== null) pending.setSending(kept, false);
  };

  return {
    getPending: pending.get,
    subscribe: pending.subscribe,
    add: async (given, { finish, onKept: tellKept, ...kept } = {}) => {
      const lastAt = pending.get().at(-1)?.createdAt ?? 0;
      const entry = toEntry({ id: crypto.randomUUID(), ...kept, ...given }, lastAt, finish !== undefined);
      const replaced = pending.get().filter((earlier) => !isWaiting(earlier) && supersedes(entry, earlier));
      pending.add(entry);
      await outbox.put(entry);
      pending.markKept(entry.id);
      tellKept?.();
      await drop(...replaced.map(({ id }) => id));
      if (finish !== undefined && entry.kind === 'create-ticket')
        finishing.set(entry.id, complete(entry, finish));
      await flushFor(entry);
    },
    drop,
    retry: async (id) => {
      const entry = await outbox.get(id);
      if (entry === null) return;
      const again = withoutRefusal(entry);
      await outbox.replace(again);
      pending.setSending(again, true);
      await flushFor(again);
    },
    flush,
    refresh,
  };

  async function drop(...ids: string[]): Promise<void> {
    for (const id of ids) await outbox.remove(id);
    pending.forget(...ids);
  }

  function complete(entry: KeptCreate, finish: () => Promise<NewTicket>): Promise<void> {
    const { heldUntil: _, ...finished } = entry;
    return finish().then(
      (body) => outbox.replace({ ...finished, body }),
      () => outbox.replace(finished),
    );
  }
}

/** Clicks within one millisecond keep their order, as do those after a clock was set back. */
function toEntry(given: NewEntry & { id: string }, lastAt: number, isUnfinished: boolean): OutboxEntry {
  const now = Date.now();
  const kept = { createdAt: Math.max(now, lastAt + 1), attempts: 0 };
  if (given.kind !== 'create-ticket') return { ...given, ...kept };
  return { ...given, ...kept, ...(isUnfinished ? { heldUntil: now + HELD_MS } : {}) };
}

function withoutRefusal(entry: OutboxEntry): OutboxEntry {
  const { problem: _, ...waiting } = entry;
  if (waiting.kind === 'edit-ticket') delete waiting.theirs;
  return waiting;
}
