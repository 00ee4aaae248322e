/** Filters as SQL over the table `ticket`. Names come from lists of ours, values are parameters; nothing of a filter is SQL. */
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import type { Field } from '#lib/contract/fields.ts';
import type { UserId } from '#lib/contract/ids.ts';
import {
  CLOCK_FIELDS,
  type ClockField,
  type ClockWord,
  type FilterCondition,
  type FilterKind,
  type FilterMatch,
  type FilterOperator,
  type TicketFilter,
  type TicketFilterField,
  type TimeSpan,
} from '#lib/contract/ticket-filters.ts';
import { filterKindOf } from '#backend/core/ticket-filters.ts';
import { hasClockIn, hasDueClock } from './clock-filters.ts';

/** Who asks, when, and which custom fields there are: what the words of a filter mean. */
export type FilterContext = { userId: UserId; now: Date; fields: readonly Field[] };

type Condition = Expression<SqlBool>;

/** True for the tickets that the filter lets through. The filter was checked by `core/ticket-filters`. */
export function matchesFilter(filter: TicketFilter, context: FilterContext): Condition {
  return join(
    filter.match,
    filter.conditions.map((part) =>
      'conditions' in part
        ? join(
            part.match,
            part.conditions.map((inner) => toSql(inner, context)),
          )
        : toSql(part, context),
    ),
  );
}

/** No condition at all lets everything through, by all as by any. */
function join(match: FilterMatch, conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return sql<SqlBool>`true`;
  return sql<SqlBool>`(${sql.join(conditions, match === 'all' ? sql` and ` : sql` or `)})`;
}

/**
 * Unknown counts as "not so", and `is-not` is so of what is empty. The positive forms stay bare, since the planner finds no index
 * through a function around them.
 */
function toSql(condition: FilterCondition, context: FilterContext): Condition {
  const kind = filterKindOf(condition.field, context.fields);
  if (kind === null) throw new Error(`The filter was not checked: ${condition.field}`);
  const opposite = OPPOSITES[condition.operator];
  if (opposite === undefined) return BUILDERS[kind](condition, context);
  if (kind === 'fixed') return isNoneOf(condition);
  return sql<SqlBool>`(${BUILDERS[kind]({ ...condition, operator: opposite }, context)} is not true)`;
}

const OPPOSITES: Partial<Record<FilterOperator, FilterOperator>> = {
  'is-not': 'is',
  'contains-not': 'contains',
  'not-empty': 'empty',
};

type Column = RawBuilder<unknown>;

const COLUMNS: Record<Exclude<TicketFilterField, 'record' | ClockField>, Column> = {
  status: sql`ticket.status`,
  stage: sql`ticket.stage_id`,
  pipeline: sql`ticket.pipeline_id`,
  owner: sql`ticket.owner_id`,
  creator: sql`ticket.created_by`,
  number: sql`ticket.number`,
  subject: sql`ticket.subject`,
  description: sql`ticket.description`,
  source: sql`ticket.source`,
  created: sql`ticket.created_at`,
  updated: sql`ticket.updated_at`,
  closed: sql`ticket.closed_at`,
  'in-stage-since': sql`ticket.stage_entered_at`,
  sentiment: sql`ticket.sentiment`,
  lead: sql`ticket.lead_id`,
  contact: sql`ticket.contact_id`,
  account: sql`ticket.account_id`,
  opportunity: sql`ticket.opportunity_id`,
  'next-due': sql`ticket.next_due_at`,
};

/** A custom field's value as text; empty text is no value. */
function customText(key: string): Column {
  return sql`nullif(btrim(ticket.field_values ->> ${key}::text, E' \\t\\n\\r'), '')`;
}

function customKey(field: string): string {
  return field.slice('fields.'.length);
}

/** What a field holds, as SQL text or as the column's own type. */
function columnOf(field: string): Column {
  if (field.startsWith('fields.')) return customText(customKey(field));
  return COLUMNS[field as keyof typeof COLUMNS];
}

type Builder = (condition: FilterCondition, context: FilterContext) => Condition;

const BUILDERS: Record<FilterKind, Builder> = {
  text: textCondition,
  fixed: ({ field, value }) => isOneOf(columnOf(field), value as string[], castOf(field)),
  choice: ({ field, operator, value }) =>
    operator === 'empty' ? isNull(columnOf(field)) : isOneOf(columnOf(field), value as string[], sql`text`),
  person: personCondition,
  record: recordCondition,
  'yes-no': ({ field, operator, value }) =>
    operator === 'empty'
      ? isNull(columnOf(field))
      : sql<SqlBool>`${columnOf(field)} = ${value === true ? 'true' : 'false'}`,
  many: manyCondition,
  number: numberCondition,
  date: dateCondition,
  instant: (condition, context) =>
    isClockField(condition.field)
      ? dueCondition(condition.field, condition, context)
      : instantCondition(columnOf(condition.field), condition, context),
  clock: ({ field, value }, { now }) => hasClockIn(field as ClockField, value as ClockWord[], now),
};

function isClockField(field: string): field is ClockField {
  return Object.hasOwn(CLOCK_FIELDS, field);
}

/** Empty: no clock of the kind runs towards a deadline. */
function dueCondition(field: ClockField, condition: FilterCondition, context: FilterContext): Condition {
  if (condition.operator === 'empty')
    return sql<SqlBool>`(not ${hasDueClock(field, (dueAt) => sql`${dueAt} is not null`)})`;
  return hasDueClock(field, (dueAt) => instantCondition(dueAt, condition, context));
}

function castOf(field: string): Column {
  return field === 'stage' || field === 'pipeline' ? sql`uuid` : sql`text`;
}

/** Columns that are never empty: said so that an index for "not closed" is found. */
function isNoneOf({ field, value }: FilterCondition): Condition {
  const values = (value as string[]).map((each) => sql`${each}::${castOf(field)}`);
  return sql<SqlBool>`(${columnOf(field)} not in (${sql.join(values)}))`;
}

function isNull(column: Column): Condition {
  return sql<SqlBool>`(${column} is null)`;
}

function isOneOf(column: Column, values: readonly string[], type: Column): Condition {
  return sql<SqlBool>`(${column} in (${sql.join(values.map((value) => sql`${value}::${type}`))}))`;
}

function textCondition({ field, operator, value }: FilterCondition): Condition {
  const column = columnOf(field);
  if (operator === 'empty') return sql<SqlBool>`(coalesce(btrim(${column}, E' \\t\\n\\r'), '') = '')`;
  const text = escapeLike(String(value).trim());
  if (operator === 'is') return sql<SqlBool>`(${column} ilike ${text})`;
  return sql<SqlBool>`(${column} ilike ${operator === 'starts-with' ? `${text}%` : `%${text}%`})`;
}

/** Text of people in a pattern of `like` means itself. */
export function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}

function personCondition({ field, value }: FilterCondition, { userId }: FilterContext): Condition {
  const column = columnOf(field);
  const asked = value as string[];
  const ids = asked.filter((person) => person.includes('-') && person !== 'my-teams');
  if (asked.includes('me')) ids.push(userId);
  const conditions = ids.length === 0 ? [] : [isOneOf(column, ids, sql`uuid`)];
  if (asked.includes('nobody')) conditions.push(isNull(column));
  if (asked.includes('my-teams')) conditions.push(sql<SqlBool>`(${column} in (${colleaguesOf(userId)}))`);
  return join('any', conditions);
}

/** Users of the teams that somebody is in. */
function colleaguesOf(userId: UserId): Column {
  return sql`
    select colleague.user_id from team_member as mine
    join team_member as colleague on colleague.team_id = mine.team_id
    where mine.user_id = ${userId}`;
}

const RECORD_COLUMNS = [COLUMNS.lead, COLUMNS.contact, COLUMNS.account, COLUMNS.opportunity];

function recordCondition({ field, operator, value }: FilterCondition): Condition {
  const columns = field === 'record' ? RECORD_COLUMNS : [columnOf(field)];
  if (operator === 'empty') return join('all', columns.map(isNull));
  return join(
    'any',
    columns.map((column) => isOneOf(column, value as string[], sql`uuid`)),
  );
}

function manyCondition({ field, operator, value }: FilterCondition): Condition {
  const list = sql`(ticket.field_values -> ${customKey(field)}::text)`;
  if (operator === 'empty') return sql<SqlBool>`(coalesce(${list}, 'null') in ('null', '[]'))`;
  const values = sql`array[${sql.join(value as string[])}]::text[]`;
  return operator === 'has-all' ? sql<SqlBool>`(${list} ?& ${values})` : sql<SqlBool>`(${list} ?| ${values})`;
}

function numberCondition({ field, operator, value }: FilterCondition): Condition {
  const json = sql`(ticket.field_values -> ${customKey(field)}::text)`;
  const number = sql`(case when jsonb_typeof(${json}) = 'number' then (${json})::float8 end)`;
  if (operator === 'empty') return isNull(number);
  if (operator === 'more') return sql<SqlBool>`(${number} > ${value}::float8)`;
  if (operator === 'less') return sql<SqlBool>`(${number} < ${value}::float8)`;
  if (operator === 'is') return sql<SqlBool>`(${number} = ${value}::float8)`;
  const { from, to } = value as { from: number; to: number };
  return sql<SqlBool>`(${number} between ${from}::float8 and ${to}::float8)`;
}

/** Days are compared as text, which orders as the calendar does; "the last 7 days" are today's and the six before, in UTC. */
function dateCondition({ field, operator, value }: FilterCondition, { now }: FilterContext): Condition {
  const column = sql`(${columnOf(field)} collate "C")`;
  if (operator === 'empty') return isNull(column);
  if (operator === 'is') return sql<SqlBool>`(${column} = ${value})`;
  if (operator === 'before') return sql<SqlBool>`(${column} < ${value})`;
  if (operator === 'after') return sql<SqlBool>`(${column} > ${value})`;
  const { from, to } =
    operator === 'between' ? (value as Range) : spanOfDays(operator, value as TimeSpan, now);
  return sql<SqlBool>`(${column} >= ${from} and ${column} <= ${to})`;
}

type Range = { from: string; to: string };

const MS_OF = { hour: 3_600_000, day: 86_400_000, week: 604_800_000 } as const;

/** Before and after every day that there is. */
const FIRST_DAY = '0000-01-01';

function spanOfDays(operator: string, span: TimeSpan, now: Date): Range {
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  const length = span.amount * MS_OF[span.unit];
  const today = now.getTime();
  if (operator === 'next') return { from: day(today), to: day(today + length) };
  if (operator === 'last') return { from: day(today - length), to: day(today) };
  return { from: FIRST_DAY, to: day(today - length - MS_OF.day) };
}

function instantCondition(
  own: Column,
  { field, operator, value }: FilterCondition,
  { now }: FilterContext,
): Condition {
  const column = field.startsWith('fields.') ? sql`instant_of(${own})` : own;
  const at = (instant: unknown) => sql`${instant}::timestamptz`;
  if (operator === 'empty') return isNull(column);
  if (operator === 'before') return sql<SqlBool>`(${column} < ${at(value)})`;
  if (operator === 'after') return sql<SqlBool>`(${column} >= ${at(value)})`;
  if (operator === 'between') {
    const { from, to } = value as Range;
    return sql<SqlBool>`(${column} >= ${at(from)} and ${column} < ${at(to)})`;
  }
  const { amount, unit } = value as TimeSpan;
  const ms = amount * MS_OF[unit];
  const ago = new Date(now.getTime() - ms).toISOString();
  if (operator === 'older') return sql<SqlBool>`(${column} < ${at(ago)})`;
  if (operator === 'last')
    return sql<SqlBool>`(${column} >= ${at(ago)} and ${column} <= ${at(now.toISOString())})`;
  const ahead = new Date(now.getTime() + ms).toISOString();
  return sql<SqlBool>`(${column} >= ${at(now.toISOString())} and ${column} <= ${at(ahead)})`;
}
