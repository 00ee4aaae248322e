/** A customer wrote on a ticket's conversation: a pending or resting ticket is opened, and its owner and followers are told. */
import type { TicketId } from '#lib/contract/ids.ts';
import { event, type EventDraft } from '#backend/core/ticket-changes.ts';
import type { Tx } from '#backend/data/database.ts';
import { appendEvents, holdTicketRow, updateTicketRow } from '#backend/data/tickets.ts';
import { followTicketStatus } from './clocks.ts';
import { tell } from './tell.ts';

/** Closed is final: a ticket that was closed meanwhile stays as it is. */
export async function noteCustomerReply(
  tx: Tx,
  ticketId: TicketId,
  { text, at }: { text: string; at: Date },
): Promise<void> {
  const row = await holdTicketRow(tx, ticketId);
  if (row.status === 'closed') return;
  const events: EventDraft[] = [];
  if (row.status !== 'open') {
    const version = await updateTicketRow(tx, ticketId, { state: { ...row, status: 'open' }, at });
    events.push(event('status-changed', { from: row.status, to: 'open', reason: 'the customer replied' }));
    await appendEvents(tx, { ticketId, actorId: null, at, version }, events);
    await followTicketStatus(tx, { ticketId, status: 'open', at });
  }
  const { ownerId } = row;
  await tell(tx, {
    ticketId,
    at,
    actorId: null,
    ownerBefore: ownerId,
    ownerAfter: ownerId,
    events,
    reply: text,
  });
}
