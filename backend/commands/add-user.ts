/** Adds a user with a password and a profile, all at once or not at all. */
import type { Result } from '#lib/base/result.ts';
import type { UserId } from '#lib/contract/ids.ts';
import { findProfileByName } from '#backend/data/profiles.ts';
import { findUserByEmail, insertUser } from '#backend/data/users.ts';
import { insertMember } from '#backend/data/workspace.ts';
import { RefusedError, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';

export type NewUser = { name: string; email: string; password: string; profile: string };

/** The new user's id; refused when the address is taken or there is no such profile. */
export async function addUser(companion: Companion, user: NewUser): Promise<Result<UserId, Refusal>> {
  // Hashing takes long on purpose; no transaction waits for it.
  const passwordHash = await companion.signIn.hashPassword(user.password);
  return refusable(companion.database, async (tx) => {
    if ((await findUserByEmail(tx, user.email)) !== null) throw new RefusedError(TAKEN);
    const profile = await findProfileByName(tx, user.profile);
    if (profile === null) throw new RefusedError(noProfile(user.profile));
    const id = await insertUser(tx, { ...user, passwordHash });
    await insertMember(tx, id, profile.id);
    return id;
  });
}

/** The refusal for an address that a user has. */
export const TAKEN: Refusal = {
  code: 'already_exists',
  errors: [{ field: 'email', message: 'There is a user with this address already.' }],
};

function noProfile(name: string): Refusal {
  const message = `There is no profile ${name}. Use one of Settings > Manage users.`;
  return { code: 'unusable_reference', errors: [{ field: 'profile', message }] };
}
