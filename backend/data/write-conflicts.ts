/** Errors of writes that another write came between. */

/** Raised by a trigger of ours when a ticket would be put into a stage that somebody archived meanwhile. */
const ARCHIVED_STAGE = 'TS001';
/** PostgreSQL's deadlock_detected: two transactions waited for each other, and this one was ended. */
const DEADLOCK = '40P01';

/** True for the error of a write whose stage was archived just before. */
export function isArchivedStage(error: unknown): boolean {
  return codeOf(error) === ARCHIVED_STAGE;
}

/** True for the error of a transaction that can be run again from its beginning. */
export function isDeadlock(error: unknown): boolean {
  return codeOf(error) === DEADLOCK;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error ? (error as { code?: unknown }).code : undefined;
}
