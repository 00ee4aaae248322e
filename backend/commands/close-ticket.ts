/** Closes a ticket for a reason of its own: a duplicate, or spam. Empty mandatory fields do not stand in the way of these. */
import { isPermitted, type Actor } from '#backend/core/permissions.ts';
import { event, type EventDraft } from '#backend/core/ticket-changes.ts';
import type { Tx } from '#backend/data/database.ts';
import { appendEvents, updateTicketRow, type TicketRow } from '#backend/data/tickets.ts';
import { RefusedError } from './companion.ts';
import { followTicketStatus } from './clocks.ts';
import { tell } from './tell.ts';

type Closing = {
  tx: Tx;
  actor: Actor;
  at: Date;
  /** Locked, and not closed. */
  row: TicketRow;
  reason: string;
  /** Events besides that of the status. */
  more: EventDraft[];
};

/** Closes it with its events and tells those concerned; refuses whoever may not close tickets. */
export async function closeTicket({ tx, actor, at, row, reason, more }: Closing): Promise<void> {
  if (!isPermitted(actor, 'tickets.close')) {
    const detail = 'Your profile does not allow closing tickets. Ask an admin for it.';
    throw new RefusedError({ code: 'not_permitted', detail });
  }
  const version = await updateTicketRow(tx, row.id, { state: { ...row, status: 'closed' }, at });
  await followTicketStatus(tx, { ticketId: row.id, status: 'closed', at });
  const events = [...more, event('status-changed', { from: row.status, to: 'closed', reason })];
  await appendEvents(tx, { ticketId: row.id, actorId: actor.userId, at, version }, events);
  await tell(tx, {
    ticketId: row.id,
    at,
    actorId: actor.userId,
    ownerBefore: row.ownerId,
    ownerAfter: row.ownerId,
    events,
  });
}
