import { supersedes } from './supersedes.ts';
import { isWaiting, type Outbox, type OutboxEntry } from './outbox.ts';

/** What became of sending one entry. */
export type Sending =
  /** The companion has it (or had it already). */
  | { outcome: 'sent' }
  /** The companion says no, and will say no again: `entry` says why, and is kept until a person has decided. */
  | { outcome: 'refused'; entry: OutboxEntry }
  /** The companion failed at this one; the same will be tried again, and what does not build on it goes on. */
  | { outcome: 'failed' }
  /** Nothing is answered at all, or nobody is signed in: what follows would get no further. */
  | { outcome: 'unreachable' }
  /** Another page is still completing it. */
  | { outcome: 'held' };

/**
 * Sends what waits, oldest first. What is done to one ticket stays in its order: behind an entry that could not be sent,
 * those of the same ticket wait too.
 */
export async function flushOutbox(
  outbox: Outbox,
  send: (entry: OutboxEntry) => Promise<Sending>,
): Promise<void> {
  const stuck = new Set<string>();
  for (const { id } of await outbox.list()) {
    // Discarded or changed since the list was read.
    const entry = await outbox.get(id);
    if (entry === null || !isWaiting(entry) || stuck.has(lineOf(entry))) continue;
    const sending = await send(entry);
    if (sending.outcome === 'sent') await outbox.remove(id);
    if (sending.outcome === 'refused') await keepRefused(outbox, sending.entry);
    if (sending.outcome === 'failed' || sending.outcome === 'unreachable') {
      await countAttempt(outbox, id);
      stuck.add(lineOf(entry));
    }
    if (sending.outcome === 'unreachable') return;
  }
}

/** What must keep its order: everything of one ticket. */
function lineOf(entry: OutboxEntry): string {
  return entry.kind === 'create-ticket' || entry.kind === 'note-reply' ? entry.id : entry.ticketId;
}

/** Nobody is asked about a value that they have replaced since: that one is sent next. */
async function keepRefused(outbox: Outbox, refused: OutboxEntry): Promise<void> {
  const entries = await outbox.list();
  if (entries.some((later) => supersedes(later, refused))) await outbox.remove(refused.id);
  else await outbox.replace(refused);
}

async function countAttempt(outbox: Outbox, id: string): Promise<void> {
  const entry = await outbox.get(id);
  if (entry !== null) await outbox.replace({ ...entry, attempts: entry.attempts + 1 });
}
