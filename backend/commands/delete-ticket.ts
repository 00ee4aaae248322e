/** Deletes a ticket, and restores it. Nothing of it is lost meanwhile; it is only seen by nobody. */
import { assertExists } from '#lib/base/assert.ts';
import type { Result } from '#lib/base/result.ts';
import type { TicketId } from '#lib/contract/ids.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import { event } from '#backend/core/ticket-changes.ts';
import { lockDeletedTicket, setDeleted } from '#backend/data/deleted-tickets.ts';
import { appendEvents, lockTicket } from '#backend/data/tickets.ts';
import { tellAgain } from './clocks.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { readTicket } from './read-ticket.ts';
import { refusable } from './refusable.ts';

/** Nothing on success; also a closed ticket can be deleted, as that changes none of its values. */
export function deleteTicket(
  companion: Companion,
  { actor, input }: Call<{ ticketId: TicketId }>,
): Promise<Result<undefined, Refusal>> {
  return refusable(companion.database, async (tx) => {
    const row = await lockTicket(tx, actor, input.ticketId);
    if (row === null) throw new RefusedError({ code: 'not_found' });
    const at = companion.now();
    const version = await setDeleted(tx, row.id, { at, by: actor.userId });
    await appendEvents(tx, { ticketId: row.id, actorId: actor.userId, at, version }, [event('deleted', {})]);
    return undefined;
  });
}

/** The ticket as it was, with what happened to it in its timeline. */
export function restoreTicket(
  companion: Companion,
  { actor, input }: Call<{ ticketId: TicketId }>,
): Promise<Result<Ticket, Refusal>> {
  const reader = { actor, publicUrl: companion.publicUrl, now: companion.now };
  return refusable(companion.database, async (tx) => {
    const id = await lockDeletedTicket(tx, actor, input.ticketId);
    if (id === null) throw new RefusedError({ code: 'not_found' });
    const at = companion.now();
    const version = await setDeleted(tx, id, null);
    await appendEvents(tx, { ticketId: id, actorId: actor.userId, at, version }, [event('restored', {})]);
    await tellAgain(tx, id);
    return assertExists(await readTicket(tx, reader, id), 'the ticket just restored');
  });
}
