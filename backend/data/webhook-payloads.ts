/** What is told through webhooks: the ticket as it is now, and what was done to it. */
import { assertExists } from '#lib/base/assert.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import type { TicketSummary } from '#lib/contract/tickets-summary.ts';
import type { Db } from './database.ts';
import { joinSummaries, toSummaries, type Reader } from './ticket-summaries.ts';
import { listEvents } from './tickets.ts';
import type { ClaimedDelivery } from './webhook-deliveries.ts';

export type Payload = {
  type: string;
  timestamp: string;
  data: { ticket?: TicketSummary; changes?: Ticket['timeline'] };
};

/** The payload; null when there is nothing to tell any more, as the ticket's creation was undone. */
export async function readPayload(
  db: Db,
  delivery: ClaimedDelivery,
  reader: Omit<Reader, 'actor'>,
): Promise<Payload | null> {
  const { type, ticketId, ticketVersion } = delivery;
  const timestamp = delivery.createdAt.toISOString();
  if (ticketId === null) return { type, timestamp, data: {} };
  const row = await joinSummaries(db)
    .where('ticket.id', '=', ticketId)
    .where('ticket.withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return null;
  const version = ticketVersion ?? 1;
  const events = await listEvents(db, ticketId, version - 1);
  const changes = events.filter((event) => event.version === version);
  const [ticket] = await toSummaries(db, reader, [row]);
  return { type, timestamp, data: { ticket: assertExists(ticket, 'a summary'), changes } };
}
