/** Comments on a ticket; seen by the team only. */
import type { Result } from '#lib/base/result.ts';
import type { TicketId } from '#lib/contract/ids.ts';
import type { TicketComment } from '#lib/contract/tickets.ts';
import { event } from '#backend/core/ticket-changes.ts';
import { appendEvents, insertComment, updateTicketRow } from '#backend/data/tickets.ts';
import type { Call, Companion, Refusal } from './companion.ts';
import { once, type Once } from './once.ts';
import { lockForChange } from './update-ticket.ts';

/** The new comment; refused when the ticket is not visible or closed. A comment needs no version: it changes no value. */
export function addComment(
  companion: Companion,
  call: Call<{ ticketId: TicketId; text: string }> & { once: Once | null },
): Promise<Result<TicketComment, Refusal>> {
  const { actor, input } = call;
  return once(companion, call, async (tx) => {
    const row = await lockForChange(
      tx,
      { actor, publicUrl: companion.publicUrl },
      { id: input.ticketId, version: null },
    );
    const at = companion.now();
    const id = await insertComment(tx, { ticketId: row.id, authorId: actor.userId, text: input.text, at });
    const version = await updateTicketRow(tx, row.id, { state: row, at });
    await appendEvents(tx, { ticketId: row.id, actorId: actor.userId, at, version }, [
      event('commented', {}),
    ]);
    return { id, author: actor.user, text: input.text, createdAt: at.toISOString() };
  });
}
