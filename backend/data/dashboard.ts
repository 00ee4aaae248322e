/** Numbers of the dashboard, each over tickets that the reader may see. */
import { sql, type Expression, type SqlBool } from 'kysely';
import type { PipelineId, StageId, TeamId, UserId } from '#lib/contract/ids.ts';
import type { StageHue, TicketStatus } from '#lib/contract/pipelines.ts';
import type { SentimentLabel } from '#lib/contract/sentiment-labels.ts';
import { AGE_BUCKETS } from '#lib/contract/dashboard.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import type { FilterCondition } from '#lib/contract/ticket-filters.ts';
import type { Actor } from '#backend/core/permissions.ts';
import type { Db } from './database.ts';
import { matchesFilter, type FilterContext } from './ticket-filters.ts';
import { visibleTo } from './visibility.ts';

/** Which tickets, and the time that is looked at: from included, to excluded. */
export type Scope = { tickets: Expression<SqlBool>; from: Date; to: Date; now: Date };

/** The tickets of a dashboard: those the actor may see that fulfil all conditions. */
export function ticketsOf(
  actor: Actor,
  conditions: readonly FilterCondition[],
  context: FilterContext,
): Expression<SqlBool> {
  return sql<SqlBool>`(${visibleTo(actor)} and ${matchesFilter({ match: 'all', conditions: [...conditions] }, context)})`;
}

export type Day = { day: string; from: Date; to: Date };

/** The days of a time zone, both ends included; a day of 23 or 25 hours has its real ends. */
export async function listDays(db: Db, asked: { from: string; to: string; zone: string }): Promise<Day[]> {
  const { rows } = await sql<Day>`
    select to_char(day, 'YYYY-MM-DD') as day,
      day at time zone ${asked.zone}::text as "from", (day + interval '1 day') at time zone ${asked.zone}::text as "to"
    from generate_series(${asked.from}::date::timestamp, ${asked.to}::date::timestamp, interval '1 day') as day
    order by day
  `.execute(db);
  return rows;
}

const inTime = (column: 'created_at' | 'closed_at', { from, to }: Scope) =>
  sql<SqlBool>`(ticket.${sql.ref(column)} >= ${from} and ticket.${sql.ref(column)} < ${to})`;

const medianClosure = (scope: Scope) =>
  sql<
    number | null
  >`(percentile_cont(0.5) within group (order by extract(epoch from ticket.closed_at - ticket.created_at))
    filter (where ${inTime('closed_at', scope)}))::int`;

export type Totals = { openNow: number; created: number; closed: number; medianClosureS: number | null };

/** Numbers over all. */
export async function countTotals(db: Db, scope: Scope): Promise<Totals> {
  const { rows } = await sql<Totals>`
    select
      (count(*) filter (where ticket.status <> 'closed'))::int as "openNow",
      (count(*) filter (where ${inTime('created_at', scope)}))::int as created,
      (count(*) filter (where ${inTime('closed_at', scope)}))::int as closed,
      ${medianClosure(scope)} as "medianClosureS"
    from ticket where ${scope.tickets}
      and (ticket.status <> 'closed' or ${inTime('created_at', scope)} or ${inTime('closed_at', scope)})
  `.execute(db);
  return rows[0] as Totals;
}

/** Tickets created in the time, by the status they have now; those without any are left out. */
export async function countStatuses(db: Db, scope: Scope): Promise<Map<TicketStatus, number>> {
  const { rows } = await sql<{ status: TicketStatus; count: number }>`
    select status, count(*)::int as count from ticket
    where ${scope.tickets} and ${inTime('created_at', scope)} group by status
  `.execute(db);
  return new Map(rows.map(({ status, count }) => [status, count]));
}

export type StageNumbers = {
  pipeline: { id: PipelineId; name: string };
  stage: { id: StageId; name: string; hue: StageHue };
  count: number;
  stays: number;
  medianS: number | null;
  p90S: number | null;
};

/** Tickets closed in the time, by how their customers felt; those not analysed are left out. */
export async function countSentiments(db: Db, scope: Scope): Promise<Map<SentimentLabel, number>> {
  const { rows } = await sql<{ sentiment: SentimentLabel; count: number }>`
    select sentiment, count(*)::int as count from ticket
    where ${scope.tickets} and ${inTime('closed_at', scope)} and sentiment is not null group by sentiment
  `.execute(db);
  return new Map(rows.map(({ sentiment, count }) => [sentiment, count]));
}

/** Stages in order with the tickets that stand there, and how long tickets stood there. */
export async function countStages(db: Db, scope: Scope): Promise<StageNumbers[]> {
  const { rows } = await sql<StageNumbers>`
    with standing as (
      select stage_id, count(*)::int as count from ticket where ${scope.tickets} and ticket.status <> 'closed' group by stage_id
    ), stay as (
      select stage_stay.stage_id, extract(epoch from coalesce(left_at, ${scope.now}::timestamptz) - entered_at) as seconds
      from stage_stay join ticket on ticket.id = stage_stay.ticket_id
      where ${scope.tickets} and entered_at < ${scope.to} and coalesce(left_at, ${scope.now}::timestamptz) >= ${scope.from}
    ), measured as (
      select stage_id, count(*)::int as stays,
        (percentile_cont(0.5) within group (order by seconds))::int as "medianS",
        (percentile_cont(0.9) within group (order by seconds))::int as "p90S"
      from stay group by stage_id
    )
    select
      json_build_object('id', pipeline.id, 'name', pipeline.name) as pipeline,
      json_build_object('id', stage.id, 'name', stage.name, 'hue', stage.hue) as stage,
      coalesce(standing.count, 0) as count, coalesce(stays, 0) as stays, "medianS", "p90S"
    from stage join pipeline on pipeline.id = stage.pipeline_id
    left join standing on standing.stage_id = stage.id
    left join measured on measured.stage_id = stage.id
    where stage.archived_at is null and pipeline.archived_at is null
    order by pipeline.is_default desc, pipeline.position, stage.position
  `.execute(db);
  return rows;
}

/** Counts of tickets that are not closed, in the order of `AGE_BUCKETS`. */
export async function countAges(db: Db, scope: Scope): Promise<number[]> {
  const bounds = AGE_BUCKETS.map(({ from }) => from);
  const { rows } = await sql<{ bucket: number; count: number }>`
    select width_bucket(
      extract(epoch from ${scope.now}::timestamptz - created_at)::float8 / 86400, array[${sql.join(bounds)}]::float8[]
    ) as bucket, count(*)::int as count
    from ticket where ${scope.tickets} and ticket.status <> 'closed' group by 1
  `.execute(db);
  const counts = new Map(rows.map(({ bucket, count }) => [bucket, count]));
  // A ticket of the same moment may be a hair younger than nothing.
  return AGE_BUCKETS.map(
    (_, index) => (counts.get(index + 1) ?? 0) + (index === 0 ? (counts.get(0) ?? 0) : 0),
  );
}

/** How many were created and closed on each of the days, in their order. */
export async function countDays(
  db: Db,
  scope: Scope,
  days: readonly Day[],
): Promise<{ created: number; closed: number }[]> {
  const starts = sql`array[${sql.join(days.map(({ from }) => sql`${from.toISOString()}::timestamptz`))}]`;
  const count = (column: 'created_at' | 'closed_at') => sql`
    select width_bucket(${sql.ref(column)}, ${starts}) as place, count(*)::int as count
    from ticket where ${scope.tickets} and ${inTime(column, scope)} group by 1`;
  const { rows } = await sql<{ place: number; what: 'created' | 'closed'; count: number }>`
    select place, count, 'created' as what from (${count('created_at')}) as created
    union all select place, count, 'closed' as what from (${count('closed_at')}) as closed
  `.execute(db);
  return days.map((_, index) => {
    const of = (what: string) => rows.find((row) => row.what === what && row.place === index + 1)?.count ?? 0;
    return { created: of('created'), closed: of('closed') };
  });
}

export type WorkNumbers = {
  assigned: number;
  closed: number;
  openNow: number;
  medianClosureS: number | null;
};

const work = (scope: Scope) => sql`
  (count(*) filter (where ${inTime('created_at', scope)}))::int as assigned,
  (count(*) filter (where ${inTime('closed_at', scope)}))::int as closed,
  (count(*) filter (where ticket.status <> 'closed'))::int as "openNow",
  ${medianClosure(scope)} as "medianClosureS"`;

/** What each owner did, the busiest first; users without a ticket are left out. */
export async function countPeople(db: Db, scope: Scope): Promise<({ user: UserSummary } & WorkNumbers)[]> {
  const { rows } = await sql<{ user: UserSummary } & WorkNumbers>`
    select json_build_object('id', "user".id, 'name', "user".name, 'email', "user".email) as "user", ${work(scope)}
    from ticket join "user" on "user".id = ticket.owner_id
    where ${scope.tickets} and (ticket.status <> 'closed' or ${inTime('created_at', scope)} or ${inTime('closed_at', scope)})
    group by "user".id order by closed desc, "openNow" desc, "user".name
  `.execute(db);
  return rows;
}

type TeamNumbers = { id: TeamId; name: string; members: UserId[] } & WorkNumbers;

/** What each team did with its members' tickets; teams without a ticket show too. */
export async function countTeams(db: Db, scope: Scope): Promise<TeamNumbers[]> {
  const { rows } = await sql<TeamNumbers>`
    select team.id, team.name,
      coalesce((select json_agg(user_id) from team_member where team_member.team_id = team.id), '[]') as members,
      ${work(scope)}
    from team
    left join team_member on team_member.team_id = team.id
    left join ticket on ticket.owner_id = team_member.user_id and ${scope.tickets}
      and (ticket.status <> 'closed' or ${inTime('created_at', scope)} or ${inTime('closed_at', scope)})
    group by team.id order by team.name
  `.execute(db);
  return rows;
}

/** Ids of a team's members; null when there is no such team. */
export async function listTeamMembers(db: Db, teamId: TeamId): Promise<UserId[] | null> {
  const rows = await db
    .selectFrom('team')
    .leftJoin('team_member', 'team_member.team_id', 'team.id')
    .where('team.id', '=', teamId)
    .select('team_member.user_id')
    .execute();
  if (rows.length === 0) return null;
  return rows.flatMap(({ user_id: id }) => (id === null ? [] : [id]));
}
