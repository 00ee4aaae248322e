import { err, ok, type Result } from '#lib/base/result.ts';
import type { Database, Tx } from '#backend/data/database.ts';
import { RefusedError, type Refusal } from './companion.ts';

/** Runs `work` in one transaction and answers with its value, or with the refusal it ended in after rolling back. */
export async function refusable<T>(
  database: Database,
  work: (tx: Tx) => Promise<T>,
): Promise<Result<T, Refusal>> {
  try {
    return ok(await database.transaction(work));
  } catch (error) {
    if (error instanceof RefusedError) return err(error.refusal);
    throw error;
  }
}
