/** Conversations on channels as connectors post them. E-mail threads are in `conversations`. */
import { sql } from 'kysely';
import type {
  ChannelMessage,
  Conversation,
  NewChannelMessage,
  NewConversation,
} from '#lib/contract/conversations.ts';
import type { ChannelId, ConversationId, PipelineId, TicketId } from '#lib/contract/ids.ts';
import { toMatchKey } from '#backend/core/addresses.ts';
import type { Tx } from './database.ts';

/** The conversation under its external id: a new one, or the one there is. */
export async function insertOrFindConversation(
  tx: Tx,
  channelId: ChannelId,
  { given, at }: { given: NewConversation; at: Date },
): Promise<Conversation> {
  const { customer } = given;
  const row = await tx
    .insertInto('conversation')
    .values({
      channel_id: channelId,
      external_id: given.externalId,
      started_by: given.startedBy,
      subject: given.subject,
      customer_name: customer.name,
      customer_address: customer.address,
      created_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (row !== undefined && customer.address !== null)
    await tx
      .insertInto('conversation_participant')
      .values({ conversation_id: row.id, match_key: toMatchKey(customer.address) })
      .execute();
  const { rows } = await sql<Conversation>`
    select ${CONVERSATION} from conversation where channel_id = ${channelId} and external_id = ${given.externalId}
  `.execute(tx);
  return toConversation(rows[0]);
}

const CONVERSATION = sql`
  id, channel_id as "channelId", external_id as "externalId", started_by as "startedBy", subject,
  json_build_object('name', customer_name, 'address', customer_address) as customer, created_at as "createdAt"
`;

function toConversation(
  row: (Omit<Conversation, 'createdAt'> & { createdAt: unknown }) | undefined,
): Conversation {
  if (row === undefined) throw new Error('Expected the conversation that was just written');
  return { ...row, createdAt: new Date(row.createdAt as Date).toISOString() };
}

/** A conversation of a channel, locked, so that two who make a ticket of it at once follow each other. Null when there is none. */
export async function lockConversation(
  tx: Tx,
  id: ConversationId,
): Promise<(Conversation & { pipelineId: PipelineId | null }) | null> {
  const { rows } = await sql<Conversation & { pipelineId: PipelineId | null }>`
    select ${CONVERSATION}, (select pipeline_id from channel where channel.id = channel_id) as "pipelineId"
    from conversation where id = ${id} and channel_id is not null for update
  `.execute(tx);
  const [row] = rows;
  return row === undefined ? null : { ...toConversation(row), pipelineId: row.pipelineId };
}

/** The message under its external id, and whether it is new. */
export async function insertOrFindMessage(
  tx: Tx,
  conversation: Conversation,
  { given, sentAt, at }: { given: NewChannelMessage; sentAt: Date; at: Date },
): Promise<{ message: ChannelMessage; isNew: boolean }> {
  const from = given.from ?? (given.author === 'customer' ? conversation.customer : NOBODY);
  const row = await tx
    .insertInto('message')
    .values({
      conversation_id: conversation.id,
      external_id: given.externalId,
      author_kind: given.author,
      from_name: from.name,
      from_address: from.address,
      sent_at: sentAt,
      text: given.text,
      created_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  const found = await tx
    .selectFrom('message')
    .where('conversation_id', '=', conversation.id)
    .where('external_id', '=', given.externalId)
    .select(['id', 'author_kind', 'sent_at', 'text'])
    .executeTakeFirstOrThrow();
  const message = {
    id: found.id,
    externalId: given.externalId,
    author: found.author_kind ?? given.author,
    sentAt: (found.sent_at ?? sentAt).toISOString(),
    text: found.text,
  };
  return { message, isNew: row !== undefined };
}

const NOBODY = { name: null, address: null };

/** Tickets of a conversation, in the order in which everybody locks them. */
export async function listTicketIds(tx: Tx, id: ConversationId): Promise<TicketId[]> {
  const rows = await tx
    .selectFrom('ticket_conversation')
    .where('conversation_id', '=', id)
    .select('ticket_id')
    .orderBy('ticket_id')
    .execute();
  return rows.map(({ ticket_id }) => ticket_id);
}
