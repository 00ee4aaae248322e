/** A person behind a lead or contact: all their records, addresses, tickets and conversations. */
import { sql, type RawBuilder } from 'kysely';
import type {
  AttachmentId,
  ConversationId,
  MessageAttachmentId,
  RecordId,
  TicketId,
} from '#lib/contract/ids.ts';
import type { PersonCounts } from '#lib/contract/people.ts';
import { toMatchKey } from '#backend/core/addresses.ts';
import type { Identity } from '#backend/core/personal-terms.ts';
import type { Db } from './database.ts';

export type FoundPerson = {
  /** Leads and contacts; the one asked for first. */
  recordIds: [RecordId, ...RecordId[]];
  /** The name of the one asked for. */
  name: string;
  keys: string[];
  identity: Identity;
  /** Tickets for this person. */
  ticketIds: TicketId[];
  /** Conversations of these tickets, and those on channels whose customer they are. */
  conversationIds: ConversationId[];
  /** Tasks about this person. */
  taskIds: RecordId[];
};

/** Everybody with one of the record's addresses is the same person; null when it is no lead or contact. */
export async function findPerson(db: Db, recordId: RecordId): Promise<FoundPerson | null> {
  const asked = await db
    .selectFrom('record')
    .where('id', '=', recordId)
    .where('kind', 'in', ['lead', 'contact'])
    .select('name')
    .executeTakeFirst();
  if (asked === undefined) return null;
  const recordIds: [RecordId, ...RecordId[]] = [recordId, ...(await findTwins(db, recordId))];
  const keys = await findKeys(db, recordIds);
  const ticketIds = await findTicketIds(db, recordIds);
  const [identity, conversationIds, tasks] = [
    await findIdentity(db, recordIds, keys),
    await findConversationIds(db, ticketIds, keys),
    await db.selectFrom('record').where('about_id', 'in', recordIds).select('id').execute(),
  ];
  const taskIds = tasks.map(({ id }) => id);
  return { recordIds, name: asked.name, keys, identity, ticketIds, conversationIds, taskIds };
}

async function findTwins(db: Db, recordId: RecordId): Promise<RecordId[]> {
  const rows = await db
    .selectFrom('record_email as mine')
    .innerJoin('record_email as theirs', 'theirs.match_key', 'mine.match_key')
    .innerJoin('record', 'record.id', 'theirs.record_id')
    .where('mine.record_id', '=', recordId)
    .where('record.id', '<>', recordId)
    .where('record.kind', 'in', ['lead', 'contact'])
    .select('record.id')
    .distinct()
    .execute();
  return rows.map(({ id }) => id);
}

async function findKeys(db: Db, recordIds: readonly RecordId[]): Promise<string[]> {
  const rows = await db
    .selectFrom('record_email')
    .where('record_id', 'in', recordIds)
    .select('match_key')
    .distinct()
    .execute();
  return rows.map(({ match_key }) => match_key);
}

async function findTicketIds(db: Db, recordIds: readonly RecordId[]): Promise<TicketId[]> {
  const rows = await db
    .selectFrom('ticket')
    .where((eb) => eb.or([eb('lead_id', 'in', recordIds), eb('contact_id', 'in', recordIds)]))
    .select('id')
    .orderBy('number')
    .execute();
  return rows.map(({ id }) => id);
}

async function findConversationIds(
  db: Db,
  ticketIds: readonly TicketId[],
  keys: readonly string[],
): Promise<ConversationId[]> {
  const { rows } = await sql<{ id: ConversationId; address: string | null; isOfTicket: boolean }>`
    select conversation.id, customer_address as address, true as "isOfTicket"
    from ticket_conversation join conversation on conversation.id = ticket_conversation.conversation_id
    where ticket_id = any (${[...ticketIds]}::uuid[])
    union all
    select conversation.id, customer_address, false
    from conversation_participant join conversation on conversation.id = conversation_participant.conversation_id
    where match_key = any (${[...keys]}::text[]) and channel_id is not null
  `.execute(db);
  const isTheirs = (address: string | null) => address !== null && keys.includes(toMatchKey(address));
  const theirs = rows.filter(({ address, isOfTicket }) => isOfTicket || isTheirs(address));
  return [...new Set(theirs.map(({ id }) => id))];
}

async function findIdentity(
  db: Db,
  recordIds: readonly RecordId[],
  keys: readonly string[],
): Promise<Identity> {
  const records = await db
    .selectFrom('record')
    .where('id', 'in', recordIds)
    .select(['name', 'phones', 'source_url'])
    .execute();
  const emails = await db
    .selectFrom('record_email')
    .where('record_id', 'in', recordIds)
    .select('address')
    .execute();
  const used = await findUsed(db, keys);
  const users = await db.selectFrom('user').select('name').execute();
  return {
    names: [...records.map(({ name }) => name), ...used.names],
    addresses: [...new Set([...keys, ...emails.map(({ address }) => address), ...used.addresses])],
    phones: records.flatMap(({ phones }) => phones),
    links: records.flatMap(({ source_url }) => source_url ?? []),
    colleagues: users.map(({ name }) => name),
  };
}

/** Addresses and names under which the person wrote or was written to. */
async function findUsed(db: Db, keys: readonly string[]): Promise<{ names: string[]; addresses: string[] }> {
  if (keys.length === 0) return { names: [], addresses: [] };
  const rows = await db
    .selectFrom('message')
    .where('conversation_id', 'in', (select) =>
      select.selectFrom('conversation_participant').where('match_key', 'in', keys).select('conversation_id'),
    )
    .select(['from_address', 'from_name', 'to_addresses'])
    .execute();
  const isTheirs = (address: string | null): address is string =>
    address !== null && keys.includes(toMatchKey(address));
  return {
    names: rows.flatMap(({ from_address, from_name }) => (isTheirs(from_address) ? (from_name ?? []) : [])),
    addresses: rows.flatMap((row) => [row.from_address, ...row.to_addresses].filter(isTheirs)),
  };
}

/** How much there is. */
export async function countPerson(db: Db, person: FoundPerson): Promise<PersonCounts> {
  const { ticketIds, conversationIds, recordIds, taskIds } = person;
  const { rows } = await sql<Pick<PersonCounts, 'messages' | 'comments' | 'files'>>`
    select
      (select count(*)::int from message where conversation_id = any (${conversationIds}::uuid[])) as messages,
      (select count(*)::int from ticket_comment where ticket_id = any (${ticketIds}::uuid[])) as comments,
      (
        (select count(*)::int from attachment where ticket_id = any (${ticketIds}::uuid[])) +
        (select count(*)::int from message_attachment where ${isFileOf(sql`${conversationIds}::uuid[]`)})
      ) as files
  `.execute(db);
  const [counts = { messages: 0, comments: 0, files: 0 }] = rows;
  return { records: recordIds.length, tickets: ticketIds.length, ...counts, tasks: taskIds.length };
}

/** True for the rows of `message_attachment` of messages of the conversations; what waits for a reply was sent to nobody. */
function isFileOf(conversations: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`message_id in (select message.id from message where message.conversation_id = any (${conversations}))`;
}

export type PersonRows = Record<string, unknown[]> & {
  attachment: { id: AttachmentId }[];
  message_attachment: { id: MessageAttachmentId }[];
};

/** Everything kept under this person's records and tickets, table by table; the bytes of files are read apart. */
export async function readPersonRows(db: Db, person: FoundPerson): Promise<PersonRows> {
  const { recordIds, ticketIds, conversationIds, taskIds } = person;
  const records = sql`${[...recordIds, ...taskIds]}::uuid[]`;
  const tickets = sql`${ticketIds}::uuid[]`;
  const conversations = sql`${conversationIds}::uuid[]`;
  const rowsOf = async (what: ReturnType<typeof sql>) => {
    const { rows } = await sql<{
      row: unknown;
    }>`select to_jsonb(found) as row from (${what}) as found`.execute(db);
    return rows.map(({ row }) => row);
  };
  return {
    record: await rowsOf(sql`select id, kind, name, title, company, phones, source_url, source, external_id,
      due_on, done_at, created_at, updated_at from record where id = any (${records})`),
    record_email: await rowsOf(
      sql`select record_id, address from record_email where record_id = any (${records})`,
    ),
    ticket:
      await rowsOf(sql`select id, number, source, subject, description, status, field_values, created_at,
      updated_at, closed_at, sentiment from ticket where id = any (${tickets})`),
    ticket_event: await rowsOf(sql`select ticket_id, kind, at, subject, from_value, to_value from ticket_event
      where ticket_id = any (${tickets}) order by sequence`),
    ticket_comment: await rowsOf(sql`select ticket_id, text, created_at from ticket_comment
      where ticket_id = any (${tickets}) order by created_at`),
    conversation:
      await rowsOf(sql`select id, subject, customer_name, customer_address, created_at from conversation
      where id = any (${conversations}) order by created_at`),
    message:
      await rowsOf(sql`select id, conversation_id, from_address, from_name, to_addresses, cc_addresses, sent_at, subject,
      text, original_text, html from message where conversation_id = any (${conversations}) order by sent_at`),
    message_sentiment: await rowsOf(sql`select ticket_id, message_id, label, score from message_sentiment
      where ticket_id = any (${tickets})`),
    attachment: (await rowsOf(sql`select id, ticket_id, name, size_bytes, created_at from attachment
      where ticket_id = any (${tickets}) and finished_at is not null`)) as { id: AttachmentId }[],
    message_attachment: (await rowsOf(sql`select id, message_id, name, size_bytes from message_attachment
      where ${isFileOf(conversations)} order by message_id, position`)) as {
      id: MessageAttachmentId;
    }[],
  };
}
