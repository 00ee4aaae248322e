/** Sessions of conversations on channels, and what is noted of each message. `core/conversation-sessions` has the rules. */
import { sql } from 'kysely';
import { assertExists } from '#lib/base/assert.ts';
import type { ConversationStarter, SessionEnd, SessionVerdict } from '#lib/contract/conversations.ts';
import type { MessageAuthor } from '#lib/contract/message-authors.ts';
import type {
  ChannelId,
  ConversationId,
  ConversationSessionId,
  MessageId,
  PipelineId,
  TicketId,
} from '#lib/contract/ids.ts';
import type { SessionTicket } from '#backend/core/conversation-sessions.ts';
import type { Db, Tx } from './database.ts';

/** A ticket of a conversation as sessions need it. */
export type TicketOfSession = SessionTicket & { id: TicketId };

/** A conversation as its messages are followed. */
export type FollowedConversation = {
  id: ConversationId;
  subject: string;
  startedBy: ConversationStarter;
  customer: { name: string | null; address: string | null };
  channel: { id: ChannelId; kind: 'api' | 'email'; pipelineId: PipelineId | null; idleHours: number };
};

/** The conversation, locked so that its messages follow each other. */
export async function holdConversation(tx: Tx, id: ConversationId): Promise<FollowedConversation> {
  const { rows } = await sql<FollowedConversation>`
    select conversation.id, subject, started_by as "startedBy",
      json_build_object('name', customer_name, 'address', customer_address) as customer,
      json_build_object('id', channel.id, 'kind', channel.kind, 'pipelineId', channel.pipeline_id,
        'idleHours', channel.idle_hours) as channel
    from conversation join channel on channel.id = conversation.channel_id
    where conversation.id = ${id} for update of conversation
  `.execute(tx);
  return assertExists(rows[0], 'a conversation on a channel');
}

export type FollowedMessage = { id: MessageId; author: MessageAuthor; sentAt: Date; text: string };

/** A message of a channel as it was taken in. */
export async function readFollowedMessage(tx: Tx, id: MessageId): Promise<FollowedMessage> {
  const row = await tx
    .selectFrom('message')
    .where('id', '=', id)
    .select(['id', 'author_kind', 'sent_at', 'created_at', 'text'])
    .executeTakeFirstOrThrow();
  return {
    id,
    author: assertExists(row.author_kind, 'the author of a message on a channel'),
    sentAt: row.sent_at ?? row.created_at,
    text: row.text,
  };
}

/** Notes that something came, so that the conversation comes first in lists. */
export async function noteActivity(
  tx: Tx,
  id: ConversationId,
  { at, isCustomer }: { at: Date; isCustomer: boolean },
): Promise<void> {
  await tx
    .updateTable('conversation')
    .set({ last_message_at: at, ...(isCustomer ? { last_customer_at: at } : {}) })
    .where('id', '=', id)
    .execute();
}

export type OpenSession = {
  id: ConversationSessionId;
  startedBy: ConversationStarter;
  lastMessageAt: Date;
  verdict: SessionVerdict;
  ticket: TicketOfSession | null;
};

/** The conversation's session that has not ended yet as far as was noted. */
export async function findOpenSession(tx: Tx, id: ConversationId): Promise<OpenSession | null> {
  const row = await tx
    .selectFrom('conversation_session')
    .where('conversation_id', '=', id)
    .where('ended_at', 'is', null)
    .selectAll()
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    startedBy: row.started_by,
    lastMessageAt: row.last_message_at,
    verdict: row.verdict,
    ticket: row.ticket_id === null ? null : await findTicketOfSession(tx, row.ticket_id),
  };
}

/** The ticket, or what it was merged into; null when it is deleted or taken back. */
async function findTicketOfSession(tx: Tx, id: TicketId): Promise<TicketOfSession | null> {
  const { rows } = await sql<TicketOfSession>`
    with recursive chain as (
      select id, merged_into_id, 0 as steps from ticket where id = ${id}
      union all
      select ticket.id, ticket.merged_into_id, steps + 1 from chain join ticket on ticket.id = chain.merged_into_id
      where steps < 50
    )
    select ${TICKET} from chain join ticket on ticket.id = chain.id
    where chain.merged_into_id is null and ${isThere}
  `.execute(tx);
  return rows[0] ?? null;
}

const TICKET = sql`ticket.id, ticket.status, ticket.closed_at as "closedAt", ticket.is_spam as "isSpam"`;

const isThere = sql`ticket.deleted_at is null and ticket.withdrawn_at is null`;

/** The conversation's ticket to go on with: an open one before closed ones, the newest of them. */
export async function findLatestTicket(tx: Tx, id: ConversationId): Promise<TicketOfSession | null> {
  const { rows } = await sql<TicketOfSession>`
    select ${TICKET} from ticket_conversation join ticket on ticket.id = ticket_conversation.ticket_id
    where ticket_conversation.conversation_id = ${id} and ${isThere} and ticket.merged_into_id is null
    order by ticket.status = 'closed', ticket.created_at desc, ticket.id desc limit 1
  `.execute(tx);
  return rows[0] ?? null;
}

/** True until the conversation has a session. */
export async function hasNoSession(tx: Tx, id: ConversationId): Promise<boolean> {
  const row = await tx
    .selectFrom('conversation_session')
    .where('conversation_id', '=', id)
    .select('id')
    .limit(1)
    .executeTakeFirst();
  return row === undefined;
}

/** Starts a session. */
export async function insertSession(
  tx: Tx,
  session: {
    conversationId: ConversationId;
    startedBy: ConversationStarter;
    verdict: SessionVerdict;
    at: Date;
  },
): Promise<ConversationSessionId> {
  const { id } = await tx
    .insertInto('conversation_session')
    .values({
      conversation_id: session.conversationId,
      started_by: session.startedBy,
      started_at: session.at,
      last_message_at: session.at,
      verdict: session.verdict,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Ends a session. */
export async function endSession(
  tx: Tx,
  id: ConversationSessionId,
  end: { atMs: number; by: SessionEnd },
): Promise<void> {
  await tx
    .updateTable('conversation_session')
    .set({ ended_at: new Date(end.atMs), ended_by: end.by })
    .where('id', '=', id)
    .execute();
}

/** Puts a message into a session. */
export async function joinSession(
  tx: Tx,
  { sessionId, messageId, at }: { sessionId: ConversationSessionId; messageId: MessageId; at: Date },
): Promise<void> {
  await tx.updateTable('message').set({ session_id: sessionId }).where('id', '=', messageId).execute();
  await tx
    .updateTable('conversation_session')
    .set({ last_message_at: at })
    .where('id', '=', sessionId)
    .execute();
}

/** Notes why the session has its ticket, or has none. */
export async function setVerdict(
  tx: Tx,
  id: ConversationSessionId,
  { verdict, ticketId }: { verdict: SessionVerdict; ticketId?: TicketId },
): Promise<void> {
  await tx
    .updateTable('conversation_session')
    .set({ verdict, ...(ticketId === undefined ? {} : { ticket_id: ticketId }) })
    .where('id', '=', id)
    .execute();
}

/** Notes that a person made a ticket of the conversation: it is the running session's, unless that has one. */
export async function giveSessionTicket(tx: Tx, id: ConversationId, ticketId: TicketId): Promise<void> {
  await tx
    .updateTable('conversation_session')
    .set({ verdict: 'made-by-hand', ticket_id: ticketId })
    .where('conversation_id', '=', id)
    .where('ended_at', 'is', null)
    .where('ticket_id', 'is', null)
    .execute();
}

/** True while new sessions get a ticket by themselves. */
export async function readCreatesTickets(db: Db): Promise<boolean> {
  const row = await db.selectFrom('workspace').select('creates_tickets').executeTakeFirst();
  return row?.creates_tickets ?? false;
}
