/**
 * Backups, and moving from one engine to the other: every row as PostgreSQL's own JSON, in primary key order, with a count and
 * a checksum a table, read in one snapshot. A restore recomputes both on what it has written before it commits.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { ARCHIVE_FORMAT, ArchiveError, Header, Line } from './archive-format.ts';
import type { Database, Tx } from './database.ts';
import { knownMigrations, migrate, migrateTo } from './migrate.ts';

export type ArchiveOptions = {
  /** True only for a move: sessions and device codes are credentials that a backup must not hold. */
  withSessions: boolean;
};

/** Counts of what was written or read, by table. */
export type ArchiveSummary = Record<string, number>;

const SESSION_TABLES: ReadonlySet<string> = new Set([
  'session',
  'deviceCode',
  'verification',
  'password_reset',
  'try_count',
  'mail_consent',
]);
const ROWS_A_BATCH = 500;

/** The archive's lines, without line ends. Runs in one repeatable-read transaction that `tx` must be. */
export async function* writeArchive(tx: Tx, options: ArchiveOptions, madeAt: Date): AsyncGenerator<string> {
  await setUtc(tx);
  const migrations = await appliedMigrations(tx);
  yield JSON.stringify({ format: ARCHIVE_FORMAT, madeAt: madeAt.toISOString(), migrations });
  for (const sequence of await listSequences(tx)) yield JSON.stringify(sequence);
  const tables = (await listTables(tx)).filter((table) => options.withSessions || !SESSION_TABLES.has(table));
  for (const table of tables) {
    const hash = createHash('sha256');
    let count = 0;
    for await (const row of readRows(tx, table)) {
      hash.update(row).update('\n');
      count += 1;
      yield JSON.stringify({ table, row });
    }
    yield JSON.stringify({ endOf: table, count, sha256: hash.digest('hex') });
  }
  yield JSON.stringify({ end: true, tables: tables.length });
}

/**
 * Loads an archive into an empty database, brought to the archive's own version first and to ours afterwards. Throws
 * `ArchiveError`, and leaves nothing behind, when the archive is damaged, unknown, or does not arrive as it was written.
 */
export async function readArchive(database: Database, lines: AsyncIterable<string>): Promise<ArchiveSummary> {
  const iterator = lines[Symbol.asyncIterator]();
  const header = parseHeader((await iterator.next()).value);
  const last = header.migrations.at(-1) ?? '';
  await migrateTo(database.db, last);
  const summary = await database.transaction(async (tx) => {
    await setUtc(tx);
    await refuseUsed(tx);
    await sql`set constraints all deferred`.execute(tx);
    // What triggers wrote is in the archive too.
    await switchTriggers(tx, 'disable');
    // So are the rows that migrations bring.
    for (const table of await listTables(tx)) await sql`delete from ${sql.table(table)}`.execute(tx);
    return load(tx, { [Symbol.asyncIterator]: () => iterator });
  });
  await migrate(database.db);
  return summary;
}

function parseHeader(line: unknown): Header {
  const parsed = Header.safeParse(parseJson(line));
  if (!parsed.success) throw new ArchiveError('This is no Threadside backup, or its beginning is damaged.');
  const known = new Set(knownMigrations());
  if (!parsed.data.migrations.every((name) => known.has(name)))
    throw new ArchiveError('The backup was made by a newer Threadside. Restore it with that version.');
  return parsed.data;
}

function parseJson(line: unknown): unknown {
  try {
    return JSON.parse(String(line));
  } catch {
    return null;
  }
}

async function load(tx: Tx, lines: AsyncIterable<string>): Promise<ArchiveSummary> {
  const summary: ArchiveSummary = {};
  let batch: string[] = [];
  for await (const text of lines) {
    const parsed = Line.safeParse(parseJson(text));
    if (!parsed.success) throw new ArchiveError('The backup is damaged: a line cannot be read.');
    const line = parsed.data;
    if ('end' in line) return finish(tx, summary, line.tables);
    if ('sequence' in line)
      await sql`select setval(${line.sequence}::regclass, ${line.value}, ${line.isCalled})`.execute(tx);
    else if ('row' in line) batch = await add(tx, batch, line);
    else {
      await insertRows(tx, line.endOf, batch);
      batch = [];
      await verify(tx, line);
      summary[line.endOf] = line.count;
    }
  }
  throw new ArchiveError('The backup is cut off before its end.');
}

async function add(tx: Tx, batch: string[], line: { table: string; row: string }): Promise<string[]> {
  batch.push(line.row);
  if (batch.length < ROWS_A_BATCH) return batch;
  await insertRows(tx, line.table, batch);
  return [];
}

async function finish(tx: Tx, summary: ArchiveSummary, tables: number): Promise<ArchiveSummary> {
  if (Object.keys(summary).length !== tables)
    throw new ArchiveError('The backup is damaged: a table is missing.');
  await sql`set constraints all immediate`.execute(tx);
  await switchTriggers(tx, 'enable');
  // Rows were inserted with their own numbers, so the counter behind them has to follow.
  await sql`select setval(pg_get_serial_sequence('ticket_event', 'sequence'), coalesce(max(sequence), 1), count(*) > 0) from ticket_event`.execute(
    tx,
  );
  return summary;
}

async function switchTriggers(tx: Tx, verb: 'disable' | 'enable'): Promise<void> {
  for (const table of await listTables(tx))
    await sql`alter table ${sql.table(table)} ${sql.raw(verb)} trigger user`.execute(tx);
}

async function verify(tx: Tx, end: { endOf: string; count: number; sha256: string }): Promise<void> {
  const hash = createHash('sha256');
  let count = 0;
  for await (const row of readRows(tx, end.endOf)) {
    hash.update(row).update('\n');
    count += 1;
  }
  if (count === end.count && hash.digest('hex') === end.sha256) return;
  throw new ArchiveError(`The backup is damaged: table ${end.endOf} does not have the rows it says.`);
}

async function insertRows(tx: Tx, table: string, rows: readonly string[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = sql.join((await writableColumns(tx, table)).map((column) => sql.ref(column)));
  await sql`
    insert into ${sql.table(table)} (${columns})
    overriding system value
    select ${columns} from json_populate_recordset(null::${sql.id('public', table)}, ${`[${rows.join(',')}]`}::json)
  `.execute(tx);
}

/** Rows as JSON in primary key order, a batch at a time, so that memory stays small. */
async function* readRows(tx: Tx, table: string): AsyncGenerator<string> {
  const columns = sql.join((await writableColumns(tx, table)).map((column) => sql.ref(column)));
  const key = sql.join(
    (await primaryKey(tx, table)).map((column) => sql`${sql.ref(column)}::text collate "C"`),
  );
  for (let offset = 0; ; offset += ROWS_A_BATCH) {
    const { rows } = await sql<{ row: string }>`
      select row_to_json(part)::text as row
      from (select ${columns} from ${sql.table(table)} order by ${key} limit ${ROWS_A_BATCH} offset ${offset}) as part
    `.execute(tx);
    for (const { row } of rows) yield row;
    if (rows.length < ROWS_A_BATCH) return;
  }
}

async function setUtc(tx: Tx): Promise<void> {
  await sql`set local time zone 'UTC'`.execute(tx);
}

async function refuseUsed(tx: Tx): Promise<void> {
  const { rows } = await sql<{
    used: boolean;
  }>`select exists (select from "user") or exists (select from workspace) as used`.execute(tx);
  if (rows[0]?.used !== false)
    throw new ArchiveError('The database is in use already. Restore into an empty one.');
}

async function appliedMigrations(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(tx);
  return rows.map(({ name }) => name);
}

/** Tables of ours, each after those it refers to; what changed lately is news to nobody in another database. */
async function listTables(tx: Tx): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'
      and table_name not like 'kysely%' and table_name not like 'change%' order by 1
  `.execute(tx);
  const { rows: references } = await sql<{ from: string; to: string }>`
    select source.relname as from, target.relname as to
    from pg_constraint
    join pg_class source on source.oid = conrelid
    join pg_class target on target.oid = confrelid
    where contype = 'f' and conrelid <> confrelid
  `.execute(tx);
  const sorted: string[] = [];
  const place = (table: string) => {
    if (sorted.includes(table)) return;
    for (const { from, to } of references) if (from === table) place(to);
    sorted.push(table);
  };
  for (const { name } of tables) place(name);
  return sorted;
}

async function writableColumns(tx: Tx, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER' order by ordinal_position
  `.execute(tx);
  return rows.map(({ name }) => name);
}

async function primaryKey(tx: Tx, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_index
    join pg_attribute on attrelid = indrelid and attnum = any (indkey)
    where indrelid = ${`public."${table}"`}::regclass and indisprimary
  `.execute(tx);
  return rows.map(({ name }) => name);
}

async function listSequences(tx: Tx): Promise<{ sequence: string; value: number; isCalled: boolean }[]> {
  const { rows: names } = await sql<{ name: string }>`
    select sequencename as name from pg_sequences where schemaname = 'public' and sequencename like 'ticket_number_%'
  `.execute(tx);
  const read = async ({ name }: { name: string }) => {
    const { rows } = await sql<{ value: number; isCalled: boolean }>`
      select last_value as value, is_called as "isCalled" from ${sql.table(name)}
    `.execute(tx);
    return { sequence: name, value: Number(rows[0]?.value), isCalled: rows[0]?.isCalled === true };
  };
  const sequences = [];
  for (const name of names) sequences.push(await read(name));
  return sequences;
}
