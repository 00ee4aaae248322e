/** Adds a user with a password and a profile. */
import { err, ok, type Result } from '#lib/base/result.ts';
import type { UserId } from '#lib/contract/ids.ts';
import type { BuiltInProfile } from '#backend/core/permissions.ts';
import { findUserByEmail, removeStrandedUser } from '#backend/data/users.ts';
import { insertMember } from '#backend/data/workspace.ts';
import type { Companion, Refusal } from './companion.ts';

export type NewUser = { name: string; email: string; password: string; profile: BuiltInProfile };

/** The new user's id; refused when the address is taken. */
export async function addUser(companion: Companion, user: NewUser): Promise<Result<UserId, Refusal>> {
  await removeStrandedUser(companion.database.db, user.email);
  if ((await findUserByEmail(companion.database.db, user.email)) !== null) {
    return err({
      code: 'already_exists',
      errors: [{ field: 'email', message: 'There is a user with this address already.' }],
    });
  }
  const id = (await companion.signIn.createUser(user)) as UserId;
  await companion.database.transaction((tx) => insertMember(tx, id, user.profile));
  return ok(id);
}
