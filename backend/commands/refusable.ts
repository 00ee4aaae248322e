import { err, ok, type Result } from '#lib/base/result.ts';
import type { Database, Tx } from '#backend/data/database.ts';
import { isArchivedStage, isDeadlock } from '#backend/data/write-conflicts.ts';
import { RefusedError, type Refusal } from './companion.ts';

/** Two writes that wait for each other are rare; three in a row would be a defect that a person should see. */
const ATTEMPTS = 3;

/** Runs `work` in one transaction and answers with its value, or with the refusal it ended in after rolling back. */
export async function refusable<T>(
  database: Database,
  work: (tx: Tx) => Promise<T>,
  attempt = 1,
): Promise<Result<T, Refusal>> {
  try {
    return ok(await database.transaction(work));
  } catch (error) {
    if (error instanceof RefusedError) return err(error.refusal);
    if (isArchivedStage(error)) return err(STAGE_ARCHIVED);
    if (isDeadlock(error) && attempt < ATTEMPTS) return refusable(database, work, attempt + 1);
    throw error;
  }
}

const STAGE_ARCHIVED: Refusal = {
  code: 'unusable_reference',
  errors: [{ field: 'stageId', message: 'Choose another stage; this one was archived just now.' }],
};
