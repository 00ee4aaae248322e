/** What is told through webhooks: the ticket as it is now and what was done to it; or where a reply is to be had. */
import { assertExists } from '#lib/base/assert.ts';
import type { ChannelId, ConversationId, MessageId } from '#lib/contract/ids.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import type { TicketSummary } from '#lib/contract/tickets-summary.ts';
import type { Db } from './database.ts';
import { joinSummaries, toSummaries, type Reader } from './ticket-summaries.ts';
import { listEvents } from './tickets.ts';
import type { ClaimedDelivery } from './webhook-deliveries.ts';

export type Payload = {
  type: string;
  timestamp: string;
  data: { ticket?: TicketSummary; changes?: Ticket['timeline']; reply?: ReplyPlace };
};

/** A reply by its ids, and the connector's name of its conversation. */
type ReplyPlace = {
  id: MessageId;
  conversationId: ConversationId;
  channelId: ChannelId;
  externalId: string;
  sentAt: string;
};

/** The payload; null when there is nothing to tell any more, as the ticket's creation was undone. */
export async function readPayload(
  db: Db,
  delivery: ClaimedDelivery,
  reader: Omit<Reader, 'actor'>,
): Promise<Payload | null> {
  const { type, ticketId, ticketVersion, messageId } = delivery;
  const timestamp = delivery.createdAt.toISOString();
  if (messageId !== null) return { type, timestamp, data: { reply: await readReplyPlace(db, messageId) } };
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

async function readReplyPlace(db: Db, id: MessageId): Promise<ReplyPlace> {
  const row = await db
    .selectFrom('message')
    .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
    .where('message.id', '=', id)
    .select([
      'conversation.id as conversationId',
      'channel_id',
      'conversation.external_id',
      'message.created_at',
    ])
    .executeTakeFirstOrThrow();
  return {
    id,
    conversationId: row.conversationId,
    channelId: assertExists(row.channel_id, 'the channel of a reply'),
    externalId: assertExists(row.external_id, 'the name that its connector gave'),
    sentAt: row.created_at.toISOString(),
  };
}
