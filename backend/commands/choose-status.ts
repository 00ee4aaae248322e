/** Chooses the caller's own status; one that reassigns tickets begins to move them. */
import type { Result } from '#lib/base/result.ts';
import type { UserStatusId } from '#lib/contract/ids.ts';
import type { MyStatus } from '#lib/contract/reassignments.ts';
import { insertReassignment, stopReassignments } from '#backend/data/reassignments.ts';
import { findUserStatus, lockStatusOf, setStatusOf } from '#backend/data/user-statuses.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { readMyStatus } from './read-my-status.ts';
import { refusable } from './refusable.ts';

/**
 * The status with the reassignment it began. Choosing the same again tries again for what stayed; choosing another stops what has
 * not moved yet. Tickets that moved are not fetched back.
 */
export function chooseStatus(
  companion: Companion,
  { actor, input }: Call<{ statusId: UserStatusId }>,
): Promise<Result<MyStatus, Refusal>> {
  return refusable(companion.database, async (tx) => {
    const at = companion.now();
    const { userId } = actor;
    const status = await findUserStatus(tx, input.statusId);
    if (status === null) {
      const message = 'Choose another status; this one was deleted.';
      throw new RefusedError({ code: 'unusable_reference', errors: [{ field: 'statusId', message }] });
    }
    await lockStatusOf(tx, userId);
    await setStatusOf(tx, { userId, statusId: status.id, at });
    await stopReassignments(tx, userId, at);
    if (status.reassignsTickets) await insertReassignment(tx, { userId, statusName: status.name, at });
    return readMyStatus(tx, userId);
  });
}
