/** Teams and who is in them. */
import { sql } from 'kysely';
import type { TeamId, UserId } from '#lib/contract/ids.ts';
import type { Team } from '#lib/contract/teams.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import type { Db, Tx } from './database.ts';

const activeUsers = sql<UserSummary[]>`coalesce((
  select json_agg(json_build_object('id', "user".id, 'name', "user".name, 'email', "user".email) order by "user".name, "user".id)
  from team_member
  join "user" on "user".id = team_member.user_id
  join member on member.user_id = team_member.user_id
  where team_member.team_id = team.id and member.is_active
), '[]')`;

function selectTeams(db: Db) {
  return db.selectFrom('team').select(['id', 'name', 'version', activeUsers.as('users')]);
}

/** All teams by name. */
export function listTeams(db: Db): Promise<Team[]> {
  return selectTeams(db).orderBy('name').execute();
}

/** A team, or null. */
export async function findTeam(db: Db, id: TeamId): Promise<Team | null> {
  return (await selectTeams(db).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** True when another team has the name. */
export async function isTeamNameTaken(tx: Tx, name: string, except: TeamId | null): Promise<boolean> {
  const row = await tx.selectFrom('team').where('name', '=', name).select('id').executeTakeFirst();
  return row !== undefined && row.id !== except;
}

/** Those of the ids that are no teams. */
export async function unknownTeams(tx: Tx, ids: readonly TeamId[]): Promise<TeamId[]> {
  if (ids.length === 0) return [];
  const rows = await tx.selectFrom('team').where('id', 'in', ids).select('id').execute();
  const known = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => !known.has(id));
}

/** Adds a team. */
export async function insertTeam(tx: Tx, name: string): Promise<TeamId> {
  const { id } = await tx.insertInto('team').values({ name }).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Renames a team; false when it is at another version by now. */
export async function updateTeamRow(
  tx: Tx,
  team: { id: TeamId; name: string; version: number },
): Promise<boolean> {
  const row = await tx
    .updateTable('team')
    .set({ name: team.name, version: sql<number>`version + 1` })
    .where('id', '=', team.id)
    .where('version', '=', team.version)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Sets who is in a team; deactivated users stay as they are, since nobody sees them there. */
export async function setTeamUsers(tx: Tx, id: TeamId, userIds: readonly UserId[]): Promise<void> {
  await sql`
    delete from team_member using member
    where team_member.team_id = ${id} and member.user_id = team_member.user_id and member.is_active
  `.execute(tx);
  await addToTeams(
    tx,
    userIds.map((userId) => ({ team_id: id, user_id: userId })),
  );
}

/** Sets which teams a user is in. */
export async function setTeamsOfUser(tx: Tx, userId: UserId, teamIds: readonly TeamId[]): Promise<void> {
  await tx.deleteFrom('team_member').where('user_id', '=', userId).execute();
  await addToTeams(
    tx,
    teamIds.map((teamId) => ({ team_id: teamId, user_id: userId })),
  );
}

async function addToTeams(tx: Tx, rows: { team_id: TeamId; user_id: UserId }[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('team_member')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Removes a team and its place in visibility and invitations. */
export async function deleteTeamRow(tx: Tx, id: TeamId): Promise<boolean> {
  await sql`update invitation set team_ids = array_remove(team_ids, ${id}::uuid) where ${id}::uuid = any (team_ids)`.execute(
    tx,
  );
  const row = await tx.deleteFrom('team').where('id', '=', id).returning('id').executeTakeFirst();
  return row !== undefined;
}
