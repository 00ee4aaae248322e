/** Takes in a CSV file: finds out how it is written, and keeps its rows as batches. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { assertExists } from '#lib/base/assert.ts';
import { err, ok, type Result } from '#lib/base/result.ts';
import type { RecordImportId } from '#lib/contract/ids.ts';
import { IMPORT_COLUMNS_MAX, type RecordImport } from '#lib/contract/record-imports.ts';
import type { RecordKind } from '#lib/contract/records.ts';
import { detectCharset, detectDelimiter, type Charset } from '#backend/core/csv-files.ts';
import type { Db } from '#backend/data/database.ts';
import {
  deleteImport,
  findImport,
  finishUpload,
  insertBatch,
  insertImport,
} from '#backend/data/record-imports.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';

type Input = { kind: RecordKind; fileName: string; upload: AsyncIterable<Uint8Array> };

/** Rows done in one transaction; more would keep others waiting, fewer cost more in all. */
export const ROWS_A_BATCH = 500;

/** Longer lines are a quote that is never closed. */
const LINE_MAX = 1024 * 1024;

const START_BYTES = 64 * 1024;

/** The import with its first rows. The file waits on the disk while it is read, because its characters are known at its end. */
export async function receiveImport(
  companion: Companion,
  { actor, input }: Call<Input>,
): Promise<Result<RecordImport, Refusal>> {
  const folder = await mkdtemp(join(tmpdir(), 'threadside-import-'));
  const path = join(folder, 'file.csv');
  try {
    const { isUtf8 } = await keepFile(path, input.upload);
    const file = await describeFile(path, isUtf8);
    const { db } = companion.database;
    const id = await keepRows(db, file, { ...input, userId: actor.userId });
    return ok(assertExists(await findImport(db, id), 'the import just received'));
  } catch (error) {
    if (error instanceof RefusedError) return err(error.refusal);
    if (error instanceof CsvError)
      return err(unusable(`Mend line ${error['lines'] as number} of the file. ${hint(error)}`));
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function hint({ code }: CsvError): string {
  return code === 'CSV_MAX_RECORD_SIZE' || code === 'CSV_QUOTE_NOT_CLOSED'
    ? 'A quotation mark is opened there and not closed.'
    : 'Its quotation marks cannot be read.';
}

function unusable(message: string): Refusal {
  return { code: 'unusable_value', detail: message, errors: [{ field: 'file', message }] };
}

async function keepFile(path: string, upload: AsyncIterable<Uint8Array>): Promise<{ isUtf8: boolean }> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isUtf8 = true;
  let size = 0;
  const check = async function* () {
    for await (const bytes of upload) {
      size += bytes.length;
      isUtf8 &&= canDecode(decoder, bytes);
      yield bytes;
    }
  };
  await pipeline(Readable.from(check()), createWriteStream(path));
  if (size === 0) throw new RefusedError(unusable('Choose another file; this one is empty.'));
  return { isUtf8 };
}

function canDecode(decoder: TextDecoder, bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

type File = { path: string; charset: Charset; delimiter: string; skipped: number };

async function describeFile(path: string, isUtf8: boolean): Promise<File> {
  const handle = await open(path);
  const buffer = Buffer.alloc(START_BYTES);
  const { bytesRead } = await handle.read(buffer, 0, START_BYTES, 0);
  await handle.close();
  const start = buffer.subarray(0, bytesRead);
  const charset = detectCharset(start, isUtf8);
  // A decoder leaves a mark at the beginning out.
  const text = new TextDecoder(charset).decode(start, { stream: true });
  return { path, charset, ...detectDelimiter(text) };
}

async function* decode({ path, charset, skipped }: File): AsyncGenerator<string> {
  const decoder = new TextDecoder(charset);
  let left = skipped;
  for await (const bytes of createReadStream(path)) {
    const text = decoder.decode(bytes as Buffer, { stream: true });
    yield text.slice(left);
    left = Math.max(0, left - text.length);
  }
  yield decoder.decode();
}

function rowsOf(file: File): AsyncIterable<string[]> {
  const parser = parse({
    delimiter: file.delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LINE_MAX,
    record_delimiter: ['\r\n', '\n', '\r'],
  });
  const source = Readable.from(decode(file));
  source.once('error', (error) => parser.destroy(error));
  return source.pipe(parser) as AsyncIterable<string[]>;
}

type Owner = { kind: RecordKind; fileName: string; userId: Parameters<typeof insertImport>[1]['userId'] };

async function keepRows(db: Db, file: File, owner: Owner): Promise<RecordImportId> {
  let id: RecordImportId | null = null;
  let count = 0;
  let position = 0;
  let rows: string[][] = [];
  const flush = async () => {
    if (id === null || rows.length === 0) return;
    // The headings are row 1, as spreadsheets count.
    await insertBatch(db, id, { position, firstRow: count - rows.length + 2, rows });
    position += 1;
    rows = [];
  };
  try {
    for await (const row of rowsOf(file)) {
      if (id === null) {
        id = await insertImport(db, {
          ...owner,
          charset: file.charset,
          delimiter: file.delimiter,
          headers: headersOf(row),
        });
        continue;
      }
      count += 1;
      rows.push(row);
      if (rows.length === ROWS_A_BATCH) await flush();
    }
    await flush();
    if (id === null || count === 0)
      throw new RefusedError(unusable('Choose another file; this one has no rows below its headings.'));
    await finishUpload(db, id, count);
    return id;
  } catch (error) {
    if (id !== null) await deleteImport(db, id);
    throw error;
  }
}

function headersOf(row: readonly string[]): string[] {
  if (row.length > IMPORT_COLUMNS_MAX)
    throw new RefusedError(
      unusable(`Take columns out of the file; ${IMPORT_COLUMNS_MAX} are the most that one may have.`),
    );
  return row.map((cell, place) => {
    const text = cell.replaceAll('\0', '').toWellFormed().trim().slice(0, 200);
    return text === '' ? `Column ${place + 1}` : text;
  });
}
