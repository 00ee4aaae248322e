/** Removes a profile that nobody has. */
import type { Result } from '#lib/base/result.ts';
import type { ProfileId } from '#lib/contract/ids.ts';
import { countProfileUses, deleteProfileRow } from '#backend/data/profiles.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';
import { checkChangeable } from './save-profile.ts';

/** Nothing; refused while users, deactivated ones too, or invitations have it. */
export function deleteProfile(
  companion: Companion,
  { actor, input }: Call<{ profileId: ProfileId }>,
): Promise<Result<undefined, Refusal>> {
  return refusable(companion.database, async (tx) => {
    await checkChangeable(tx, actor, input.profileId);
    const uses = await countProfileUses(tx, input.profileId);
    if (uses.users + uses.invitations > 0) {
      const detail = 'Give its users and invitations another profile first; deactivated users count too.';
      throw new RefusedError({ code: 'in_use', detail, facts: uses });
    }
    await deleteProfileRow(tx, input.profileId);
    return undefined;
  });
}
