/** Changes a user status. Whoever has it keeps it; tickets move when somebody chooses it. */
import { assertExists } from '#lib/base/assert.ts';
import type { Result } from '#lib/base/result.ts';
import type { UserStatusId } from '#lib/contract/ids.ts';
import type { NewUserStatus, UserStatus, UserStatusChange } from '#lib/contract/user-statuses.ts';
import {
  findUserStatus,
  isStatusNameTaken,
  lockUserStatus,
  writeUserStatus,
} from '#backend/data/user-statuses.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';
import { refuseStale } from './refuse-stale.ts';

/** The changed status; a stale version, a name that another one has, and what cannot be are refusals. */
export function updateUserStatus(
  companion: Companion,
  { actor, input }: Call<{ statusId: UserStatusId; change: UserStatusChange }>,
): Promise<Result<UserStatus, Refusal>> {
  const { version, ...status } = input.change;
  return refusable(companion.database, async (tx) => {
    const state = await lockUserStatus(tx, input.statusId);
    if (state === null) throw new RefusedError({ code: 'not_found' });
    refuseStale(state, version, 'status');
    checkUserStatus(status, state);
    if (await isStatusNameTaken(tx, status.name, input.statusId))
      throw new RefusedError(statusNameTaken(status.name));
    await writeUserStatus(tx, input.statusId, { status, by: actor.userId, at: companion.now() });
    return assertExists(await findUserStatus(tx, input.statusId), 'the status just changed');
  });
}

/** Throws the refusal of settings that cannot be together. */
export function checkUserStatus(status: NewUserStatus, { isDefault }: { isDefault: boolean }): void {
  if (isDefault && !status.isAvailable)
    throw new RefusedError(
      wrong('isAvailable', 'Keep it available; everybody has this status before choosing another.'),
    );
  if (status.isAvailable && status.reassignsTickets) {
    const message = 'Turn this off, or make the status unavailable; else tickets would come back at once.';
    throw new RefusedError(wrong('reassignsTickets', message));
  }
}

/** Names are told apart whatever their case. */
export function statusNameTaken(name: string): Refusal {
  const message = `Choose another name; there is a status ${name} already.`;
  return { code: 'already_exists', errors: [{ field: 'name', message }] };
}

function wrong(field: string, message: string): Refusal {
  return { code: 'unusable_value', errors: [{ field, message }] };
}
