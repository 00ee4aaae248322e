/** Stops an import after the rows in hand. */
import { assertExists } from '#lib/base/assert.ts';
import type { Result } from '#lib/base/result.ts';
import type { RecordImportId } from '#lib/contract/ids.ts';
import type { RecordImport } from '#lib/contract/record-imports.ts';
import { endImport, findImport, lockImport } from '#backend/data/record-imports.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';

/** The import where it stands; one that is not at work stays as it is. */
export function stopImport(
  companion: Companion,
  { input }: Call<{ importId: RecordImportId }>,
): Promise<Result<RecordImport, Refusal>> {
  const { importId } = input;
  return refusable(companion.database, async (tx) => {
    const found = await lockImport(tx, importId);
    if (found === null || found.state === 'receiving') throw new RefusedError({ code: 'not_found' });
    if (found.state === 'checking' || found.state === 'running')
      await endImport(tx, importId, { state: 'stopped', at: companion.now() });
    return assertExists(await findImport(tx, importId), 'the import just stopped');
  });
}
