/** Says that the customer was answered, where no message shows it. */
import type { Result } from '#lib/base/result.ts';
import type { TicketId } from '#lib/contract/ids.ts';
import type { TicketSla } from '#lib/contract/ticket-clocks.ts';
import { event } from '#backend/core/ticket-changes.ts';
import { appendEvents, updateTicketRow } from '#backend/data/tickets.ts';
import type { Call, Companion, Refusal } from './companion.ts';
import { readTicketSla } from './read-ticket-sla.ts';
import { refusable } from './refusable.ts';
import { stopFirstResponse } from './clocks.ts';
import { lockForChange } from './update-ticket.ts';

/** The ticket's clocks; a ticket that was answered before, or has no first response to give, stays as it is. */
export function markResponded(
  companion: Companion,
  { actor, input }: Call<{ ticketId: TicketId }>,
): Promise<Result<TicketSla, Refusal>> {
  const reader = { actor, publicUrl: companion.publicUrl, now: companion.now };
  return refusable(companion.database, async (tx) => {
    const row = await lockForChange(tx, reader, { id: input.ticketId, version: null });
    const at = companion.now();
    if (await stopFirstResponse(tx, row.id, at)) {
      const version = await updateTicketRow(tx, row.id, { state: row, at });
      const target = { ticketId: row.id, actorId: actor.userId, at, version };
      await appendEvents(tx, target, [event('responded', {})]);
    }
    return readTicketSla(tx, row.id, at);
  });
}
