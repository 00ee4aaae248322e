/** Reassignments: who chose to be away, how far the tickets have moved, and which process moves them. */
import { sql } from 'kysely';
import type { ReassignmentId, TicketId, UserId } from '#lib/contract/ids.ts';
import type { Reassignment, ReassignmentState, StayReason } from '#lib/contract/reassignments.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import type { GivenTicket, Taker } from '#backend/core/reassignment.ts';
import type { Db, Tx } from './database.ts';
import { listActors } from './users.ts';
import { onlyFor } from './visibility.ts';

/** Begins one; a process takes it up. */
export async function insertReassignment(
  tx: Tx,
  given: { userId: UserId; statusName: string; at: Date },
): Promise<void> {
  const { userId, statusName, at } = given;
  await tx
    .insertInto('reassignment')
    .values({ user_id: userId, status_name: statusName, created_at: at })
    .execute();
}

/** Whatever still moves tickets of the user moves no more. */
export async function stopReassignments(tx: Tx, userId: UserId, at: Date): Promise<void> {
  await tx
    .updateTable('reassignment')
    .set({ state: 'stopped', finished_at: at })
    .where('user_id', '=', userId)
    .where('state', '=', 'running')
    .execute();
}

const LISTED_MAX = 20;

/** The latest ones. */
export function listReassignments(db: Db): Promise<Reassignment[]> {
  return readReassignments(db, sql`true`, LISTED_MAX);
}

/** The user's latest one since an instant; null when there is none. */
export async function findReassignment(db: Db, userId: UserId, since: Date): Promise<Reassignment | null> {
  const which = sql`reassignment.user_id = ${userId} and reassignment.created_at >= ${since}`;
  return (await readReassignments(db, which, 1))[0] ?? null;
}

type Row = {
  id: ReassignmentId;
  user: UserSummary;
  status: string;
  at: Date;
  state: ReassignmentState;
  finishedAt: Date | null;
  takers: { user: UserSummary; count: number }[];
  stays: number;
  why: StayReason | null;
};

async function readReassignments(
  db: Db,
  which: ReturnType<typeof sql>,
  limit: number,
): Promise<Reassignment[]> {
  const { rows } = await sql<Row>`
    select
      reassignment.id, ${summaryOf('owner')} as "user", status_name as status, created_at as at, state,
      finished_at as "finishedAt", stays, why,
      coalesce((
        select json_agg(json_build_object('user', ${summaryOf('taker')}, 'count', given.value::integer)
          order by given.value::integer desc, taker.name)
        from jsonb_each_text(reassignment.takers) as given join "user" as taker on taker.id = given.key::uuid
      ), '[]') as takers
    from reassignment join "user" as owner on owner.id = reassignment.user_id
    where ${which} order by created_at desc, reassignment.id limit ${limit}
  `.execute(db);
  return rows.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }));
}

function summaryOf(alias: 'owner' | 'taker') {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return sql`json_build_object('id', ${column('id')}, 'name', ${column('name')}, 'email', ${column('email')})`;
}

type Lease = { runner: string; at: Date; until: Date };

export type ClaimedReassignment = { id: ReassignmentId; userId: UserId };

/** The oldest one that nobody moves, for this process; null when there is none. */
export async function claimReassignment(
  db: Db,
  { runner, at, until }: Lease,
): Promise<ClaimedReassignment | null> {
  const { rows } = await sql<ClaimedReassignment>`
    update reassignment set runner = ${runner}, leased_until = ${until}
    where id = (
      select id from reassignment
      where state = 'running' and (leased_until is null or leased_until < ${at})
      order by created_at limit 1 for update skip locked
    )
    returning id, user_id as "userId"
  `.execute(db);
  return rows[0] ?? null;
}

/** Locks it for a batch and lengthens the lease; null when it was stopped, or another process has it by now. */
export async function holdReassignment(
  tx: Tx,
  { id, runner, until }: { id: ReassignmentId; runner: string; until: Date },
): Promise<{ user: UserSummary; statusName: string } | null> {
  const { rows } = await sql<{ user: UserSummary; statusName: string }>`
    update reassignment set leased_until = ${until}
    from "user" as owner
    where reassignment.id = ${id} and runner = ${runner} and state = 'running' and owner.id = reassignment.user_id
    returning ${summaryOf('owner')} as "user", status_name as "statusName"
  `.execute(tx);
  return rows[0] ?? null;
}

/** Notes who got how many more. */
export async function noteMoves(tx: Tx, id: ReassignmentId, to: readonly UserId[]): Promise<void> {
  await sql`
    update reassignment set takers = reassignment.takers || (
      select coalesce(jsonb_object_agg(user_id, count + coalesce((reassignment.takers ->> user_id)::integer, 0)), '{}')
      from (select user_id, count(*)::integer as count from unnest(${[...to]}::text[]) as given (user_id) group by user_id) as more
    )
    where id = ${id}
  `.execute(tx);
}

/** It is over. */
export async function finishReassignment(
  tx: Tx,
  id: ReassignmentId,
  { stays, why, at }: { stays: number; why: StayReason | null; at: Date },
): Promise<void> {
  const done = { state: 'done', finished_at: at, stays, why, runner: null, leased_until: null } as const;
  await tx.updateTable('reassignment').set(done).where('id', '=', id).execute();
}

const isOpen = sql<boolean>`(status <> 'closed' and withdrawn_at is null and deleted_at is null)`;

/** The user's open tickets, oldest first. */
export function listOpenTickets(db: Db, ownerId: UserId): Promise<GivenTicket[]> {
  return selectGiven(db, ownerId).orderBy('created_at').orderBy('id').execute();
}

/** Those of the tickets that are still open and the user's, locked until the transaction ends. */
export function lockOpenTickets(tx: Tx, ownerId: UserId, ids: readonly TicketId[]): Promise<GivenTicket[]> {
  return selectGiven(tx, ownerId).where('id', 'in', ids).orderBy('id').forUpdate().execute();
}

function selectGiven(db: Db, ownerId: UserId) {
  return db
    .selectFrom('ticket')
    .where('owner_id', '=', ownerId)
    .where(isOpen)
    .select(['id', 'owner_id as ownerId', 'created_by as createdBy', onlyFor().as('onlyFor')]);
}

/**
 * Colleagues whose status is an available one, by name: those who share a team with the user; everybody where the user has no
 * teammate at all.
 */
export async function listTakers(db: Db, userId: UserId): Promise<Taker[]> {
  const { rows } = await sql<{ userId: UserId; open: number }>`
    with mate as (
      select distinct other.user_id from team_member as mine
      join team_member as other on other.team_id = mine.team_id and other.user_id <> mine.user_id
      join member on member.user_id = other.user_id and member.is_active
      where mine.user_id = ${userId}
    )
    select member.user_id as "userId", (
      select count(*)::integer from ticket where owner_id = member.user_id and ${isOpen}
    ) as open
    from member left join user_status on user_status.id = member.status_id
    where member.is_active and member.user_id <> ${userId} and coalesce(user_status.is_available, true)
      and (not exists (select from mate) or member.user_id in (select user_id from mate))
  `.execute(db);
  const open = new Map(rows.map((row) => [row.userId, row.open]));
  return (await listActors(db)).flatMap((actor) => {
    const count = open.get(actor.userId);
    return count === undefined ? [] : [{ ...actor, open: count }];
  });
}

/** Active admins, who are told of tickets that stay. */
export async function listAdminIds(db: Db): Promise<UserId[]> {
  const rows = await db
    .selectFrom('member')
    .innerJoin('profile', 'profile.id', 'member.profile_id')
    .where('member.is_active', '=', true)
    .where('profile.is_admin', '=', true)
    .select('member.user_id')
    .execute();
  return rows.map((row) => row.user_id);
}
