/** Closes a ticket as spam. */
import { assertExists } from '#lib/base/assert.ts';
import type { Result } from '#lib/base/result.ts';
import type { TicketId } from '#lib/contract/ids.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import { setSpam } from '#backend/data/merged-tickets.ts';
import { closeTicket } from './close-ticket.ts';
import type { Call, Companion, Refusal } from './companion.ts';
import { readTicket } from './read-ticket.ts';
import { refusable } from './refusable.ts';
import { lockForChange } from './update-ticket.ts';

/** The closed ticket; refused when it is closed already, not visible, or the actor may not close. */
export function markSpam(
  companion: Companion,
  { actor, input }: Call<{ ticketId: TicketId }>,
): Promise<Result<Ticket, Refusal>> {
  const reader = { actor, publicUrl: companion.publicUrl, now: companion.now };
  return refusable(companion.database, async (tx) => {
    const row = await lockForChange(tx, reader, { id: input.ticketId, version: null });
    await setSpam(tx, row.id);
    await closeTicket({ tx, actor, at: companion.now(), row, reason: 'marked as spam', more: [] });
    return assertExists(await readTicket(tx, reader, row.id), 'the ticket just closed');
  });
}
