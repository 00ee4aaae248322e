/**
 * Adds many tickets and records in one transaction: a seeding that is cut off leaves nothing. Triggers rest meanwhile, as the
 * rows bring what triggers would write; indexes are dropped and made again where more rows come than were there.
 */
import { sql } from 'kysely';
import type { Database, Tx } from '#backend/data/database.ts';
import { addSettings, type Spread } from './settings.ts';
import { helpers, insertRecords, type Batch, type Size } from './statements.ts';
import { insertTickets } from './ticket-statements.ts';

const TABLES = [
  'record',
  'record_email',
  'ticket',
  'ticket_clock',
  'ticket_event',
  'stage_stay',
  'ticket_comment',
  'conversation',
  'ticket_conversation',
  'conversation_message_id',
  'conversation_participant',
  'message',
];

/** Rows a statement; one of this size takes a second or so. */
const BATCH = 5_000;

/** Building an index over so many rows counts as this many rows added, on the bar. */
const INDEX_WEIGHT = 0.02;

type Progress = (step: string, share: number) => void;

/** Adds the rows, tells how far it is, and leaves statistics up to date. */
export async function seedRows(
  database: Database,
  given: { tickets: number; records: number },
  onProgress: Progress,
): Promise<void> {
  await database.transaction(async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx);
    await sql`set local maintenance_work_mem = '512MB'`.execute(tx);
    const size = { ...given, run: await countRuns(tx) };
    const spread = await addSettings(tx);
    for (const statement of helpers(size)) await sql.raw(statement).execute(tx);
    await setTriggers(tx, 'disable');
    const indexes = await dropIndexes(tx, given.tickets);
    await insertRows(tx, { size, spread, indexes: indexes.length }, onProgress);
    for (const [index, { name, definition }] of indexes.entries()) {
      onProgress(`index ${name}`, 1 - (indexes.length - index) * weightOf(indexes.length));
      await sql.raw(definition).execute(tx);
    }
    await setTriggers(tx, 'enable');
    await sql`insert into change (topic) values ('tickets'), ('records'), ('settings')`.execute(tx);
  });
  onProgress('statistics', 1);
  await database.db.connection().execute(async (db) => {
    await sql`set statement_timeout = 0`.execute(db);
    await sql`vacuum analyze`.execute(db);
    await sql`reset statement_timeout`.execute(db);
  });
}

function weightOf(indexes: number): number {
  return Math.min(INDEX_WEIGHT, 0.5 / Math.max(1, indexes));
}

/** Ids of a further seeding must differ from those of the ones before. */
async function countRuns(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ticket`.execute(tx);
  return rows[0]?.count ?? 0;
}

async function setTriggers(tx: Tx, state: 'enable' | 'disable'): Promise<void> {
  for (const table of TABLES) await sql.raw(`alter table "${table}" ${state} trigger user`).execute(tx);
}

type Index = { name: string; definition: string };

/** Indexes that are no constraint, where the tables are smaller than what comes. */
async function dropIndexes(tx: Tx, coming: number): Promise<Index[]> {
  const { rows } = await sql<Index>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
    from pg_index
    where indrelid::regclass::text = any (${TABLES}::text[])
      and not exists (select from pg_constraint where conindid = indexrelid)
      and (select count(*) from ticket) < ${coming}
    order by 1
  `.execute(tx);
  for (const { name } of rows) await sql.raw(`drop index ${name}`).execute(tx);
  return rows;
}

async function insertRows(
  tx: Tx,
  { size, spread, indexes }: { size: Size; spread: Spread; indexes: number },
  onProgress: Progress,
): Promise<void> {
  const share = 1 - indexes * weightOf(indexes);
  const all = size.records + 4 * size.tickets;
  for (const batch of batchesOf(size.records)) {
    onProgress('records', (share * batch.from) / all);
    await sql.raw(insertRecords(batch, spread)).execute(tx);
  }
  for (const batch of batchesOf(size.tickets)) {
    onProgress('tickets', (share * (size.records + 4 * batch.from)) / all);
    await sql.raw(insertTickets(batch, size, spread)).execute(tx);
  }
}

function batchesOf(count: number): Batch[] {
  return Array.from({ length: Math.ceil(count / BATCH) }, (_, index) => ({
    from: index * BATCH,
    to: Math.min(count, (index + 1) * BATCH),
  }));
}
