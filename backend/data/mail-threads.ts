/** Conversations that a mail may belong to. */
import { sql } from 'kysely';
import type { ConversationId } from '#lib/contract/ids.ts';
import type { FoundForMail, ThreadCandidate } from '#backend/core/mail-threading.ts';
import type { ParsedMail } from '#backend/core/parsed-mail.ts';
import type { Tx } from './database.ts';

/** What the database knows of a mail's ids, for `core/mail-threading`. */
export async function findThreads(
  tx: Tx,
  mail: Pick<ParsedMail, 'messageId' | 'references'>,
  { signed, ticketNumber }: { signed: readonly ConversationId[]; ticketNumber: string | null },
): Promise<FoundForMail> {
  const ids = [...(mail.messageId === null ? [] : [mail.messageId]), ...mail.references];
  const referenced = await conversationsByIds(tx, ids);
  const numbered = ticketNumber === null ? [] : await conversationsOfTicket(tx, ticketNumber);
  const candidates = await toCandidates(tx, [...new Set([...referenced, ...numbered])]);
  const of = (wanted: readonly ConversationId[]) => candidates.filter(({ id }) => wanted.includes(id));
  const people = ticketNumber === null ? [] : await peopleOfTicket(tx, ticketNumber);
  return {
    bySignedReference: await existing(tx, signed),
    byReference: of(referenced).toSorted(
      (one, other) => referenced.indexOf(one.id) - referenced.indexOf(other.id),
    ),
    byTicketNumber: of(numbered).map((candidate) => ({
      ...candidate,
      participantKeys: new Set([...candidate.participantKeys, ...people]),
    })),
  };
}

/** Conversations in the order of the ids that lead to them; one's own Message-IDs before those that are only referred to. */
async function conversationsByIds(tx: Tx, ids: readonly string[]): Promise<ConversationId[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: ConversationId }>`
    select conversation_id as id from (
      select message_id, conversation_id, 0 as rank from conversation_message_id
      union all select message_id, conversation_id, 1 as rank from conversation_reference
    ) as known
    where message_id = any (${[...ids]}::text[])
    order by array_position(${[...ids]}::text[], message_id) + 1000 * rank, conversation_id
  `.execute(tx);
  return [...new Set(rows.map(({ id }) => id))];
}

async function conversationsOfTicket(tx: Tx, number: string): Promise<ConversationId[]> {
  const rows = await tx
    .selectFrom('ticket_conversation')
    .innerJoin('ticket', 'ticket.id', 'ticket_conversation.ticket_id')
    .where('ticket.number', '=', number)
    .select('conversation_id')
    .orderBy('linked_at')
    .execute();
  return rows.map(({ conversation_id }) => conversation_id);
}

/** Match keys of the lead and contact of a ticket. */
async function peopleOfTicket(tx: Tx, number: string): Promise<string[]> {
  const { rows } = await sql<{ match_key: string }>`
    select match_key from ticket join record_email on record_id in (lead_id, contact_id) where ticket.number = ${number}
  `.execute(tx);
  return rows.map(({ match_key }) => match_key);
}

async function toCandidates(tx: Tx, ids: readonly ConversationId[]): Promise<ThreadCandidate[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: ConversationId; keys: string[]; isGuarded: boolean }>`
    select id,
      array(select match_key from conversation_participant where conversation_id = conversation.id) as keys,
      exists (select from ticket_conversation where conversation_id = conversation.id)
        or exists (select from message where conversation_id = conversation.id and author_kind = 'agent') as "isGuarded"
    from conversation where id = any (${[...ids]}::uuid[])
  `.execute(tx);
  return rows.map(({ id, keys, isGuarded }) => ({ id, participantKeys: new Set(keys), isGuarded }));
}

async function existing(tx: Tx, ids: readonly ConversationId[]): Promise<ConversationId[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('conversation')
    .where('id', 'in', [...ids])
    .select('id')
    .execute();
  return ids.filter((id) => rows.some((row) => row.id === id));
}
