/**
 * What is on its way to the companion: new tickets, edits, comments and replies that were sent. Each is kept on this computer before anything is sent,
 * under an idempotency key, so that neither a lost connection nor a closed browser loses or doubles it. It belongs to one user
 * at one companion and is sent as nobody else.
 */
import type { Problem } from '#lib/contract/errors.ts';
import type { TicketId } from '#lib/contract/ids.ts';
import type { ThreadReply } from '#lib/contract/replies.ts';
import type { ThreadFacts } from '#lib/contract/threads.ts';
import type { NewTicket, TicketChanges } from '#lib/contract/tickets.ts';
import type { TimelineEvent } from '#lib/contract/timeline.ts';
import type { Owner, Tables } from './tables.ts';

/** What of a ticket is edited in place, one thing at a time. */
export type EditedPart =
  | 'subject'
  | 'status'
  | 'pipeline'
  | 'stage'
  | 'owner'
  | 'description'
  | 'associations'
  | 'fields';

/** An edit: what is sent, and its value as people read it. */
export type Edit = {
  part: EditedPart;
  /** Custom field's label, where one is edited. */
  fieldLabel?: string;
  changes: Omit<TicketChanges, 'version'>;
  /** The chosen value in words. */
  words: string;
};

type Kept = {
  /** Also the idempotency key. */
  id: string;
  /** Thread it was made on, as the cache knows it. */
  place: string;
  /** Epoch milliseconds; what is older is sent first. */
  createdAt: number;
  /** How often it was sent without an answer. */
  attempts: number;
  /** Why the companion refused it: it stays, unsent, until a person has decided. Absent: it waits. */
  problem?: Problem;
};

/** A ticket that is not made yet. */
export type KeptCreate = Kept & {
  kind: 'create-ticket';
  body: NewTicket;
  /** Until then (epoch milliseconds) the page that made it completes the body. Absent: it is complete. */
  heldUntil?: number;
};

/** A ticket's edit that is not made yet. */
export type KeptEdit = Kept & {
  kind: 'edit-ticket';
  ticketId: TicketId;
  /** Version it is sent with; under one key it changes only after a refusal. */
  version: number;
  edit: Edit;
  /** Another's change of the same thing, where that is why it was refused. */
  theirs?: TimelineEvent;
};

/** A comment that is not made yet. */
export type KeptComment = Kept & { kind: 'comment'; ticketId: TicketId; text: string };

/** A reply sent in the mail program that the companion does not know of yet. */
export type KeptReply = Kept & { kind: 'note-reply'; thread: ThreadFacts; reply: ThreadReply };

export type OutboxEntry = KeptCreate | KeptEdit | KeptComment | KeptReply;

export type Outbox = {
  put(entry: OutboxEntry): Promise<void>;
  /** Puts it in the place of what is kept under its id; not when that was taken out meanwhile. */
  replace(entry: OutboxEntry): Promise<void>;
  /** Null when it is sent or discarded. */
  get(id: string): Promise<OutboxEntry | null>;
  /** Oldest first: they are sent in this order. */
  list(): Promise<OutboxEntry[]>;
  remove(id: string): Promise<void>;
};

/** The outbox of `owner`. */
export function createOutbox(tables: Tables, owner: Owner): Outbox {
  const put = (entry: OutboxEntry) =>
    tables.put('outbox', { owner, key: entry.id, at: entry.createdAt, value: entry });
  const get = async (id: string) =>
    ((await tables.get('outbox', owner, id))?.value as OutboxEntry | undefined) ?? null;
  return {
    put,
    get,
    replace: async (entry) => {
      if ((await get(entry.id)) !== null) await put(entry);
    },
    list: async () => (await tables.list('outbox', owner)).map((row) => row.value as OutboxEntry),
    remove: (id) => tables.remove('outbox', owner, id),
  };
}

/** True while it is to be sent; false once it was refused, until a person has decided. */
export function isWaiting({ problem }: OutboxEntry): boolean {
  return problem === undefined;
}

/** True while the page that made it still completes it, so that nobody else sends it. */
export function isHeld(entry: OutboxEntry, now: number): boolean {
  return entry.kind === 'create-ticket' && (entry.heldUntil ?? 0) > now;
}
