/** Profiles and what they grant. */
import { sql } from 'kysely';
import type { ProfileId } from '#lib/contract/ids.ts';
import type { Permission } from '#lib/contract/permissions.ts';
import type { Profile } from '#lib/contract/profiles.ts';
import { permissionsOf } from '#backend/core/permissions.ts';
import type { Db, Tx } from './database.ts';

function selectProfiles(db: Db) {
  return db
    .selectFrom('profile')
    .select(['id', 'name', 'permissions', 'is_admin', 'version'])
    .select((select) =>
      select
        .selectFrom('member')
        .whereRef('member.profile_id', '=', 'profile.id')
        .where('member.is_active', '=', true)
        .select(sql<number>`count(*)::integer`.as('count'))
        .as('users'),
    );
}

type Row = Awaited<ReturnType<ReturnType<typeof selectProfiles>['executeTakeFirstOrThrow']>>;

function toProfile(row: Row): Profile {
  return {
    id: row.id,
    name: row.name,
    permissions: [...permissionsOf({ isAdmin: row.is_admin, permissions: row.permissions })],
    isAdmin: row.is_admin,
    users: row.users ?? 0,
    version: row.version,
  };
}

/** All profiles, Admin first, then by name. */
export async function listProfiles(db: Db): Promise<Profile[]> {
  const rows = await selectProfiles(db).orderBy('is_admin', 'desc').orderBy('name').execute();
  return rows.map(toProfile);
}

/** A profile, or null. */
export async function findProfile(db: Db, id: ProfileId): Promise<Profile | null> {
  const row = await selectProfiles(db).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toProfile(row);
}

/** A profile by its name, or null. */
export async function findProfileByName(db: Db, name: string): Promise<Profile | null> {
  const row = await selectProfiles(db).where('name', '=', name).executeTakeFirst();
  return row === undefined ? null : toProfile(row);
}

export type ProfileValues = { name: string; permissions: readonly Permission[] };

/** True when another profile has the name. */
export async function isProfileNameTaken(tx: Tx, name: string, except: ProfileId | null): Promise<boolean> {
  const row = await tx.selectFrom('profile').where('name', '=', name).select('id').executeTakeFirst();
  return row !== undefined && row.id !== except;
}

/** Adds a profile. */
export async function insertProfile(tx: Tx, profile: ProfileValues): Promise<ProfileId> {
  const { id } = await tx
    .insertInto('profile')
    .values({ name: profile.name, permissions: [...profile.permissions] })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Writes a profile's new values; false when it is at another version by now. */
export async function updateProfileRow(
  tx: Tx,
  profile: ProfileValues & { id: ProfileId; version: number },
): Promise<boolean> {
  const row = await tx
    .updateTable('profile')
    .set({
      name: profile.name,
      permissions: [...profile.permissions],
      version: sql<number>`version + 1`,
    })
    .where('id', '=', profile.id)
    .where('version', '=', profile.version)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** How many users, deactivated ones too, and pending invitations have the profile. */
export async function countProfileUses(
  tx: Tx,
  id: ProfileId,
): Promise<{ users: number; invitations: number }> {
  const { rows } = await sql<{ users: number; invitations: number }>`
    select
      (select count(*)::integer from member where profile_id = ${id}) as users,
      (select count(*)::integer from invitation where profile_id = ${id} and accepted_at is null) as invitations
  `.execute(tx);
  return rows[0] ?? { users: 0, invitations: 0 };
}

/** Removes a profile that nobody has, and what accepted invitations remember of it. */
export async function deleteProfileRow(tx: Tx, id: ProfileId): Promise<void> {
  await tx.deleteFrom('invitation').where('profile_id', '=', id).execute();
  await tx.deleteFrom('profile').where('id', '=', id).execute();
}
