/** User statuses, and which one a user has. */
import { sql } from 'kysely';
import type { UserId, UserStatusId } from '#lib/contract/ids.ts';
import type { NewUserStatus, UserStatus } from '#lib/contract/user-statuses.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import type { Db, Tx } from './database.ts';

/** A status with who changed it last. */
export type UserStatusState = UserStatus & { changedBy: UserSummary | null };

/** True for the status that the row of `member` has. */
const hasIt = sql<boolean>`(user_status.id = member.status_id or (user_status.is_default and member.status_id is null))`;

/** All statuses, the default one first, then by name. */
export async function listUserStatuses(db: Db): Promise<UserStatus[]> {
  return (await readStates(db, sql`true`)).map(toStatus);
}

/** One status; null when there is none. */
export async function findUserStatus(db: Db, id: UserStatusId): Promise<UserStatus | null> {
  const [state] = await readStates(db, sql`user_status.id = ${id}`);
  return state === undefined ? null : toStatus(state);
}

/** One status locked for a change; null when there is none. */
export async function lockUserStatus(tx: Tx, id: UserStatusId): Promise<UserStatusState | null> {
  await tx.selectFrom('user_status').where('id', '=', id).select('id').forUpdate().execute();
  const [state] = await readStates(tx, sql`user_status.id = ${id}`);
  return state ?? null;
}

/** True when another status has the name, in whatever case. */
export async function isStatusNameTaken(tx: Tx, name: string, except: UserStatusId): Promise<boolean> {
  const row = await tx
    .selectFrom('user_status')
    .where(sql`lower(name)`, '=', name.toLowerCase())
    .where('id', '<>', except)
    .select('id')
    .executeTakeFirst();
  return row !== undefined;
}

type Change = { status: NewUserStatus; by: UserId; at: Date };

/** Adds a status; null when another has its name. */
export async function insertUserStatus(tx: Tx, change: Change): Promise<UserStatusId | null> {
  const row = await tx
    .insertInto('user_status')
    .values(toColumns(change))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Writes a status under the next version. */
export async function writeUserStatus(tx: Tx, id: UserStatusId, change: Change): Promise<void> {
  await tx
    .updateTable('user_status')
    .set({ ...toColumns(change), version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute();
}

/** Deletes a status; users who are deactivated and had it have the default one when they come back. */
export async function removeUserStatus(tx: Tx, id: UserStatusId): Promise<void> {
  await tx.updateTable('member').set({ status_id: null }).where('status_id', '=', id).execute();
  await tx.deleteFrom('user_status').where('id', '=', id).execute();
}

/** A user's status, and since when; the row is locked, so that two choices of one user come one after the other. */
export async function lockStatusOf(tx: Tx, userId: UserId): Promise<void> {
  await tx.selectFrom('member').where('user_id', '=', userId).select('user_id').forUpdate().execute();
}

/** Gives a user a status. */
export async function setStatusOf(
  tx: Tx,
  { userId, statusId, at }: { userId: UserId; statusId: UserStatusId; at: Date },
): Promise<void> {
  await tx
    .updateTable('member')
    .set({ status_id: statusId, status_since: at })
    .where('user_id', '=', userId)
    .execute();
}

/** A user's status, and since when. */
export async function readStatusOf(
  db: Db,
  userId: UserId,
): Promise<{ status: UserStatus; since: Date | null }> {
  const row = await db
    .selectFrom('member')
    .innerJoin('user_status', (join) => join.on(hasIt))
    .where('member.user_id', '=', userId)
    .select(['user_status.id', 'member.status_since'])
    .executeTakeFirstOrThrow();
  const [state] = await readStates(db, sql`user_status.id = ${row.id}`);
  if (state === undefined) throw new Error('A status that a user has is there.');
  return { status: toStatus(state), since: row.status_since };
}

function toColumns({ status, by, at }: Change) {
  return {
    name: status.name,
    is_available: status.isAvailable,
    reassigns_tickets: status.reassignsTickets,
    changed_by: by,
    changed_at: at,
  };
}

function toStatus({ changedBy: _changedBy, ...status }: UserStatusState): UserStatus {
  return status;
}

async function readStates(db: Db, which: ReturnType<typeof sql>): Promise<UserStatusState[]> {
  const { rows } = await sql<UserStatusState>`
    select
      id, name, is_available as "isAvailable", reassigns_tickets as "reassignsTickets", is_default as "isDefault", version,
      (select count(*)::integer from member where member.is_active and ${hasIt}) as users,
      (
        select json_build_object('id', "user".id, 'name', "user".name, 'email', "user".email)
        from "user" where "user".id = user_status.changed_by
      ) as "changedBy"
    from user_status where ${which} order by is_default desc, lower(name), id
  `.execute(db);
  return rows;
}
