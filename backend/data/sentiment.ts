/** How customers felt: what waits to be found, what the customer wrote, and what was found. */
import { sql } from 'kysely';
import type { MessageId, TicketId } from '#lib/contract/ids.ts';
import type { SentimentResult, TicketSentiment } from '#lib/contract/sentiment.ts';
import { toMatchKey } from '#backend/core/addresses.ts';
import type { Db, Tx } from './database.ts';

/** A closed ticket whose turn it is. */
export type ClaimedSentiment = { ticketId: TicketId; tries: number };

/** Takes tickets that wait, the oldest first, each by one process only; the try is counted before it is made. */
export async function claimSentiments(
  db: Db,
  { at, until, countMax }: { at: Date; until: Date; countMax: number },
): Promise<ClaimedSentiment[]> {
  const { rows } = await sql<ClaimedSentiment>`
    update ticket_sentiment set tries = tries + 1, due_at = ${until}
    where ticket_id in (
      select ticket_id from ticket_sentiment
      where state = 'waiting' and (due_at is null or due_at <= ${at})
      order by asked_at limit ${countMax} for update skip locked
    )
    returning ticket_id as "ticketId", tries
  `.execute(db);
  return rows;
}

/** The last so many of the customer's messages; older ones say little of how it ended. */
const MESSAGES_MAX = 200;

type WrittenMessage = { id: MessageId; text: string; kind: string | null; address: string | null };

/** What the customer wrote until the ticket was closed, oldest first, without quotes and signatures. */
export async function listCustomerMessages(
  db: Db,
  ticketId: TicketId,
  ourKeys: ReadonlySet<string>,
): Promise<{ id: MessageId; text: string }[]> {
  // A conversation goes on with another ticket in its next session: what was said there belongs there.
  const { rows } = await sql<WrittenMessage>`
    select message.id, message.text, message.author_kind as kind, message.from_address as address
    from ticket_conversation
    join ticket on ticket.id = ticket_conversation.ticket_id
    join message on message.conversation_id = ticket_conversation.conversation_id
    left join conversation_session as session on session.id = message.session_id
    where ticket.id = ${ticketId} and message.text ~ '[^[:space:]]'
      and coalesce(message.author_kind, 'customer') = 'customer'
      and coalesce(session.ticket_id, ticket.id) = ticket.id
      and coalesce(message.sent_at, message.created_at) <= coalesce(ticket.closed_at, 'infinity')
    order by coalesce(message.sent_at, message.created_at) desc, message.created_at desc, message.id desc
    limit ${MESSAGES_MAX * 2}
  `.execute(db);
  const isOurs = ({ kind, address }: WrittenMessage) =>
    kind === null && address !== null && ourKeys.has(toMatchKey(address));
  const theirs = rows.filter((row) => !isOurs(row)).slice(0, MESSAGES_MAX);
  return theirs.toReversed().map(({ id, text }) => ({ id, text }));
}

/** Names of everybody on the ticket: who wrote, whom it is for, and who of us had to do with it. */
export async function listNamesAround(db: Db, ticketId: TicketId): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    with around as (select * from ticket where id = ${ticketId}),
      conversations as (select conversation_id as id from ticket_conversation where ticket_id = ${ticketId})
    select distinct name from (
      select from_name as name from message where conversation_id in (select id from conversations)
      union all select customer_name from conversation where id in (select id from conversations)
      union all select record.name from record join around on record.id in (around.lead_id, around.contact_id, around.account_id)
      union all select record.company from record join around on record.id in (around.lead_id, around.contact_id)
      union all select name from "user"
    ) as named where name is not null and name <> ''
  `.execute(db);
  return rows.map(({ name }) => name);
}

/** What is kept of an analysis; the instant comes with the write. */
export type FoundSentiment = Omit<SentimentResult, 'analysedAt'>;

/** Keeps what was found; the ticket's version, or null when another try was begun since or the ticket is done with. */
export async function keepSentiment(
  tx: Tx,
  { ticketId, tries }: ClaimedSentiment,
  { found, at }: { found: FoundSentiment; at: Date },
): Promise<number | null> {
  const { messages, first, last, worstMessageId, isThanked, ...same } = found;
  const { numUpdatedRows } = await tx
    .updateTable('ticket_sentiment')
    .set({
      ...same,
      state: 'done',
      due_at: null,
      first_score: first,
      last_score: last,
      worst_message_id: worstMessageId,
      is_thanked: isThanked,
      analysed_at: at,
    })
    .where('ticket_id', '=', ticketId)
    .where('state', '=', 'waiting')
    .where('tries', '=', tries)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return null;
  const rows = messages.map(({ id, ...judged }) => ({ ticket_id: ticketId, message_id: id, ...judged }));
  if (rows.length > 0) await tx.insertInto('message_sentiment').values(rows).execute();
  // Its version stays: nothing that somebody could have edited is another now.
  const { version } = await tx
    .updateTable('ticket')
    .set({ sentiment: found.label })
    .where('id', '=', ticketId)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/** Gives it up. */
export async function failSentiment(db: Db, { ticketId, tries }: ClaimedSentiment): Promise<void> {
  await db
    .updateTable('ticket_sentiment')
    .set({ state: 'failed', due_at: null })
    .where('ticket_id', '=', ticketId)
    .where('state', '=', 'waiting')
    .where('tries', '=', tries)
    .execute();
}

/** Where the analysis of a ticket stands; the caller has checked that the ticket may be seen. */
export async function readSentiment(db: Db, ticketId: TicketId): Promise<TicketSentiment> {
  const row = await db
    .selectFrom('ticket_sentiment')
    .where('ticket_id', '=', ticketId)
    .selectAll()
    .executeTakeFirst();
  if (row === undefined) return { state: 'none' };
  const { state, label, engine, version, analysed_at: analysedAt } = row;
  if (state !== 'done' || label === null || engine === null || version === null || analysedAt === null)
    return { state: state === 'failed' ? 'failed' : 'waiting' };
  const result: SentimentResult = {
    label,
    score: row.score,
    first: row.first_score,
    last: row.last_score,
    worstMessageId: row.worst_message_id,
    isThanked: row.is_thanked,
    engine,
    version,
    fallback: row.fallback,
    rationale: row.rationale,
    analysedAt: analysedAt.toISOString(),
    messages: await listJudged(db, ticketId),
  };
  return { state, result };
}

function listJudged(db: Db, ticketId: TicketId): Promise<SentimentResult['messages']> {
  return db
    .selectFrom('message_sentiment')
    .innerJoin('message', 'message.id', 'message_sentiment.message_id')
    .where('ticket_id', '=', ticketId)
    .select(['message.id', 'message_sentiment.label', 'message_sentiment.score'])
    .orderBy(sql`coalesce(message.sent_at, message.created_at)`)
    .orderBy('message.created_at')
    .orderBy('message.id')
    .execute();
}
