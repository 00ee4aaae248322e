/** The rows of a file that were refused, as CSV that can be mended and imported again. */
import { err, ok, type Result } from '#lib/base/result.ts';
import type { RecordImportId } from '#lib/contract/ids.ts';
import type { FileAnswer } from '#lib/contract/route.ts';
import { BYTE_ORDER_MARK, toCsvLine, undoNeutralise } from '#lib/base/csv.ts';
import type { Db } from '#backend/data/database.ts';
import { findBatch, findImport } from '#backend/data/record-imports.ts';
import type { Call, Companion, Refusal } from './companion.ts';

/** Heading of the column behind the file's own. */
export const REASON_HEADING = 'Why refused';

/** The file; refused when there is no such import. */
export async function exportRefusedRows(
  companion: Companion,
  { input }: Call<{ importId: RecordImportId }>,
): Promise<Result<FileAnswer<string>, Refusal>> {
  const { db } = companion.database;
  const found = await findImport(db, input.importId);
  if (found === null) return err({ code: 'not_found' });
  const name = `${found.fileName.replace(/\.\w{1,4}$/, '')} refused.csv`;
  return ok({ name, rows: found.refused, sizeBytes: null, pieces: write(db, input.importId, found.headers) });
}

async function* write(db: Db, importId: RecordImportId, headers: readonly string[]): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + toCsvLine([...headers, REASON_HEADING]);
  for (let position = 0; ; position += 1) {
    const batch = await findBatch(db, importId, position);
    if (batch === null) return;
    const lines = batch.refused.map(({ row, reason }) => {
      const cells = batch.rows[row - batch.firstRow] ?? [];
      const filled = headers.map((_, place) => undoNeutralise(cells[place] ?? ''));
      return toCsvLine([...filled, reason]);
    });
    if (lines.length > 0) yield lines.join('');
  }
}
