/** Makes a profile, or changes its name and permissions. */
import type { Result } from '#lib/base/result.ts';
import { assertExists } from '#lib/base/assert.ts';
import type { ProfileId } from '#lib/contract/ids.ts';
import { PERMISSIONS, type Permission } from '#lib/contract/permissions.ts';
import type { Profile } from '#lib/contract/profiles.ts';
import type { Actor } from '#backend/core/permissions.ts';
import type { Tx } from '#backend/data/database.ts';
import { findProfile, insertProfile, isProfileNameTaken, updateProfileRow } from '#backend/data/profiles.ts';
import { checkPermissions } from './check-grant.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';
import { CHANGED_MEANWHILE } from './update-member.ts';

export type ProfileInput = {
  name: string;
  permissions: Permission[];
  /** Absent for a new profile. */
  existing?: { id: ProfileId; version: number };
};

/** The profile as it is now; refused for the Admin profile, and for rights that the actor lacks. */
export function saveProfile(
  companion: Companion,
  { actor, input }: Call<ProfileInput>,
): Promise<Result<Profile, Refusal>> {
  return refusable(companion.database, async (tx) => {
    const { existing } = input;
    // In the order of the list and once each, whatever the order asked for.
    const permissions = PERMISSIONS.filter((permission) => input.permissions.includes(permission));
    await check(tx, actor, { ...input, permissions });
    if (existing === undefined) {
      const id = await insertProfile(tx, { name: input.name, permissions });
      return assertExists(await findProfile(tx, id), 'the new profile');
    }
    const written = await updateProfileRow(tx, { ...existing, name: input.name, permissions });
    if (!written) throw new RefusedError(CHANGED_MEANWHILE);
    return assertExists(await findProfile(tx, existing.id), 'the profile just saved');
  });
}

async function check(tx: Tx, actor: Actor, input: ProfileInput): Promise<void> {
  checkPermissions(actor, input.permissions);
  if (input.existing !== undefined) await checkChangeable(tx, actor, input.existing.id);
  if (!(await isProfileNameTaken(tx, input.name, input.existing?.id ?? null))) return;
  const message = 'Choose another name; a profile has this one.';
  throw new RefusedError({ code: 'already_exists', errors: [{ field: 'name', message }] });
}

/** Refuses the Admin profile, and profiles with rights that the actor lacks. */
export async function checkChangeable(tx: Tx, actor: Actor, id: ProfileId): Promise<void> {
  const profile = await findProfile(tx, id);
  if (profile === null) throw new RefusedError({ code: 'not_found' });
  if (profile.isAdmin) {
    const detail = 'Make another profile: Admin always has every permission, so that nobody is locked out.';
    throw new RefusedError({ code: 'not_permitted', detail });
  }
  checkPermissions(actor, profile.permissions);
}
