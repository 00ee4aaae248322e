/** What a conversation on a channel holds: its messages, sessions, and comments on its tickets. */
import { sql } from 'kysely';
import type { TicketComment } from '#lib/contract/comments.ts';
import type { ConversationId, MessageAttachmentId, MessageId, TicketId, UserId } from '#lib/contract/ids.ts';
import { MESSAGES_MAX, type ConversationSession, type Message } from '#lib/contract/messages.ts';
import type { TicketLink } from '#lib/contract/tickets.ts';
import { readCursor, writeCursor } from './cursors.ts';
import type { Db, Tx } from './database.ts';
import { listComments } from './tickets.ts';

type MessageRow = Omit<Message, 'sentAt'> & { sentAt: Date; createdAt: Date };

const MESSAGE = sql`
  message.id, message.author_kind as author,
  json_build_object('name', message.from_name, 'address', message.from_address) as "from",
  case when writer.id is null then null
    else json_build_object('id', writer.id, 'name', writer.name, 'email', writer.email) end as "user",
  message.to_addresses as "to", message.cc_addresses as cc,
  coalesce(message.sent_at, message.created_at) as "sentAt", message.created_at as "createdAt",
  message.text, message.original_text as "originalText", message.html is not null and message.author_id is null as "hasHtml",
  case when message.author_id is not null then message.html end as "replyHtml",
  coalesce(message.html like '%data-remote-src=%', false) as "hasRemotePictures", message.session_id as "sessionId",
  coalesce((
    select json_agg(json_build_object('id', id, 'name', name, 'sizeBytes', size_bytes) order by position)
    from message_attachment where message_attachment.message_id = message.id
  ), '[]') as attachments
`;

/** The newest messages, or those before the cursor, oldest first. */
export async function readMessages(db: Db, id: ConversationId, cursor: string | undefined) {
  const before = readCursor(cursor);
  const { rows } = await sql<MessageRow>`
    select ${MESSAGE} from message left join "user" as writer on writer.id = message.author_id
    where message.conversation_id = ${id} and message.author_kind is not null
      and ${before === null ? sql`true` : sql`(message.created_at, message.id) < (${before.at}, ${before.id}::uuid)`}
    order by message.created_at desc, message.id desc limit ${MESSAGES_MAX + 1}
  `.execute(db);
  const shown = rows.slice(0, MESSAGES_MAX);
  const first = rows.length > MESSAGES_MAX ? shown.at(-1) : undefined;
  return {
    messages: shown.toReversed().map(toMessage),
    older: first === undefined ? null : writeCursor({ at: first.createdAt, id: first.id }),
  };
}

/** One message that there is. */
export async function readMessage(db: Db, id: MessageId): Promise<Message> {
  const { rows } = await sql<MessageRow>`
    select ${MESSAGE} from message left join "user" as writer on writer.id = message.author_id where message.id = ${id}
  `.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('Expected the message to be there');
  return toMessage(row);
}

function toMessage({ sentAt, ...row }: MessageRow): Message {
  return { ...row, sentAt: sentAt.toISOString() };
}

export type SessionRow = Omit<ConversationSession, 'ticket' | 'ended' | 'startedAt'> & {
  startedAt: Date;
  lastMessageAt: Date;
  endedAt: Date | null;
  endedBy: 'idle' | 'closed' | 'ticket-closed' | null;
  ticketId: TicketId | null;
  /** The channel's. */
  idleHours: number;
};

/** The conversation's sessions, oldest first; the newest may be over without being noted yet. */
export async function listSessions(db: Db, id: ConversationId): Promise<SessionRow[]> {
  return db
    .selectFrom('conversation_session')
    .innerJoin('conversation', 'conversation.id', 'conversation_session.conversation_id')
    .innerJoin('channel', 'channel.id', 'conversation.channel_id')
    .where('conversation_id', '=', id)
    .orderBy('started_at')
    .orderBy('conversation_session.id')
    .select([
      'conversation_session.id',
      'channel.idle_hours as idleHours',
      'conversation_session.started_by as startedBy',
      'started_at as startedAt',
      'conversation_session.last_message_at as lastMessageAt',
      'ended_at as endedAt',
      'ended_by as endedBy',
      'verdict',
      'ticket_id as ticketId',
    ])
    .execute();
}

/** Comments on the tickets, oldest first. */
export async function listCommentsOf(
  db: Db,
  tickets: readonly TicketLink[],
): Promise<{ ticket: TicketLink; comment: TicketComment }[]> {
  const all: { ticket: TicketLink; comment: TicketComment }[] = [];
  for (const { id, number, subject, status } of tickets)
    for (const comment of await listComments(db, id))
      all.push({ ticket: { id, number, subject, status }, comment });
  return all.toSorted((one, other) => one.comment.createdAt.localeCompare(other.comment.createdAt));
}

/** The sanitised HTML of one of its messages; null when it has none. */
export async function findMessageHtml(
  db: Db,
  { conversationId, messageId }: { conversationId: ConversationId; messageId: MessageId },
): Promise<string | null> {
  const row = await db
    .selectFrom('message')
    .where('conversation_id', '=', conversationId)
    .where('id', '=', messageId)
    .select('html')
    .executeTakeFirst();
  return row?.html ?? null;
}

/** Notes that somebody has read it. */
export async function noteRead(
  db: Db,
  { conversationId, userId, at }: { conversationId: ConversationId; userId: UserId; at: Date },
): Promise<void> {
  await db
    .insertInto('conversation_reader')
    .values({ conversation_id: conversationId, user_id: userId, read_at: at })
    .onConflict((conflict) => conflict.columns(['conversation_id', 'user_id']).doUpdateSet({ read_at: at }))
    .execute();
}

/** Gives it to somebody; false when it is at another version by now. */
export async function setAssignee(
  tx: Tx,
  id: ConversationId,
  change: { assigneeId: UserId | null; version: number },
): Promise<boolean> {
  const row = await tx
    .updateTable('conversation')
    .set({ assignee_id: change.assigneeId, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .where('version', '=', change.version)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** A file of one of its messages; null when it has none with this id. */
export async function findMessageAttachment(
  db: Db,
  { conversationId, attachmentId }: { conversationId: ConversationId; attachmentId: MessageAttachmentId },
): Promise<{ name: string; sizeBytes: number } | null> {
  const row = await db
    .selectFrom('message_attachment')
    .innerJoin('message', 'message.id', 'message_attachment.message_id')
    .where('message.conversation_id', '=', conversationId)
    .where('message_attachment.id', '=', attachmentId)
    .select(['message_attachment.name', 'message_attachment.size_bytes'])
    .executeTakeFirst();
  return row === undefined ? null : { name: row.name, sizeBytes: row.size_bytes };
}
