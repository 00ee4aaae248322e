/** What colleagues answer on a channel. */
import type { ConversationId, MessageId } from '#lib/contract/ids.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import type { Db, Tx } from './database.ts';

export type NewReply = {
  conversationId: ConversationId;
  author: UserSummary;
  /** The channel's address; null where it has none. */
  from: string | null;
  to: string | null;
  text: string;
  /** Safe already; null for plain text. */
  html: string | null;
  /** Its Message-ID, without angle brackets; null where it is no mail. */
  messageId: string | null;
  at: Date;
};

/** Keeps a reply with its conversation. */
export async function insertReply(tx: Tx, reply: NewReply): Promise<MessageId> {
  const { conversationId, messageId } = reply;
  const { id } = await tx
    .insertInto('message')
    .values({
      conversation_id: conversationId,
      message_id: messageId,
      author_kind: 'agent',
      author_id: reply.author.id,
      from_name: reply.author.name,
      from_address: reply.from,
      to_addresses: reply.to === null ? [] : [reply.to],
      sent_at: reply.at,
      created_at: reply.at,
      text: reply.text,
      html: reply.html,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (messageId !== null)
    await tx
      .insertInto('conversation_message_id')
      .values({ message_id: messageId, conversation_id: conversationId })
      .execute();
  return id;
}

/** No header may become longer than servers take. */
const THREAD_IDS_MAX = 50;

/** Message-IDs of the conversation's mails, oldest first: the first one and the newest. */
export async function listThreadIds(db: Db, id: ConversationId): Promise<string[]> {
  const rows = await db
    .selectFrom('message')
    .where('conversation_id', '=', id)
    .where('message_id', 'is not', null)
    .orderBy('created_at')
    .orderBy('id')
    .select('message_id')
    .execute();
  const ids = rows.flatMap(({ message_id }) => (message_id === null ? [] : [message_id]));
  return ids.length <= THREAD_IDS_MAX ? ids : [...ids.slice(0, 1), ...ids.slice(1 - THREAD_IDS_MAX)];
}
