/**
 * Erases a person. Of their own tickets every free text goes, whoever wrote it; everywhere else the words that tell who they are.
 * Numbers, states, dates and who did what stay. docs/privacy.md says it for people.
 */
import { sql } from 'kysely';
import { toMatchKey } from '#backend/core/addresses.ts';
import { patternOf, termsOf } from '#backend/core/personal-terms.ts';
import type { Tx } from './database.ts';
import type { FoundPerson } from './people.ts';

/** What stands where something was. */
const ERASED = '[erased]';
/** An address of nobody, where there has to be one. */
const NOBODY = 'erased@erased.invalid';

/** What is left of a message that they wrote. */
const ERASED_MAIL = {
  from_address: NOBODY,
  from_name: null,
  subject: null,
  text: '',
  original_text: null,
  html: null,
  message_id: null,
};

/** Kinds of field that hold what people typed. */
const TYPED_KINDS = ['text', 'long-text', 'url', 'email', 'phone'] as const;

/** Tables about colleagues and settings, and those that are dealt with by name. */
const LEFT_ALONE = [
  'user',
  'session',
  'account',
  'verification',
  'twoFactor',
  'deviceCode',
  'member',
  'profile',
  'team',
  'workspace',
  'invitation',
  'password_reset',
  'api_key',
  'try_count',
  'user_status',
  'reassignment',
  'pipeline',
  'stage',
  'field',
  'webhook',
  'sentiment_setting',
  'record',
  'record_email',
  'conversation_message_id',
  'conversation_hint',
  'conversation_participant',
  'channel',
  'mail_account',
  'mail_reader',
  'mailbox_cursor',
  'received_mail',
  'refused_mail',
  'refused_mail_chunk',
  'conversation_reference',
  'mail_intake',
  'mail_consent',
  'mail_setting',
  'reply_template',
];

/** Large tables are read whole, which may take longer than a statement of a request. */
const STATEMENT_MS_MAX = 600_000;

/** Erases all of it; the transaction is the caller's. */
export async function erasePersonRows(tx: Tx, person: FoundPerson): Promise<void> {
  await sql`select set_config('statement_timeout', ${String(STATEMENT_MS_MAX)}, true)`.execute(tx);
  const pattern = patternOf(termsOf(person.identity));
  await eraseMail(tx, person);
  await eraseTickets(tx, person);
  await eraseRecords(tx, person);
  await forgetCopies(tx, person, pattern);
  if (pattern !== null) await redactEverywhere(tx, pattern);
}

async function eraseTickets(tx: Tx, { ticketIds }: FoundPerson): Promise<void> {
  const ids = sql`${ticketIds}::uuid[]`;
  const typed = sql`array(select key from field where kind = any (${[...TYPED_KINDS]}::text[]))`;
  await sql`delete from attachment where ticket_id = any (${ids})`.execute(tx);
  await sql`update ticket set subject = ${ERASED}, description = '', conversation_names = '',
    field_values = field_values - ${typed}, lead_id = null, contact_id = null, version = version + 1
    where id = any (${ids})`.execute(tx);
  await sql`update ticket_comment set text = ${ERASED} where ticket_id = any (${ids})`.execute(tx);
  await sql`update checklist set title = ${ERASED} where ticket_id = any (${ids})`.execute(tx);
  await sql`update checklist_item set text = ${ERASED} from checklist
    where checklist.id = checklist_item.checklist_id and checklist.ticket_id = any (${ids})`.execute(tx);
  await sql`update notification set text = null where ticket_id = any (${ids})`.execute(tx);
  // How somebody felt is theirs as much as what they wrote; what was found of messages goes with it.
  await sql`delete from ticket_sentiment where ticket_id = any (${ids})`.execute(tx);
  await sql`update ticket set sentiment = null where id = any (${ids})`.execute(tx);
  // Status, stage, pipeline and owner are ours; everything else that was set may be the person's.
  await sql`update ticket_event set
      from_value = case when from_value is null then null else ${ERASED} end,
      to_value = case when to_value is null then null else ${ERASED} end
    where ticket_id = any (${ids})
      and kind not in ('created', 'status-changed', 'stage-changed', 'pipeline-changed', 'owner-changed', 'merged-into', 'merged-from',
        'sla-warned', 'sla-breached', 'sla-escalated')`.execute(tx);
}

async function eraseMail(tx: Tx, { conversationIds, keys }: FoundPerson): Promise<void> {
  const ids = sql`${conversationIds}::uuid[]`;
  await sql`update conversation set subject = ${ERASED}, topic = '', customer_name = null, customer_address = null where id = any (${ids})`.execute(
    tx,
  );
  await sql`delete from conversation_message_id where conversation_id = any (${ids})`.execute(tx);
  await sql`delete from conversation_hint where conversation_id = any (${ids})`.execute(tx);
  await sql`delete from message_attachment using message
    where message.id = message_attachment.message_id and message.conversation_id = any (${ids})`.execute(tx);
  // Files of replies to them that nobody sent yet, and replies that wait to be sent.
  await sql`delete from message_attachment where conversation_id = any (${ids})`.execute(tx);
  await sql`delete from outgoing_mail using message
    where outgoing_mail.key in ('reply:' || message.id, 'broadcast:' || message.id) and message.conversation_id = any (${ids})`.execute(
    tx,
  );
  await sql`update message set text = '', original_text = null, html = null, subject = null, message_id = null,
      provider_message_id = null where conversation_id = any (${ids})`.execute(tx);
  const written = await tx
    .selectFrom('message')
    .where((eb) =>
      eb.or([
        eb('conversation_id', 'in', (select) =>
          select
            .selectFrom('conversation_participant')
            .where('match_key', 'in', keys.length === 0 ? [''] : keys)
            .select('conversation_id'),
        ),
        sql<boolean>`conversation_id = any (${ids})`,
      ]),
    )
    .select(['id', 'from_address', 'to_addresses', 'cc_addresses'])
    .execute();
  const isTheirs = (address: string | null) => address !== null && keys.includes(toMatchKey(address));
  const withoutThem = (addresses: string[]) =>
    addresses.map((address) => (isTheirs(address) ? NOBODY : address));
  for (const { id, from_address, to_addresses, cc_addresses } of written) {
    const isAuthor = isTheirs(from_address);
    if (!isAuthor && ![...to_addresses, ...cc_addresses].some(isTheirs)) continue;
    if (isAuthor) await tx.deleteFrom('message_sentiment').where('message_id', '=', id).execute();
    if (isAuthor) await tx.deleteFrom('message_attachment').where('message_id', '=', id).execute();
    await tx
      .updateTable('message')
      .set({
        to_addresses: withoutThem(to_addresses),
        cc_addresses: withoutThem(cc_addresses),
        ...(isAuthor ? ERASED_MAIL : {}),
      })
      .where('id', '=', id)
      .execute();
  }
  await sql`delete from conversation_participant where match_key = any (${keys}::text[])`.execute(tx);
}

async function eraseRecords(tx: Tx, { recordIds, taskIds }: FoundPerson): Promise<void> {
  const gone = sql`${[...recordIds, ...taskIds]}::uuid[]`;
  await sql`update ticket set lead_id = null where lead_id = any (${gone})`.execute(tx);
  await sql`update ticket set contact_id = null where contact_id = any (${gone})`.execute(tx);
  await sql`delete from record where id = any (${sql`${taskIds}::uuid[]`})`.execute(tx);
  await sql`delete from record where id = any (${sql`${[...recordIds]}::uuid[]`})`.execute(tx);
}

/** First answers of creates, and files of records on their way in or refused. */
async function forgetCopies(
  tx: Tx,
  { ticketIds, recordIds }: FoundPerson,
  pattern: string | null,
): Promise<void> {
  const ids = [...ticketIds, ...recordIds].join('|');
  const any = pattern === null ? ids : `${ids}|${pattern}`;
  await sql`delete from idempotency_key where body::text ~* ${any}`.execute(tx);
  if (pattern === null) return;
  await sql`delete from record_import where id in (
    select import_id from record_import_batch where rows ~* ${pattern} or refused ~* ${pattern})`.execute(tx);
  await sql`delete from conversation_message_id where message_id ~* ${pattern}`.execute(tx);
  await sql`update message set message_id = null where message_id ~* ${pattern}`.execute(tx);
  // Connectors may call things by an address; what they are called has to stay unique.
  await sql`update message set external_id = id::text where external_id ~* ${pattern}`.execute(tx);
  await sql`update conversation set external_id = id::text where external_id ~* ${pattern}`.execute(tx);
  await sql`update record set name = regexp_replace(name, ${pattern}, ${ERASED}, 'gi'),
      title = regexp_replace(title, ${pattern}, ${ERASED}, 'gi'),
      company = regexp_replace(company, ${pattern}, ${ERASED}, 'gi')
    where kind not in ('lead', 'contact') and concat_ws(' ', name, title, company) ~* ${pattern}`.execute(tx);
}

type Column = { table: string; column: string; type: 'text' | 'text[]' | 'jsonb' };

async function redactEverywhere(tx: Tx, pattern: string): Promise<void> {
  for (const { table, column, type } of await listColumns(tx)) {
    const cell = sql.ref(column);
    const changed = {
      text: sql`regexp_replace(${cell}, ${pattern}, ${ERASED}, 'gi')`,
      'text[]': sql`array(select regexp_replace(one, ${pattern}, ${ERASED}, 'gi')
        from unnest(${cell}) with ordinality as each (one, place) order by place)`,
      jsonb: sql`regexp_replace(${cell}::text, ${pattern}, ${ERASED}, 'gi')::jsonb`,
    }[type];
    await sql`update ${sql.table(table)} set ${cell} = ${changed} where ${cell}::text ~* ${pattern}`.execute(
      tx,
    );
  }
}

/** Every column that holds text and is not made from others, so that a table of tomorrow is not forgotten. */
async function listColumns(tx: Tx): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select columns.table_name as table, columns.column_name as column,
      case when data_type = 'ARRAY' then 'text[]' else data_type end as type
    from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where table_schema = current_schema() and table_type = 'BASE TABLE' and is_generated = 'NEVER'
      and (data_type in ('text', 'jsonb') or udt_name = '_text')
      and table_name <> all (${LEFT_ALONE}::text[]) and table_name not like 'kysely%'
    order by 1, 2`.execute(tx);
  return rows;
}
