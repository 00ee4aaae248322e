/** Adds a user status. */
import { assertExists } from '#lib/base/assert.ts';
import type { Result } from '#lib/base/result.ts';
import type { NewUserStatus, UserStatus } from '#lib/contract/user-statuses.ts';
import { findUserStatus, insertUserStatus } from '#backend/data/user-statuses.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { once, type Once } from './once.ts';
import { checkUserStatus, statusNameTaken } from './update-user-status.ts';

/** The new status; refused for a name that another one has. */
export function createUserStatus(
  companion: Companion,
  call: Call<NewUserStatus> & { once: Once | null },
): Promise<Result<UserStatus, Refusal>> {
  const { actor, input } = call;
  return once(companion, call, async (tx) => {
    checkUserStatus(input, { isDefault: false });
    const id = await insertUserStatus(tx, { status: input, by: actor.userId, at: companion.now() });
    if (id === null) throw new RefusedError(statusNameTaken(input.name));
    return assertExists(await findUserStatus(tx, id), 'the status just created');
  });
}
