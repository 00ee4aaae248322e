/** Many records at once: found, added and changed by a few statements, however many there are. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { RecordId, UserId } from '#lib/contract/ids.ts';
import type { RecordKind } from '#lib/contract/records.ts';
import { toMatchKey } from '#backend/core/addresses.ts';
import type { KnownRecord, RecordState } from '#backend/core/record-upserts.ts';
import type { Tx } from './database.ts';

/** Of all writers of many records one works at a time, so that two cannot add the same one. */
export async function lockRecordWrites(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(7_238_001)})`.execute(tx);
}

type Wanted = {
  source: string | null;
  externalIds: readonly string[];
  matchKeys: readonly string[];
};

type Row = Omit<KnownRecord, 'doneAt' | 'accountId' | 'externalId' | 'ownerId' | 'sourceUrl' | 'dueOn'> & {
  account_id: RecordId | null;
  external_id: string | null;
  owner_id: UserId | null;
  source_url: string | null;
  due_on: string | null;
  done_at: Date | null;
};

/** Records of these ids in the source, and those with one of these addresses; locked until the transaction ends. */
export async function findKnownRecords(tx: Tx, wanted: Wanted): Promise<KnownRecord[]> {
  const { rows } = await sql<Row>`
    select record.id, kind, name, title, company, account_id, owner_id, phones, source_url, source, external_id,
      due_on::text as due_on, done_at,
      coalesce((
        select json_agg(address order by position) from record_email where record_email.record_id = record.id
      ), '[]') as emails
    from record
    where record.id in (
      select id from record where source = ${wanted.source} and external_id in (${listOf(wanted.externalIds)})
      union
      select record_id from record_email where match_key in (${listOf(wanted.matchKeys)})
    )
    order by record.id
    for update of record
  `.execute(tx);
  return rows.map(({ account_id, external_id, owner_id, source_url, due_on, done_at, ...row }) => ({
    ...row,
    accountId: account_id,
    externalId: external_id,
    ownerId: owner_id,
    sourceUrl: source_url,
    dueOn: due_on,
    doneAt: done_at,
  }));
}

/** One parameter for any number of texts. */
function listOf(values: readonly string[]) {
  return sql`select json_array_elements_text(${JSON.stringify(values)}::json)`;
}

/** Accounts by their name in small letters; of several with one name none. */
export async function findAccountsByName(tx: Tx, names: readonly string[]): Promise<Map<string, RecordId>> {
  if (names.length === 0) return new Map();
  const { rows } = await sql<{ name: string; ids: RecordId[] }>`
    select lower(name) as name, array_agg(id) as ids from record
    where kind = 'account' and lower(name) in (
      select lower(given) from json_array_elements_text(${JSON.stringify(names)}::json) as given
    )
    group by lower(name)
  `.execute(tx);
  return new Map(rows.flatMap(({ name, ids: [id, other] }) => (id && !other ? [[name, id] as const] : [])));
}

export type RecordAddition = { id: RecordId; kind: RecordKind; state: RecordState };
export type RecordUpdate = { record: KnownRecord; state: RecordState };
type By = { actorId: UserId; at: Date };

/** An id for a record that is about to be added. */
export function newRecordId(): RecordId {
  return randomUUID() as RecordId;
}

const COLUMNS = sql`
  id uuid, kind text, name text, title text, company text, account_id uuid, owner_id uuid, phones json, source_url text,
  source text, external_id text, due_on date, done_at timestamptz`;

function toJson(additions: readonly Omit<RecordAddition, 'kind'>[], kindOf: (place: number) => RecordKind) {
  const rows = additions.map(({ id, state }, place) => ({
    id,
    kind: kindOf(place),
    name: state.name,
    title: state.title,
    company: state.company,
    account_id: state.accountId,
    owner_id: state.ownerId,
    phones: state.phones,
    source_url: state.sourceUrl,
    source: state.source,
    external_id: state.externalId,
    due_on: state.dueOn,
    done_at: state.doneAt,
  }));
  return JSON.stringify(rows);
}

/** Adds records with their addresses. */
export async function insertRecords(tx: Tx, additions: readonly RecordAddition[], by: By): Promise<void> {
  if (additions.length === 0) return;
  const rows = toJson(additions, (place) => additions[place]?.kind ?? 'lead');
  await sql`
    insert into record (id, kind, name, title, company, account_id, owner_id, phones, source_url, source, external_id,
      due_on, done_at, changed_by, created_at, updated_at, active_at)
    select id, kind, name, title, company, account_id, owner_id, array(select json_array_elements_text(phones)),
      source_url, source, external_id, due_on, done_at, ${by.actorId}::uuid, ${by.at}, ${by.at}, ${by.at}
    from json_to_recordset(${rows}::json) as given(${COLUMNS})
  `.execute(tx);
  await insertEmails(tx, additions);
}

/** Changes records to what they are now; addresses that are not in it are taken away. */
export async function updateRecords(tx: Tx, updates: readonly RecordUpdate[], by: By): Promise<void> {
  if (updates.length === 0) return;
  const rows = toJson(
    updates.map(({ record, state }) => ({ id: record.id, state })),
    (place) => updates[place]?.record.kind ?? 'lead',
  );
  await sql`
    update record set name = given.name, title = given.title, company = given.company,
      account_id = given.account_id, owner_id = given.owner_id,
      phones = array(select json_array_elements_text(given.phones)), source_url = given.source_url,
      source = given.source, external_id = given.external_id, due_on = given.due_on, done_at = given.done_at,
      changed_by = ${by.actorId}, updated_at = ${by.at}, active_at = ${by.at}, version = record.version + 1
    from json_to_recordset(${rows}::json) as given(${COLUMNS})
    where record.id = given.id
  `.execute(tx);
  const moved = updates
    .filter(({ record, state }) => record.emails.join(' ') !== state.emails.join(' '))
    .map(({ record, state }) => ({ id: record.id, state }));
  if (moved.length === 0) return;
  const ids = moved.map(({ id }) => id);
  await tx.deleteFrom('record_email').where('record_id', 'in', ids).execute();
  await insertEmails(tx, moved);
}

async function insertEmails(tx: Tx, records: readonly Omit<RecordAddition, 'kind'>[]): Promise<void> {
  const rows = records.flatMap(({ id, state }) =>
    state.emails.map((address, place) => ({
      record_id: id,
      match_key: toMatchKey(address),
      address,
      position: place + 1,
    })),
  );
  if (rows.length === 0) return;
  await sql`
    insert into record_email (record_id, match_key, address, position)
    select record_id, match_key, address, position
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as given(record_id uuid, match_key text, address text, position integer)
    on conflict do nothing
  `.execute(tx);
}
