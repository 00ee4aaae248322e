/** Starts an import, or a trial of it, which the next free process then does. */
import { assertExists } from '#lib/base/assert.ts';
import type { Result } from '#lib/base/result.ts';
import type { RecordImportId } from '#lib/contract/ids.ts';
import type { ImportMapping, RecordImport } from '#lib/contract/record-imports.ts';
import { refuseMapping } from '#backend/core/record-imports.ts';
import { findImport, lockImport, restartImport } from '#backend/data/record-imports.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';

type Input = { importId: RecordImportId; isTrial: boolean; mapping: ImportMapping };

/** The import at its first row; refused while it is at work, and when it was done already. */
export function startImport(
  companion: Companion,
  { input }: Call<Input>,
): Promise<Result<RecordImport, Refusal>> {
  const { importId, isTrial, mapping } = input;
  return refusable(companion.database, async (tx) => {
    const found = await lockImport(tx, importId);
    if (found === null || found.state === 'receiving') throw new RefusedError({ code: 'not_found' });
    if (found.state === 'checking' || found.state === 'running')
      throw new RefusedError({ code: 'in_use', detail: 'Wait until it is done, or stop it first.' });
    const reason = refuseMapping(mapping, found.headers);
    if (reason !== null)
      throw new RefusedError({
        code: 'unusable_value',
        detail: reason,
        errors: [{ field: 'mapping', message: reason }],
      });
    await restartImport(tx, importId, {
      state: isTrial ? 'checking' : 'running',
      mapping,
      at: companion.now(),
    });
    return assertExists(await findImport(tx, importId), 'the import just started');
  });
}
