/** Users with their place in the workspace. */
import type { UserId } from '#lib/contract/ids.ts';
import type { Actor } from '#backend/core/permissions.ts';
import type { Db } from './database.ts';

/** Names of active admins, for "ask …". */
export async function listAdminNames(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('member')
    .innerJoin('user', 'user.id', 'member.user_id')
    .innerJoin('profile', 'profile.id', 'member.profile_id')
    .where('member.is_active', '=', true)
    .where('profile.name', '=', 'Admin')
    .select('user.name')
    .orderBy('user.name')
    .execute();
  return rows.map(({ name }) => name);
}

/** The user with this address, or null. */
export async function findUserByEmail(db: Db, email: string): Promise<{ id: UserId; name: string } | null> {
  const row = await db
    .selectFrom('user')
    .where('email', '=', email.toLowerCase())
    .select(['id', 'name'])
    .executeTakeFirst();
  return row ?? null;
}

/** Removes a user that was made but never got a place in the workspace, because the process died in between. */
export async function removeStrandedUser(db: Db, email: string): Promise<void> {
  await db
    .deleteFrom('user')
    .where('email', '=', email.toLowerCase())
    .where((where) =>
      where.not(
        where.exists(where.selectFrom('member').whereRef('member.user_id', '=', 'user.id').select('user_id')),
      ),
    )
    .execute();
}

/** The signed-in actor of a session token, or null when the session is unknown, over, or its user inactive. */
export async function findActorByToken(
  db: Db,
  token: string,
): Promise<(Actor & { sessionUpdatedAt: Date }) | null> {
  const row = await db
    .selectFrom('session')
    .innerJoin('user', 'user.id', 'session.userId')
    .innerJoin('member', 'member.user_id', 'user.id')
    .innerJoin('profile', 'profile.id', 'member.profile_id')
    .where('session.token', '=', token)
    .where('session.expiresAt', '>', new Date())
    .where('member.is_active', '=', true)
    .select([
      'user.id',
      'user.name',
      'user.email',
      'profile.name as profile',
      'profile.permissions',
      'session.updatedAt',
    ])
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    userId: row.id,
    user: { id: row.id, name: row.name, email: row.email },
    profile: row.profile,
    permissions: new Set(row.permissions),
    sessionUpdatedAt: row.updatedAt,
  };
}

/** Moves a session's end forward; called at most daily for a session in use. */
export async function extendSession(db: Db, token: string, expiresAt: Date): Promise<void> {
  await db
    .updateTable('session')
    .set({ expiresAt, updatedAt: new Date() })
    .where('token', '=', token)
    .execute();
}
