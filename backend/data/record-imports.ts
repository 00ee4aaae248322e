/** Imports of records: the file's rows, how far each is, and which process does it. */
import { sql } from 'kysely';
import type { RecordImportId, UserId } from '#lib/contract/ids.ts';
import type { ImportMapping, ImportState, RecordImport } from '#lib/contract/record-imports.ts';
import type { RecordKind } from '#lib/contract/records.ts';
import { guessMapping } from '#backend/core/record-imports.ts';
import type { Charset } from '#backend/core/csv-files.ts';
import type { Db, Tx } from './database.ts';

export type NewImport = {
  kind: RecordKind;
  fileName: string;
  charset: Charset;
  delimiter: string;
  headers: string[];
  userId: UserId;
};

/** Begins an import; its rows follow. */
export async function insertImport(db: Db, given: NewImport): Promise<RecordImportId> {
  const { id } = await db
    .insertInto('record_import')
    .values({
      kind: given.kind,
      file_name: given.fileName,
      charset: given.charset,
      delimiter: given.delimiter,
      headers: given.headers,
      created_by: given.userId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export type ImportBatch = { position: number; firstRow: number; rows: string[][] };

/** Keeps some rows of the file. */
export async function insertBatch(db: Db, importId: RecordImportId, batch: ImportBatch): Promise<void> {
  const { position, firstRow, rows } = batch;
  await db
    .insertInto('record_import_batch')
    .values({ import_id: importId, position, first_row: firstRow, rows: JSON.stringify(rows) })
    .execute();
}

/** All rows are here. */
export async function finishUpload(db: Db, importId: RecordImportId, rowCount: number): Promise<void> {
  const values = { state: 'ready', row_count: rowCount } as const;
  await db.updateTable('record_import').set(values).where('id', '=', importId).execute();
}

/** Forgets an import with its rows. */
export async function deleteImport(db: Db, importId: RecordImportId): Promise<void> {
  await db.deleteFrom('record_import').where('id', '=', importId).execute();
}

/** Forgets files that came in some time ago; what they brought stays. */
export async function forgetImports(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('record_import').where('created_at', '<', before).execute();
}

const LISTED_MAX = 20;

/** The latest imports. */
export async function listImports(db: Db) {
  const rows = await db
    .selectFrom('record_import')
    .innerJoin('user', 'user.id', 'record_import.created_by')
    .where('state', '<>', 'receiving')
    .select(['record_import.id', 'kind', 'file_name', 'row_count', 'state', 'created_at'])
    .select(['user.id as user_id', 'user.name as user_name', 'user.email as user_email'])
    .orderBy('created_at', 'desc')
    .limit(LISTED_MAX)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    fileName: row.file_name,
    rowCount: row.row_count,
    state: row.state,
    createdBy: { id: row.user_id, name: row.user_name, email: row.user_email },
    createdAt: row.created_at.toISOString(),
  }));
}

const SAMPLE_ROWS = 5;
const REASONS_SHOWN = 20;

/** One import as it is now; null when there is none. */
export async function findImport(db: Db, id: RecordImportId): Promise<RecordImport | null> {
  const row = await db
    .selectFrom('record_import')
    .innerJoin('user', 'user.id', 'record_import.created_by')
    .where('record_import.id', '=', id)
    .selectAll('record_import')
    .select(['user.id as user_id', 'user.name as user_name', 'user.email as user_email'])
    .executeTakeFirst();
  if (row === undefined || row.state === 'receiving') return null;
  const first = await findBatch(db, id, 0);
  return {
    id,
    kind: row.kind,
    fileName: row.file_name,
    charset: row.charset,
    delimiter: row.delimiter,
    headers: row.headers,
    sample: first?.rows.slice(0, SAMPLE_ROWS) ?? [],
    rowCount: row.row_count,
    state: row.state,
    mapping: row.mapping ?? guessMapping(row.headers, row.kind),
    done: row.added + row.changed + row.unchanged + row.refused,
    added: row.added,
    changed: row.changed,
    unchanged: row.unchanged,
    refused: row.refused,
    reasons: row.refused === 0 ? [] : await findReasons(db, id),
    createdBy: { id: row.user_id, name: row.user_name, email: row.user_email },
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}

async function findReasons(db: Db, id: RecordImportId): Promise<RefusedRow[]> {
  const batches = await db
    .selectFrom('record_import_batch')
    .where('import_id', '=', id)
    .where('refused', '<>', '[]')
    .select('refused')
    .orderBy('position')
    .limit(REASONS_SHOWN)
    .execute();
  return batches.flatMap(({ refused }) => JSON.parse(refused) as RefusedRow[]).slice(0, REASONS_SHOWN);
}

/** A row of the file, counted as a spreadsheet counts, and why it was refused. */
export type RefusedRow = { row: number; reason: string };

/** Some rows of a file with those of them that were refused; null behind the last. */
export async function findBatch(
  db: Db,
  importId: RecordImportId,
  position: number,
): Promise<(ImportBatch & { refused: RefusedRow[] }) | null> {
  const row = await db
    .selectFrom('record_import_batch')
    .where('import_id', '=', importId)
    .where('position', '=', position)
    .selectAll()
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    position,
    firstRow: row.first_row,
    rows: JSON.parse(row.rows) as string[][],
    refused: JSON.parse(row.refused) as RefusedRow[],
  };
}

/** Starts from the first row; what an earlier trial found is forgotten. */
export async function restartImport(
  tx: Tx,
  id: RecordImportId,
  start: { state: 'checking' | 'running'; mapping: ImportMapping; at: Date },
): Promise<void> {
  await tx.deleteFrom('record_import_claim').where('import_id', '=', id).execute();
  await tx
    .updateTable('record_import_batch')
    .set({ refused: '[]' })
    .where('import_id', '=', id)
    .where('refused', '<>', '[]')
    .execute();
  await tx
    .updateTable('record_import')
    .set({
      state: start.state,
      mapping: JSON.stringify(start.mapping),
      position: 0,
      added: 0,
      changed: 0,
      unchanged: 0,
      refused: 0,
      started_at: start.at,
      finished_at: null,
      runner: null,
      leased_until: null,
    })
    .where('id', '=', id)
    .execute();
}

/** The state of an import, locked; null when there is none. */
export async function lockImport(tx: Tx, id: RecordImportId) {
  const row = await tx
    .selectFrom('record_import')
    .where('id', '=', id)
    .selectAll()
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Ends an import, or a trial, where it stands. */
export async function endImport(
  tx: Tx,
  id: RecordImportId,
  end: { state: Extract<ImportState, 'checked' | 'done' | 'stopped'>; at: Date },
): Promise<void> {
  await tx
    .updateTable('record_import')
    .set({ state: end.state, finished_at: end.at, runner: null, leased_until: null })
    .where('id', '=', id)
    .execute();
  await tx.deleteFrom('record_import_claim').where('import_id', '=', id).execute();
}

type Lease = { runner: string; at: Date; until: Date };

/** Takes the oldest import at work that no living process does; null when there is none. */
export async function claimImport(db: Db, { runner, at, until }: Lease): Promise<RecordImportId | null> {
  const { rows } = await sql<{ id: RecordImportId }>`
    update record_import set runner = ${runner}, leased_until = ${until}
    where id = (
      select id from record_import
      where state in ('checking', 'running') and (leased_until is null or leased_until < ${at})
      order by created_at limit 1 for update skip locked
    )
    returning id
  `.execute(db);
  return rows[0]?.id ?? null;
}

/** Leaves an import to whoever takes it next. */
export async function leaveImport(db: Db, id: RecordImportId, runner: string): Promise<void> {
  await db
    .updateTable('record_import')
    .set({ runner: null, leased_until: null })
    .where('id', '=', id)
    .where('runner', '=', runner)
    .execute();
}

type Claim = { claim: string; row: number };

/** Notes what rows stand for; gives the claims that an earlier row has already, with its number. */
export async function claimRows(
  tx: Tx,
  importId: RecordImportId,
  claims: readonly Claim[],
): Promise<Map<string, number>> {
  if (claims.length === 0) return new Map();
  const given = JSON.stringify(claims);
  await sql`
    insert into record_import_claim (import_id, claim, row_number)
    select ${importId}::uuid, claim, row from json_to_recordset(${given}::json) as given(claim text, row integer)
    order by row
    on conflict do nothing
  `.execute(tx);
  const { rows } = await sql<{ claim: string; row_number: number }>`
    select claim, row_number from record_import_claim
    where import_id = ${importId} and claim in (
      select claim from json_to_recordset(${given}::json) as given(claim text)
    )
  `.execute(tx);
  return new Map(rows.map(({ claim, row_number }) => [claim, row_number]));
}

export type BatchResult = { added: number; changed: number; unchanged: number; refused: RefusedRow[] };

/** Notes what became of a batch, and that the next one is to be done. */
export async function finishBatch(
  tx: Tx,
  { id, position }: { id: RecordImportId; position: number },
  { result, leasedUntil }: { result: BatchResult; leasedUntil: Date },
): Promise<void> {
  await sql`
    update record_import set position = ${position + 1}, leased_until = ${leasedUntil},
      added = added + ${result.added}, changed = changed + ${result.changed},
      unchanged = unchanged + ${result.unchanged}, refused = refused + ${result.refused.length}
    where id = ${id}
  `.execute(tx);
  if (result.refused.length === 0) return;
  await tx
    .updateTable('record_import_batch')
    .set({ refused: JSON.stringify(result.refused) })
    .where('import_id', '=', id)
    .where('position', '=', position)
    .execute();
}
