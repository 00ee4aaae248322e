/** Refuses to give what is not there, or more than the actor has. */
import type { ProfileId, TeamId } from '#lib/contract/ids.ts';
import type { Permission } from '#lib/contract/permissions.ts';
import { hasAll, type Actor } from '#backend/core/permissions.ts';
import type { Tx } from '#backend/data/database.ts';
import { findProfile } from '#backend/data/profiles.ts';
import { unknownTeams } from '#backend/data/teams.ts';
import { RefusedError } from './companion.ts';

/** Checks a profile and teams that a user is to be given. */
export async function checkGrant(
  tx: Tx,
  actor: Actor,
  given: { profileId?: ProfileId | undefined; teamIds?: readonly TeamId[] | undefined },
): Promise<void> {
  const unknown = await unknownTeams(tx, given.teamIds ?? []);
  if (unknown.length > 0) throw unusable('teamIds', 'There is no such team any more. Choose others.');
  if (given.profileId === undefined) return;
  const profile = await findProfile(tx, given.profileId);
  if (profile === null) throw unusable('profileId', 'There is no such profile any more. Choose another.');
  checkPermissions(actor, profile.permissions);
}

/** Checks permissions that are to be given. */
export function checkPermissions(actor: Actor, permissions: readonly Permission[]): void {
  if (hasAll(actor, permissions)) return;
  throw new RefusedError({
    code: 'not_permitted',
    detail: 'Ask an admin: this gives rights that you do not have yourself.',
  });
}

function unusable(field: string, message: string): RefusedError {
  return new RefusedError({ code: 'unusable_reference', errors: [{ field, message }] });
}
