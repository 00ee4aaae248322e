/** Undoes a create: the ticket is withdrawn, its number is not used again. */
import type { Result } from '#lib/base/result.ts';
import type { TicketId } from '#lib/contract/ids.ts';
import { canUndoCreate } from '#backend/core/undo.ts';
import { lockTicket, withdrawTicket } from '#backend/data/tickets.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';

/** Nothing on success; refused for others than the creator, after the time, and once somebody changed the ticket. */
export function undoCreate(
  companion: Companion,
  call: Call<{ ticketId: TicketId }>,
): Promise<Result<undefined, Refusal>> {
  return refusable(companion.database, async (tx) => {
    const now = companion.now();
    const ticket = await lockTicket(tx, call.actor, call.input.ticketId);
    if (ticket === null) throw new RefusedError({ code: 'not_found' });
    if (!canUndoCreate(ticket, call.actor.userId, now)) {
      const detail =
        'Close the ticket instead. Only its creator can undo it, within seconds and before anybody changes it.';
      throw new RefusedError({ code: 'undo_too_late', detail });
    }
    await withdrawTicket(tx, ticket.id, now);
    return undefined;
  });
}
