/** CRM records and the addresses they are matched by. */
import { sql } from 'kysely';
import type { RecordId, UserId } from '#lib/contract/ids.ts';
import type {
  CrmRecord,
  NewRecord,
  RecordChanges,
  RecordKind,
  RecordListItem,
  RecordSummary,
} from '#lib/contract/records.ts';
import { toMatchKey } from '#backend/core/addresses.ts';
import { readCursor, writeCursor } from './cursors.ts';
import type { Db, Tx } from './database.ts';
import { prefixQuery } from './search-queries.ts';

const SUMMARY_COLUMNS = [
  'record.id',
  'record.kind',
  'record.name',
  'record.title',
  'record.account_id',
] as const;

/** A contact shows its account's name as its company; a lead its own text. */
const company = sql<
  string | null
>`coalesce((select account.name from record as account where account.id = record.account_id), record.company)`;

/** Text, since pg would make a date of it at midnight here. */
const dueOn = sql<string | null>`record.due_on::text`;

type SummaryRow = {
  id: RecordId;
  kind: RecordKind;
  name: string;
  title: string | null;
  account_id: RecordId | null;
  company: string | null;
};

function toSummary(row: SummaryRow): RecordSummary {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    title: row.title,
    company: row.company,
    accountId: row.account_id,
  };
}

/** Leads and contacts by match key, latest activity first; a key without a match is absent. */
export async function findRecordsByKeys(
  db: Db,
  keys: readonly string[],
): Promise<Map<string, RecordSummary[]>> {
  const found = new Map<string, RecordSummary[]>();
  if (keys.length === 0) return found;
  const rows = await db
    .selectFrom('record_email')
    .innerJoin('record', 'record.id', 'record_email.record_id')
    .where('record_email.match_key', 'in', keys)
    .where('record.kind', 'in', ['lead', 'contact'])
    .select([...SUMMARY_COLUMNS, company.as('company'), 'record_email.match_key'])
    .orderBy('record.active_at', 'desc')
    .orderBy('record.id')
    .execute();
  for (const row of rows) found.set(row.match_key, [...(found.get(row.match_key) ?? []), toSummary(row)]);
  return found;
}

/** Summaries of the given records; unknown ids are left out. */
export async function findRecordSummaries(db: Db, ids: readonly RecordId[]): Promise<RecordSummary[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('record')
    .where('record.id', 'in', ids)
    .select([...SUMMARY_COLUMNS, company.as('company')])
    .execute();
  return rows.map(toSummary);
}

/** One record with its addresses, or null. */
export async function findRecord(db: Db, id: RecordId): Promise<CrmRecord | null> {
  const row = await db
    .selectFrom('record')
    .where('record.id', '=', id)
    .selectAll('record')
    .select([company.as('shown_company'), dueOn.as('due_day')])
    .executeTakeFirst();
  if (row === undefined) return null;
  const emails = await db
    .selectFrom('record_email')
    .where('record_id', '=', id)
    .select('address')
    .orderBy('position')
    .execute();
  return {
    ...toSummary({ ...row, company: row.shown_company }),
    emails: emails.map(({ address }) => address),
    phones: row.phones,
    ownerId: row.owner_id,
    sourceUrl: row.source_url,
    source: row.source,
    externalId: row.external_id,
    dueOn: row.due_day,
    doneAt: row.done_at?.toISOString() ?? null,
    aboutId: row.about_id,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}

const emails = sql<string[]>`coalesce((
  select json_agg(address order by position) from record_email where record_email.record_id = record.id
), '[]')`;

const owner = sql<RecordListItem['owner']>`(
  select json_build_object('id', "user".id, 'name', "user".name, 'email', "user".email)
  from "user" where "user".id = record.owner_id
)`;

export type RecordQuery = {
  kind?: RecordKind | undefined;
  search?: string | undefined;
  aboutId?: RecordId | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** A page of records, latest activity first. A word with `@` is looked for in addresses, others in names and companies. */
export async function listRecords(
  db: Db,
  query: RecordQuery,
): Promise<{ items: RecordListItem[]; next: string | null }> {
  let select = db
    .selectFrom('record')
    .select([
      ...SUMMARY_COLUMNS,
      company.as('company'),
      'record.active_at',
      'record.phones',
      'record.done_at',
    ])
    .select([emails.as('emails'), owner.as('owner'), dueOn.as('due_day')])
    .orderBy('record.active_at', 'desc')
    .orderBy('record.id', 'desc')
    .limit(query.limit + 1);
  if (query.kind !== undefined) select = select.where('record.kind', '=', query.kind);
  if (query.aboutId !== undefined) select = select.where('record.about_id', '=', query.aboutId);
  if (query.search !== undefined) select = select.where(searchRecords(query.search));
  const after = readCursor(query.cursor);
  if (after !== null)
    select = select.where(sql<boolean>`(record.active_at, record.id) < (${after.at}, ${after.id})`);
  const rows = await select.execute();
  const items = rows.slice(0, query.limit);
  const last = items.at(-1);
  return {
    items: items.map((row) => ({
      ...toSummary(row),
      emails: row.emails,
      phones: row.phones,
      owner: row.owner,
      dueOn: row.due_day,
      doneAt: row.done_at?.toISOString() ?? null,
    })),
    next:
      rows.length > query.limit && last !== undefined
        ? writeCursor({ at: last.active_at, id: last.id })
        : null,
  };
}

function searchRecords(text: string) {
  const byAddress = sql<boolean>`exists (
    select from record_email where record_email.record_id = record.id and record_email.match_key like ${likePrefix(text)}
  )`;
  const words = prefixQuery(text);
  return words === null
    ? byAddress
    : sql<boolean>`(record.search @@ to_tsquery('simple', ${words}) or ${byAddress})`;
}

function likePrefix(text: string): string {
  return `${text.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}

/** Adds a record; its addresses too. */
export async function insertRecord(tx: Tx, record: NewRecord, actorId: UserId): Promise<RecordId> {
  const { id } = await tx
    .insertInto('record')
    .values({
      kind: record.kind,
      name: record.name,
      title: record.title,
      company: record.company,
      account_id: record.accountId,
      owner_id: record.ownerId === undefined ? actorId : record.ownerId,
      changed_by: actorId,
      about_id: record.aboutId,
      phones: record.phones,
      source_url: record.sourceUrl,
      due_on: record.dueOn,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertAddresses(tx, id, record.emails);
  return id;
}

/** Adds addresses to a record; those it has already stay as they are. */
export async function insertAddresses(
  tx: Tx,
  recordId: RecordId,
  addresses: readonly string[],
): Promise<void> {
  if (addresses.length === 0) return;
  const { last } = await tx
    .selectFrom('record_email')
    .where('record_id', '=', recordId)
    .select((select) => select.fn.coalesce(select.fn.max('position'), sql<number>`0`).as('last'))
    .executeTakeFirstOrThrow();
  const rows = addresses.map((address, index) => ({
    record_id: recordId,
    match_key: toMatchKey(address),
    address,
    position: last + index + 1,
  }));
  await tx
    .insertInto('record_email')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Notes that something happened with these records, which puts them first among several matches. */
export async function touchRecords(tx: Tx, ids: readonly RecordId[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.updateTable('record').set({ active_at: at }).where('id', 'in', ids).execute();
}

/** Who changed a record last, by name, and locks it; null when there is no such record. */
export async function findLastChange(tx: Tx, id: RecordId): Promise<{ by: string | null } | null> {
  const row = await tx
    .selectFrom('record')
    .leftJoin('user', 'user.id', 'record.changed_by')
    .where('record.id', '=', id)
    .select('user.name as by')
    .forUpdate('record')
    .executeTakeFirst();
  return row ?? null;
}

type Change = { changes: RecordChanges; actorId: UserId; at: Date };

/** Writes what is given; a task that is done already keeps the time. */
export async function changeRecord(
  tx: Tx,
  before: CrmRecord,
  { changes, actorId, at }: Change,
): Promise<void> {
  const { version, emails: addresses, accountId, ownerId, sourceUrl, dueOn: due, isDone, ...plain } = changes;
  await tx
    .updateTable('record')
    .set({
      ...plain,
      ...(accountId === undefined ? {} : { account_id: accountId }),
      ...(ownerId === undefined ? {} : { owner_id: ownerId }),
      ...(sourceUrl === undefined ? {} : { source_url: sourceUrl }),
      ...(due === undefined ? {} : { due_on: due }),
      ...(isDone === undefined || isDone === (before.doneAt !== null) ? {} : { done_at: isDone ? at : null }),
      changed_by: actorId,
      updated_at: at,
      active_at: at,
      version: version + 1,
    })
    .where('id', '=', before.id)
    .execute();
  if (addresses === undefined) return;
  await tx.deleteFrom('record_email').where('record_id', '=', before.id).execute();
  await insertAddresses(tx, before.id, addresses);
}
