/** The dashboard of tickets: numbers with the filters of the lists that they count. */
import type * as z from 'zod/mini';
import { err, ok, type Result } from '#lib/base/result.ts';
import {
  AGE_BUCKETS,
  DASHBOARD_DAYS_MAX,
  type Counted,
  type readDashboard as route,
  type TicketDashboard,
} from '#lib/contract/dashboard.ts';
import type { FieldError } from '#lib/contract/errors.ts';
import { SentimentLabel } from '#lib/contract/sentiment-labels.ts';
import { TicketStatus } from '#lib/contract/pipelines.ts';
import { FILTER_VALUES_MAX, type FilterCondition, type TicketFilter } from '#lib/contract/ticket-filters.ts';
import { isPermitted } from '#backend/core/permissions.ts';
import type { Db } from '#backend/data/database.ts';
import {
  countAges,
  countDays,
  countPeople,
  countSentiments,
  countStages,
  countStatuses,
  countTeams,
  countTotals,
  listDays,
  listTeamMembers,
  ticketsOf,
  type Scope,
  type WorkNumbers,
} from '#backend/data/dashboard.ts';
import type { Call, Companion, Refusal } from './companion.ts';

export type Query = z.output<typeof route.query>;

/** The numbers; refused without the right to see tickets, for days that are no range, and for an unknown zone or team. */
export async function readDashboard(
  companion: Companion,
  call: Call<Query>,
): Promise<Result<TicketDashboard, Refusal>> {
  const asked = await dashboardScope(companion, call);
  if (!asked.ok) return asked;
  const { scope, ...parts } = asked.value;
  return ok(await readNumbers(companion.database.db, scope, parts));
}

/** Which tickets and days a dashboard is asked for, and how its numbers name their lists. */
export async function dashboardScope(
  companion: Companion,
  { actor, input }: Call<Query>,
): Promise<Result<{ scope: Scope } & Parts, Refusal>> {
  if (!isPermitted(actor, 'tickets.read')) {
    const detail = `Your profile ${actor.profile} does not include the tickets that this dashboard counts. Ask an admin for it.`;
    return err({ code: 'not_permitted', detail, facts: { permission: 'tickets.read' } });
  }
  const wrong = checkRange(input);
  if (wrong !== null) return err({ code: 'invalid_input', errors: [wrong] });
  const { db } = companion.database;
  const base = await baseConditions(db, input);
  if (!base.ok) return base;
  const days = await listDays(db, input);
  const [from, to] = [days[0]?.from, days.at(-1)?.to];
  if (from === undefined || to === undefined) throw new Error('Expected a range of days');
  const now = companion.now();
  const context = { userId: actor.userId, now, fields: [] };
  const scope: Scope = { tickets: ticketsOf(actor, base.value, context), from, to, now };
  return ok({ scope, days, filters: filtersOf(base.value, { from, to, now }) });
}

function checkRange({ from, to, zone }: Query): FieldError | null {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  if (days < 1) return { field: 'to', message: 'Give a day that is not before the first one.' };
  if (days > DASHBOARD_DAYS_MAX)
    return {
      field: 'to',
      message: `Ask for ${DASHBOARD_DAYS_MAX} days or fewer; export the tickets for more.`,
    };
  try {
    // Throws for a zone that there is not.
    Intl.DateTimeFormat('en', { timeZone: zone });
    return null;
  } catch {
    return { field: 'zone', message: 'Give a time zone such as Europe/Oslo.' };
  }
}

async function baseConditions(db: Db, input: Query): Promise<Result<FilterCondition[], Refusal>> {
  const conditions: FilterCondition[] = [];
  if (input.pipelineId !== undefined)
    conditions.push({ field: 'pipeline', operator: 'is', value: [input.pipelineId] });
  if (input.ownerId !== undefined)
    conditions.push({ field: 'owner', operator: 'is', value: [input.ownerId] });
  if (input.teamId === undefined) return ok(conditions);
  const members = await listTeamMembers(db, input.teamId);
  if (members === null) {
    const errors = [{ field: 'teamId', message: 'Choose another team; there is none with this id.' }];
    return err({ code: 'unusable_reference', errors });
  }
  // A team of nobody has no tickets; a filter cannot say so otherwise.
  if (members.length === 0) conditions.push({ field: 'owner', operator: 'is', value: [NOBODY_AT_ALL] });
  else conditions.push({ field: 'owner', operator: 'is', value: members });
  return ok(conditions);
}

/** An id that no user has. */
const NOBODY_AT_ALL = '00000000-0000-4000-8000-000000000000';

type Time = { from: Date; to: Date };
type Filters = ReturnType<typeof filtersOf>;

/** Builds the filter of a number from the dashboard's own conditions and those of the number. */
function filtersOf(base: readonly FilterCondition[], time: Time & { now: Date }) {
  const between = (field: 'created' | 'closed', { from, to }: Time): FilterCondition => ({
    field,
    operator: 'between',
    value: { from: from.toISOString(), to: to.toISOString() },
  });
  const counted = (count: number, ...conditions: FilterCondition[]): Counted => {
    const all = [...base, ...conditions];
    const isTooLong = all.some(({ value }) => Array.isArray(value) && value.length > FILTER_VALUES_MAX);
    const filter: TicketFilter | null = isTooLong ? null : { match: 'all', conditions: all };
    return { count, filter };
  };
  const notClosed: FilterCondition = { field: 'status', operator: 'is-not', value: ['closed'] };
  return { between, counted, notClosed, time };
}

type Parts = { days: Awaited<ReturnType<typeof listDays>>; filters: Filters };

/** One after the other: on the embedded engine there is one connection, and on a server nine at once would be rude. */
async function readNumbers(db: Db, scope: Scope, { days, filters }: Parts): Promise<TicketDashboard> {
  const { counted, between, notClosed, time } = filters;
  const totals = await countTotals(db, scope);
  const statuses = await countStatuses(db, scope);
  const stages = await countStages(db, scope);
  const sentiments = await countSentiments(db, scope);
  const ages = await countAges(db, scope);
  const perDay = await countDays(db, scope, days);
  const people = await countPeople(db, scope);
  const teams = await countTeams(db, scope);
  return {
    openNow: counted(totals.openNow, notClosed),
    created: counted(totals.created, between('created', time)),
    closed: counted(totals.closed, between('closed', time)),
    medianClosureS: totals.medianClosureS,
    statuses: TicketStatus.options.map((status) => ({
      status,
      ...counted(statuses.get(status) ?? 0, between('created', time), {
        field: 'status',
        operator: 'is',
        value: [status],
      }),
    })),
    stages: stages.map(({ count, ...rest }) => ({
      ...rest,
      ...counted(count, notClosed, { field: 'stage', operator: 'is', value: [rest.stage.id] }),
    })),
    sentiments: SentimentLabel.options.map((label) => ({
      label,
      ...counted(sentiments.get(label) ?? 0, between('closed', time), {
        field: 'sentiment',
        operator: 'is',
        value: [label],
      }),
    })),
    ages: ages.map((count, index) => counted(count, notClosed, ...ageConditions(index, time.now))),
    days: days.map(({ day, ...ends }, index) => ({
      day,
      created: counted(perDay[index]?.created ?? 0, between('created', ends)),
      closed: counted(perDay[index]?.closed ?? 0, between('closed', ends)),
    })),
    people: people.map(({ user, ...numbers }) => ({ user, ...workOf(numbers, [user.id], filters) })),
    teams: teams.map(({ id, name, members, ...numbers }) => ({
      id,
      name,
      ...workOf(numbers, members.length === 0 ? [NOBODY_AT_ALL] : members, filters),
    })),
  };
}

function ageConditions(index: number, now: Date): FilterCondition[] {
  const bucket = AGE_BUCKETS[index];
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
  const conditions: FilterCondition[] = [];
  if (bucket === undefined) return conditions;
  // Age of exactly the bound belongs to the older side, as `after` includes and `before` excludes its instant.
  if (bucket.from > 0)
    conditions.push({ field: 'created', operator: 'before', value: later(ago(bucket.from)) });
  if (bucket.to !== null)
    conditions.push({ field: 'created', operator: 'after', value: later(ago(bucket.to)) });
  return conditions;
}

/** One millisecond later, the smallest step there is. */
function later(instant: string): string {
  return new Date(Date.parse(instant) + 1).toISOString();
}

function workOf(
  numbers: WorkNumbers,
  owners: readonly string[],
  { counted, between, notClosed, time }: Filters,
) {
  const theirs: FilterCondition = { field: 'owner', operator: 'is', value: [...owners] };
  return {
    assigned: counted(numbers.assigned, theirs, between('created', time)),
    closed: counted(numbers.closed, theirs, between('closed', time)),
    openNow: counted(numbers.openNow, theirs, notClosed),
    medianClosureS: numbers.medianClosureS,
  };
}
