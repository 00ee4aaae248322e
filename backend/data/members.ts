/** Users as whoever manages them sees them, and their place in the workspace. */
import { sql } from 'kysely';
import type { ProfileId, TeamId, UserId } from '#lib/contract/ids.ts';
import type { Permission } from '#lib/contract/permissions.ts';
import { permissionsOf } from '#backend/core/permissions.ts';
import type { Db, Tx } from './database.ts';

/** A user's place with what is known beside it; `core/members` says what may be done with it. */
export type MemberRow = {
  user: { id: UserId; name: string; email: string };
  profile: { id: ProfileId; name: string; isAdmin: boolean };
  permissions: ReadonlySet<Permission>;
  teams: { id: TeamId; name: string }[];
  isActive: boolean;
  lastSeenAt: Date | null;
  hasSecondFactor: boolean;
  sessions: number;
  openTickets: number;
  version: number;
};

const teamsOf = sql<{ id: TeamId; name: string }[]>`coalesce((
  select json_agg(json_build_object('id', team.id, 'name', team.name) order by team.name)
  from team_member join team on team.id = team_member.team_id
  where team_member.user_id = member.user_id
), '[]')`;

const sessionsOf = sql<number>`(
  select count(*)::integer from "session" where "session"."userId" = member.user_id and "session"."expiresAt" > now()
)`;

const openTicketsOf = sql<number>`(
  select count(*)::integer from ticket
  where ticket.owner_id = member.user_id and ticket.status <> 'closed' and ticket.withdrawn_at is null
    and ticket.deleted_at is null
)`;

function selectMembers(db: Db) {
  return db
    .selectFrom('member')
    .innerJoin('user', 'user.id', 'member.user_id')
    .innerJoin('profile', 'profile.id', 'member.profile_id')
    .select([
      'user.id',
      'user.name',
      'user.email',
      'user.twoFactorEnabled',
      'profile.id as profile_id',
      'profile.name as profile_name',
      'profile.is_admin',
      'profile.permissions',
      'member.is_active',
      'member.last_seen_at',
      'member.version',
      teamsOf.as('teams'),
      sessionsOf.as('sessions'),
      openTicketsOf.as('open_tickets'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectMembers>['executeTakeFirstOrThrow']>>;

function toMember(row: Row): MemberRow {
  return {
    user: { id: row.id, name: row.name, email: row.email },
    profile: { id: row.profile_id, name: row.profile_name, isAdmin: row.is_admin },
    permissions: permissionsOf({ isAdmin: row.is_admin, permissions: row.permissions }),
    teams: row.teams,
    isActive: row.is_active,
    lastSeenAt: row.last_seen_at,
    hasSecondFactor: row.twoFactorEnabled === true,
    sessions: row.sessions,
    openTickets: row.open_tickets,
    version: row.version,
  };
}

/** All users, active ones first, by name. */
export async function listMembers(db: Db): Promise<MemberRow[]> {
  const rows = await selectMembers(db)
    .orderBy('member.is_active', 'desc')
    .orderBy('user.name')
    .orderBy('user.id')
    .execute();
  return rows.map(toMember);
}

/** One user's place, or null. */
export async function findMember(db: Db, userId: UserId): Promise<MemberRow | null> {
  const row = await selectMembers(db).where('member.user_id', '=', userId).executeTakeFirst();
  return row === undefined ? null : toMember(row);
}

/** Active admins, locked until the transaction ends, so that two who leave at once are counted one after the other. */
export async function countActiveAdmins(tx: Tx): Promise<number> {
  await sql`select id from profile where is_admin for update`.execute(tx);
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from member join profile on profile.id = member.profile_id
    where member.is_active and profile.is_admin
  `.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Writes a user's place; false when it is at another version by now. */
export async function updateMemberRow(
  tx: Tx,
  change: { userId: UserId; version: number; profileId?: ProfileId; isActive?: boolean; at: Date },
): Promise<boolean> {
  const { profileId, isActive } = change;
  const row = await tx
    .updateTable('member')
    .set({
      version: sql<number>`version + 1`,
      ...(profileId === undefined ? {} : { profile_id: profileId }),
      ...(isActive === undefined ? {} : { is_active: isActive, deactivated_at: isActive ? null : change.at }),
    })
    .where('user_id', '=', change.userId)
    .where('version', '=', change.version)
    .returning('user_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Those of the ids that are no active users. */
export async function unknownUsers(tx: Tx, ids: readonly UserId[]): Promise<UserId[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('member')
    .where('user_id', 'in', ids)
    .where('is_active', '=', true)
    .select('user_id')
    .execute();
  const known = new Set(rows.map((row) => row.user_id));
  return ids.filter((id) => !known.has(id));
}
