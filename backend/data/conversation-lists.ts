/** Conversations on channels as the message module lists them, always through the visibility predicate. */
import { sql, type RawBuilder } from 'kysely';
import type { ConversationSummary } from '#lib/contract/messages.ts';
import { CONVERSATIONS_COUNTED_MAX } from '#lib/contract/messages.ts';
import type { BroadcastId, ChannelId, ConversationId, TicketId, UserId } from '#lib/contract/ids.ts';
import type { TicketSummary } from '#lib/contract/tickets-summary.ts';
import { readCursor, writeCursor } from './cursors.ts';
import type { Db } from './database.ts';
import { selectSummaries, toSummaries, type Reader } from './ticket-summaries.ts';
import { conversationVisibleTo } from './visibility.ts';

export type ConversationQuery = {
  assignee: 'me' | 'nobody' | 'anyone';
  channelId?: ChannelId | undefined;
  broadcastId?: BroadcastId | undefined;
  unread: boolean;
  cursor?: string | undefined;
  limit: number;
};

type Row = Omit<ConversationSummary, 'ticket' | 'last'> & {
  last: { text: string; author: 'customer' | 'agent' | 'automatic'; at: string } | null;
  lastMessageAt: Date;
};

const LAST_TEXT_MAX = 200;

/** A page of conversations, latest message first; those without a message are not listed. */
export async function listConversations(db: Db, reader: Reader, query: ConversationQuery) {
  const after = readCursor(query.cursor);
  const { rows } = await sql<Row>`
    ${selectConversations(reader)} where ${conversationVisibleTo(reader.actor)} and conversation.last_message_at is not null
      and ${matches(query, reader.actor.userId)}
      and ${after === null ? sql`true` : sql`(conversation.last_message_at, conversation.id) < (${after.at}, ${after.id}::uuid)`}
    order by conversation.last_message_at desc, conversation.id desc limit ${query.limit + 1}
  `.execute(db);
  const shown = rows.slice(0, query.limit);
  const end = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    items: await withTickets(db, reader, shown),
    next: end === undefined ? null : writeCursor({ at: end.lastMessageAt, id: end.id }),
  };
}

/** One conversation as rows show it; null when the reader may not see it. */
export async function findConversation(
  db: Db,
  reader: Reader,
  id: ConversationId,
): Promise<ConversationSummary | null> {
  const { rows } = await sql<Row>`
    ${selectConversations(reader)} where ${conversationVisibleTo(reader.actor)} and conversation.id = ${id}
  `.execute(db);
  return (await withTickets(db, reader, rows))[0] ?? null;
}

/** How many conversations there are for the reader; counted up to a limit. */
export async function countConversations(db: Db, { actor }: Reader) {
  const count = (assignee: ConversationQuery['assignee']) => sql`(
    select count(*)::integer from (
      select from conversation
      where ${conversationVisibleTo(actor)} and conversation.last_message_at is not null
        and ${matches({ assignee, unread: false }, actor.userId)}
      limit ${CONVERSATIONS_COUNTED_MAX}
    ) as counted
  )`;
  const { rows } = await sql<{ mine: number; unassigned: number; all: number }>`
    select ${count('me')} as mine, ${count('nobody')} as unassigned, ${count('anyone')} as "all"
  `.execute(db);
  return rows[0] ?? { mine: 0, unassigned: 0, all: 0 };
}

function matches(
  { assignee, channelId, broadcastId, unread }: Omit<ConversationQuery, 'cursor' | 'limit'>,
  userId: UserId,
): RawBuilder<boolean> {
  const who = {
    me: sql`conversation.assignee_id = ${userId}`,
    nobody: sql`conversation.assignee_id is null`,
    anyone: sql`true`,
  }[assignee];
  const where = channelId === undefined ? sql`true` : sql`conversation.channel_id = ${channelId}`;
  const of = broadcastId === undefined ? sql`true` : sql`conversation.broadcast_id = ${broadcastId}`;
  return sql`${who} and ${where} and ${of} and ${unread ? isUnread(userId) : sql`true`}`;
}

/** What came before somebody joined is read. */
function isUnread(userId: UserId): RawBuilder<boolean> {
  return sql`coalesce(conversation.last_customer_at > coalesce(
    (select read_at from conversation_reader where conversation_id = conversation.id and user_id = ${userId}),
    (select "createdAt" from "user" where id = ${userId})
  ), false)`;
}

function selectConversations({ actor }: Reader): RawBuilder<Row> {
  return sql<Row>`
    select conversation.id, conversation.subject, conversation.version, conversation.started_by as "startedBy",
      conversation.last_message_at as "lastMessageAt",
      json_build_object('id', channel.id, 'name', channel.name, 'kind', channel.kind) as channel,
      json_build_object('name', conversation.customer_name, 'address', conversation.customer_address) as customer,
      case when assignee.id is null then null
        else json_build_object('id', assignee.id, 'name', assignee.name, 'email', assignee.email) end as assignee,
      (
        select json_build_object('text', left(message.text, ${LAST_TEXT_MAX}), 'author', message.author_kind, 'at', message.created_at)
        from message where message.conversation_id = conversation.id
        order by message.created_at desc, message.id desc limit 1
      ) as last,
      ${isUnread(actor.userId)} as "isUnread",
      coalesce((
        select verdict from conversation_session where conversation_id = conversation.id order by started_at desc, id limit 1
      ), 'no-session') as reason
    from conversation join channel on channel.id = conversation.channel_id
    left join "user" as assignee on assignee.id = conversation.assignee_id
  `;
}

async function withTickets(db: Db, reader: Reader, rows: readonly Row[]): Promise<ConversationSummary[]> {
  const tickets = await findTickets(
    db,
    reader,
    rows.map(({ id }) => id),
  );
  return rows.map(({ last, ...row }) => {
    const own = tickets.get(row.id) ?? [];
    return {
      ...row,
      last: last === null ? null : { ...last, at: new Date(last.at).toISOString() },
      ticket: own.find(({ status }) => status !== 'closed') ?? own[0] ?? null,
    };
  });
}

/** Tickets of each conversation that the reader may see, newest first. */
async function findTickets(
  db: Db,
  reader: Reader,
  ids: readonly ConversationId[],
): Promise<Map<ConversationId, TicketSummary[]>> {
  if (ids.length === 0) return new Map();
  const links = await db
    .selectFrom('ticket_conversation')
    .where('conversation_id', 'in', ids)
    .select(['ticket_id', 'conversation_id'])
    .execute();
  if (links.length === 0) return new Map();
  const ticketIds = [...new Set(links.map(({ ticket_id }) => ticket_id))];
  const rows = await selectSummaries(db, reader.actor)
    .where('ticket.id', 'in', ticketIds)
    .orderBy('ticket.created_at', 'desc')
    .orderBy('ticket.id', 'desc')
    .execute();
  const summaries = await toSummaries(db, reader, rows);
  const conversationsOf = Map.groupBy(links, ({ ticket_id }): TicketId => ticket_id);
  const pairs = summaries.flatMap((ticket) =>
    (conversationsOf.get(ticket.id) ?? []).map(({ conversation_id }) => ({ id: conversation_id, ticket })),
  );
  const grouped = Map.groupBy(pairs, ({ id }) => id);
  return new Map([...grouped].map(([id, each]) => [id, each.map(({ ticket }) => ticket)]));
}
