/** What clocks came to, over tickets that the reader may see. A verdict falls when a clock is stopped in time, or at its deadline. */
import { sql } from 'kysely';
import type { TicketId } from '#lib/contract/ids.ts';
import type { ClockKind } from '#lib/contract/ticket-clocks.ts';
import type { Day, Scope } from './dashboard.ts';
import type { Db } from './database.ts';

/** How many clocks of a kind were met and missed, over all or of one thing. */
export type Verdict = {
  by: 'all' | 'channel' | 'pipeline' | 'person' | 'team' | 'day';
  id: string | null;
  name: string | null;
  kind: ClockKind;
  met: number;
  missed: number;
  medianS: number | null;
  p90S: number | null;
};

/** Clocks whose verdict fell in the time; found by an index of their instants (`ticket_clock_by_verdict`). */
const verdictsIn = ({ tickets, from, to, now }: Scope) => sql`
  select
    ticket_clock.kind, ticket.channel_id, ticket.pipeline_id, ticket.owner_id,
    least(stopped_at, due_at) as at, coalesce(due_at < coalesce(stopped_at, ${now}), false) as is_missed,
    case when stopped_by = 'response' then extract(epoch from stopped_at - started_at) end as seconds
  from ticket_clock join ticket on ticket.id = ticket_clock.ticket_id
  where ${tickets} and least(stopped_at, due_at) >= ${from} and least(stopped_at, due_at) < ${to}
    and (stopped_at is not null or due_at < ${now})`;

const numbers = sql`
  (count(*) filter (where not is_missed))::int as met, (count(*) filter (where is_missed))::int as missed,
  (percentile_cont(0.5) within group (order by seconds))::int as "medianS",
  (percentile_cont(0.9) within group (order by seconds))::int as "p90S"`;

/** The numbers over all, by channel, pipeline, person and day, in one reading; the most first. Days are named by their date. */
export async function countVerdicts(db: Db, scope: Scope, days: readonly Day[]): Promise<Verdict[]> {
  const starts = sql`array[${sql.join(days.map(({ from }) => sql`${from.toISOString()}::timestamptz`))}]`;
  const { rows } = await sql<Verdict & { place: number | null }>`
    with verdict as (
      select *, width_bucket(at, ${starts}) as place from (${verdictsIn(scope)}) as found
    ), grouped as (
      select kind, channel_id, pipeline_id, owner_id, place, ${numbers}, case
        when grouping(channel_id) = 0 then 'channel' when grouping(pipeline_id) = 0 then 'pipeline'
        when grouping(owner_id) = 0 then 'person' when grouping(place) = 0 then 'day' else 'all'
      end as by
      from verdict
      group by grouping sets ((kind), (kind, channel_id), (kind, pipeline_id), (kind, owner_id), (kind, place))
    )
    select by, grouped.kind, met, missed, "medianS", "p90S", place,
      coalesce(grouped.channel_id, grouped.pipeline_id, grouped.owner_id)::text as id, coalesce(channel.name, pipeline.name, owner.name) as name
    from grouped
    left join channel on channel.id = grouped.channel_id
    left join pipeline on pipeline.id = grouped.pipeline_id
    left join "user" as owner on owner.id = grouped.owner_id
    order by met + missed desc, name
  `.execute(db);
  return rows.map(({ place, ...row }) =>
    row.by === 'day' && place !== null ? { ...row, name: days[place - 1]?.day ?? null } : row,
  );
}

/** The same by team of the owner; a person in two teams counts in both. */
export async function countTeamVerdicts(db: Db, scope: Scope): Promise<Verdict[]> {
  const { rows } = await sql<Verdict>`
    select 'team' as by, team.id, team.name, verdict.kind, ${numbers}
    from (${verdictsIn(scope)}) as verdict
    join team_member on team_member.user_id = owner_id join team on team.id = team_member.team_id
    group by team.id, verdict.kind order by count(*) desc, team.name
  `.execute(db);
  return rows;
}

/** Tickets with a clock that runs on after its deadline. */
export async function countOverdue(db: Db, { tickets, now }: Scope): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ticket where ${tickets} and next_due_at < ${now}
  `.execute(db);
  return rows[0]?.count ?? 0;
}

const NEAREST_MAX = 10;

/** Tickets that are due next and not overdue, in the order of `ticket_by_next_due`. */
export async function findNearest(db: Db, { tickets, now }: Scope): Promise<TicketId[]> {
  const { rows } = await sql<{ id: TicketId }>`
    select ticket.id from ticket where ${tickets} and next_due_at >= ${now}
    order by (next_due_at is null), next_due_at, ticket.id limit ${NEAREST_MAX}
  `.execute(db);
  return rows.map(({ id }) => id);
}
