/** Conversations that a thread may be, for `core/thread-suggestions` to choose from. */
import { sql } from 'kysely';
import type { ConversationId, TicketId } from '#lib/contract/ids.ts';
import type { SuggestibleConversation } from '#backend/core/thread-suggestions.ts';
import type { Db } from './database.ts';

/** Of a subject that many threads have, the latest so many are looked at. */
const FOUND_MAX = 50;

/** Conversations with tickets under a topic, whoever may see them; none for an empty one. */
export async function findSuggestible(db: Db, topic: string): Promise<SuggestibleConversation[]> {
  if (topic === '') return [];
  const rows = await db
    .selectFrom('conversation')
    .innerJoin('ticket_conversation', 'ticket_conversation.conversation_id', 'conversation.id')
    .innerJoin('ticket', 'ticket.id', 'ticket_conversation.ticket_id')
    .where('conversation.topic', '=', topic)
    .where('conversation.channel_id', 'is', null)
    .groupBy('conversation.id')
    .select((select) => [
      'conversation.id',
      'conversation.topic',
      select.fn.max('ticket.updated_at').as('active_at'),
      select
        .exists(
          select
            .selectFrom('conversation_message_id')
            .whereRef('conversation_message_id.conversation_id', '=', 'conversation.id'),
        )
        .as('has_message_ids'),
    ])
    .orderBy(sql`max(ticket.updated_at)`, 'desc')
    .limit(FOUND_MAX)
    .execute();
  const keys = await participantsOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, topic: found, active_at, has_message_ids }) => ({
    id,
    topic: found,
    participantKeys: keys.get(id) ?? new Set(),
    hasMessageIds: Boolean(has_message_ids),
    lastActiveMs: active_at.getTime(),
  }));
}

async function participantsOf(
  db: Db,
  ids: readonly ConversationId[],
): Promise<Map<ConversationId, Set<string>>> {
  const found = new Map(ids.map((id) => [id, new Set<string>()]));
  if (ids.length === 0) return found;
  const rows = await db
    .selectFrom('conversation_participant')
    .where('conversation_id', 'in', ids)
    .selectAll()
    .execute();
  for (const { conversation_id, match_key } of rows) found.get(conversation_id)?.add(match_key);
  return found;
}

/** Those of the conversations that the ticket is on. */
export async function conversationsOfTicket(
  db: Db,
  ticketId: TicketId,
  among: readonly ConversationId[],
): Promise<ConversationId[]> {
  if (among.length === 0) return [];
  const rows = await db
    .selectFrom('ticket_conversation')
    .where('ticket_id', '=', ticketId)
    .where('conversation_id', 'in', among)
    .select('conversation_id')
    .execute();
  return rows.map(({ conversation_id }) => conversation_id);
}
