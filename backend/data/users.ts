/** Users with their place in the workspace. */
import { sql } from 'kysely';
import type { UserId } from '#lib/contract/ids.ts';
import type { Permission } from '#lib/contract/permissions.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import { permissionsOf, type Actor } from '#backend/core/permissions.ts';
import { toMatchKey } from '#backend/core/addresses.ts';
import type { TicketVisibility } from '#backend/core/visibility.ts';
import type { Db, Tx } from './database.ts';

/** Names of active admins, for "ask …". */
export async function listAdminNames(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('member')
    .innerJoin('user', 'user.id', 'member.user_id')
    .innerJoin('profile', 'profile.id', 'member.profile_id')
    .where('member.is_active', '=', true)
    .where('profile.is_admin', '=', true)
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

/** Makes a user with a password, already stored as a hash; null for somebody who signs in at a provider only. */
export async function insertUser(
  tx: Tx,
  user: { name: string; email: string; passwordHash: string | null },
): Promise<UserId> {
  const { id } = await tx
    .insertInto('user')
    .values({ name: user.name, email: user.email.toLowerCase(), emailVerified: true })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (user.passwordHash !== null) await setPasswordHash(tx, id, user.passwordHash);
  return id;
}

/** Sets or replaces a user's password. */
export async function setPasswordHash(tx: Tx, userId: UserId, hash: string): Promise<void> {
  const updated = await tx
    .updateTable('account')
    .set({ password: hash, updatedAt: new Date() })
    .where('userId', '=', userId)
    .where('providerId', '=', CREDENTIAL)
    .returning('id')
    .executeTakeFirst();
  if (updated !== undefined) return;
  await tx
    .insertInto('account')
    .values({ accountId: userId, providerId: CREDENTIAL, userId, password: hash, updatedAt: new Date() })
    .execute();
}

/** What the sign-in library calls an account with a password. */
const CREDENTIAL = 'credential';

/** How a user signs in. */
export async function readSignInMeans(
  db: Db,
  userId: UserId,
): Promise<{ hasPassword: boolean; hasSecondFactor: boolean }> {
  const row = await db
    .selectFrom('user')
    .leftJoin('account', (join) =>
      join.onRef('account.userId', '=', 'user.id').on('account.providerId', '=', CREDENTIAL),
    )
    .where('user.id', '=', userId)
    .select(['account.password', 'user.twoFactorEnabled'])
    .executeTakeFirst();
  return {
    hasPassword: (row?.password ?? null) !== null,
    hasSecondFactor: row?.twoFactorEnabled === true,
  };
}

/** Turns a user's second factor off. */
export async function removeSecondFactor(tx: Tx, userId: UserId): Promise<void> {
  await tx.deleteFrom('twoFactor').where('userId', '=', userId).execute();
  await tx.updateTable('user').set({ twoFactorEnabled: false }).where('id', '=', userId).execute();
}

/** Gives a user another name. */
export async function renameUser(tx: Tx, userId: UserId, name: string): Promise<void> {
  await tx.updateTable('user').set({ name, updatedAt: new Date() }).where('id', '=', userId).execute();
}

/** An active user with the Ticket module's visibility as it is for this one. */
export type ActiveActor = Actor & { visibility: TicketVisibility; isAdmin: boolean };

/** All active users as actors, by name. */
export async function listActors(db: Db): Promise<ActiveActor[]> {
  const { rows } = await sql<{
    user: UserSummary;
    profile: string;
    isAdmin: boolean;
    permissions: Permission[];
    visibility: TicketVisibility;
  }>`
    select
      json_build_object('id', "user".id, 'name', "user".name, 'email', "user".email) as "user",
      profile.name as profile, profile.is_admin as "isAdmin", profile.permissions,
      case
        when workspace.ticket_visibility = 'private' and "user".id in (${chosenViewers}) then 'private-but-chosen'
        else workspace.ticket_visibility
      end as visibility
    from workspace cross join "user"
    join member on member.user_id = "user".id
    join profile on profile.id = member.profile_id
    where member.is_active order by "user".name, "user".id
  `.execute(db);
  return rows.map(({ user, profile, visibility, ...grants }) => ({
    userId: user.id,
    user,
    profile,
    permissions: permissionsOf(grants),
    isAdmin: grants.isAdmin,
    visibility,
  }));
}

/** Ids of those chosen to see private tickets, alone or by a team. */
export const chosenViewers = sql`
  select ticket_viewer.user_id from ticket_viewer where ticket_viewer.user_id is not null
  union all
  select team_member.user_id from ticket_viewer join team_member on team_member.team_id = ticket_viewer.team_id
`;

/** What addresses of users are compared by. */
export async function listUserMatchKeys(db: Db): Promise<Set<string>> {
  const rows = await db.selectFrom('user').select('email').execute();
  return new Set(rows.map(({ email }) => toMatchKey(email)));
}
