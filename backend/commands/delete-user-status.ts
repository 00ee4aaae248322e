/** Deletes a user status that nobody has. */
import type { Result } from '#lib/base/result.ts';
import type { UserStatusId } from '#lib/contract/ids.ts';
import { lockUserStatus, removeUserStatus } from '#backend/data/user-statuses.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';

/** Nothing; refused for the default status, and while somebody has it. */
export function deleteUserStatus(
  companion: Companion,
  { input }: Call<{ statusId: UserStatusId }>,
): Promise<Result<undefined, Refusal>> {
  return refusable(companion.database, async (tx) => {
    const state = await lockUserStatus(tx, input.statusId);
    if (state === null) throw new RefusedError({ code: 'not_found' });
    if (state.isDefault) {
      const detail = 'Rename it instead; everybody has this status before choosing another.';
      throw new RefusedError({ code: 'in_use', detail });
    }
    if (state.users > 0) {
      const who = state.users === 1 ? 'One user has' : `${state.users} users have`;
      throw new RefusedError({ code: 'in_use', detail: `${who} it now. Ask them to choose another first.` });
    }
    await removeUserStatus(tx, input.statusId);
    return undefined;
  });
}
