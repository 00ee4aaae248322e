import type { UserId } from '#lib/contract/ids.ts';
import type { MyStatus } from '#lib/contract/reassignments.ts';
import type { Db } from '#backend/data/database.ts';
import { findReassignment } from '#backend/data/reassignments.ts';
import { readStatusOf } from '#backend/data/user-statuses.ts';

/** A user's status, and what choosing it does to the open tickets. */
export async function readMyStatus(db: Db, userId: UserId): Promise<MyStatus> {
  const { status, since } = await readStatusOf(db, userId);
  return {
    status,
    since: since?.toISOString() ?? null,
    reassignment: since === null ? null : await findReassignment(db, userId, since),
  };
}
