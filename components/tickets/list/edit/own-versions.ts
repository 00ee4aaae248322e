import type { TicketId } from '#lib/contract/ids.ts';

type Versioned = { id: TicketId; version: number };

/** Calls `send` with the version to send once earlier edits of the ticket have their answer. */
type SendOwn = <T extends { version: number }>(
  ticket: Versioned,
  send: (version: number) => Promise<T>,
) => Promise<T>;

/**
 * Sends edits of one ticket one after another, each on the version that the one before made: two quick edits of one person are
 * no conflict. What somebody else changed in between still is.
 */
export function createOwnVersions(): SendOwn {
  const made = new Map<TicketId, number>();
  const lines = new Map<TicketId, Promise<unknown>>();
  return async (ticket, send) => {
    const before = lines.get(ticket.id) ?? Promise.resolve();
    const answer = before.then(() => send(Math.max(ticket.version, made.get(ticket.id) ?? 0)));
    lines.set(
      ticket.id,
      answer.catch(() => {}),
    );
    const changed = await answer;
    made.set(ticket.id, changed.version);
    return changed;
  };
}
