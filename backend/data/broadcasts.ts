/** Broadcasts and the conversations that they began. */
import { sql, type RawBuilder } from 'kysely';
import type { Broadcast } from '#lib/contract/broadcasts.ts';
import type { BroadcastId, ChannelId, ConversationId, RecordId, UserId } from '#lib/contract/ids.ts';
import { toMatchKey } from '#backend/core/addresses.ts';
import type { Actor } from '#backend/core/permissions.ts';
import { toTopic } from '#backend/core/thread-suggestions.ts';
import { readCursor, writeCursor } from './cursors.ts';
import type { Db, Tx } from './database.ts';
import { conversationVisibleTo } from './visibility.ts';

/** Somebody that a broadcast may go to; the address is null for who has none. */
export type Addressee = { recordId: RecordId; name: string; address: string | null };

/** The leads and contacts among the records, in the order of the ids; others are left out. */
export async function listAddressees(db: Db, ids: readonly RecordId[]): Promise<Addressee[]> {
  const { rows } = await sql<Addressee>`
    select record.id as "recordId", record.name,
      (select address from record_email where record_id = record.id order by position limit 1) as address
    from record where record.id = any (${[...ids]}::uuid[]) and record.kind in ('lead', 'contact')
    order by array_position(${[...ids]}::uuid[], record.id)
  `.execute(db);
  return rows;
}

type NewBroadcast = { channelId: ChannelId; subject: string; text: string; by: UserId; at: Date };

/** Keeps what a broadcast said. */
export async function insertBroadcast(tx: Tx, { by, at, ...said }: NewBroadcast): Promise<BroadcastId> {
  const { id } = await tx
    .insertInto('broadcast')
    .values({
      channel_id: said.channelId,
      subject: said.subject,
      text: said.text,
      created_by: by,
      created_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

type Begun = {
  broadcastId: BroadcastId;
  channelId: ChannelId;
  subject: string;
  customer: { recordId: RecordId; name: string; address: string };
  at: Date;
};

/** Begins the conversation of a broadcast with one of its people. */
export async function insertBroadcastConversation(tx: Tx, begun: Begun): Promise<ConversationId> {
  const { broadcastId, channelId, subject, customer, at } = begun;
  const { id } = await tx
    .insertInto('conversation')
    .values({
      channel_id: channelId,
      external_id: `broadcast:${broadcastId}:${customer.recordId}`,
      broadcast_id: broadcastId,
      started_by: 'broadcast',
      subject,
      topic: toTopic(subject),
      customer_name: customer.name,
      customer_address: customer.address,
      created_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('conversation_participant')
    .values({ conversation_id: id, match_key: toMatchKey(customer.address) })
    .execute();
  return id;
}

type Row = Omit<Broadcast, 'createdAt'> & { createdAt: Date };

/** A page of the broadcasts whose conversations the actor may see, newest first. */
export async function listBroadcasts(
  db: Db,
  actor: Actor,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: Broadcast[]; next: string | null }> {
  const after = readCursor(cursor);
  const from =
    after === null ? sql`true` : sql`(broadcast.created_at, broadcast.id) < (${after.at}, ${after.id}::uuid)`;
  const rows = await selectBroadcasts(
    db,
    sql`${from} and exists (
    select from conversation where conversation.broadcast_id = broadcast.id and ${conversationVisibleTo(actor)}
  ) order by broadcast.created_at desc, broadcast.id desc limit ${limit + 1}`,
  );
  const shown = rows.slice(0, limit);
  const end = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(toBroadcast),
    next: end === undefined ? null : writeCursor({ at: end.createdAt, id: end.id }),
  };
}

/** One that is there. */
export async function readBroadcast(db: Db, id: BroadcastId): Promise<Broadcast> {
  const [row] = await selectBroadcasts(db, sql`broadcast.id = ${id}`);
  if (row === undefined) throw new Error('Expected the broadcast that was just written');
  return toBroadcast(row);
}

async function selectBroadcasts(db: Db, where: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select broadcast.id, broadcast.subject, broadcast.created_at as "createdAt",
      json_build_object('id', channel.id, 'name', channel.name) as channel,
      json_build_object('id', author.id, 'name', author.name, 'email', author.email) as "createdBy",
      (select count(*)::integer from conversation where broadcast_id = broadcast.id) as sent,
      (
        select count(*)::integer from conversation where broadcast_id = broadcast.id and last_customer_at is not null
      ) as answered
    from broadcast join channel on channel.id = broadcast.channel_id join "user" as author on author.id = broadcast.created_by
    where ${where}
  `.execute(db);
  return rows;
}

function toBroadcast({ createdAt, ...row }: Row): Broadcast {
  return { ...row, createdAt: new Date(createdAt).toISOString() };
}
