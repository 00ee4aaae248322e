/** Orders of a list of tickets, and going on after a row of one: keyset paging, so that page 10,000 costs what page 1 does. */
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import { z } from 'zod';
import type { Field } from '#lib/contract/fields.ts';
import { UnknownCursorError } from './cursors.ts';

type SortType = 'text' | 'number' | 'instant';

export type Sort = {
  name: string;
  expression: RawBuilder<unknown>;
  type: SortType;
  isDescending: boolean;
  /** Rows without a value come last, whichever way. */
  isNullable: boolean;
};

/** Long enough to order by, short enough for a cursor; rows alike so far follow their id. */
const TEXT_LENGTH = 60;

function nameOf(record: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select lower(left(record.name, ${sql.lit(TEXT_LENGTH)})) from record where record.id = ${record})`;
}

function userName(user: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select lower(left("user".name, ${sql.lit(TEXT_LENGTH)})) from "user" where "user".id = ${user})`;
}

type Order = Omit<Sort, 'name' | 'isDescending'> & { isReversed?: true };

const ORDERS: Record<string, Order> = {
  updated: { expression: sql`ticket.updated_at`, type: 'instant', isNullable: false },
  created: { expression: sql`ticket.created_at`, type: 'instant', isNullable: false },
  closed: { expression: sql`ticket.closed_at`, type: 'instant', isNullable: true },
  // The longest in its stage entered it first.
  'time-in-stage': {
    expression: sql`ticket.stage_entered_at`,
    type: 'instant',
    isNullable: false,
    isReversed: true,
  },
  number: { expression: sql`ticket_number_key(ticket.number)`, type: 'text', isNullable: false },
  subject: {
    expression: sql`lower(left(ticket.subject, ${sql.lit(TEXT_LENGTH)}))`,
    type: 'text',
    isNullable: false,
  },
  status: {
    expression: sql`array_position(array['open', 'pending', 'on-hold', 'closed'], ticket.status)`,
    type: 'number',
    isNullable: false,
  },
  source: { expression: sql`ticket.source`, type: 'text', isNullable: false },
  stage: {
    expression: sql`(
      select pipeline.position * 1000 + coalesce(stage.position, 999)
      from stage join pipeline on pipeline.id = stage.pipeline_id where stage.id = ticket.stage_id
    )`,
    type: 'number',
    isNullable: false,
  },
  pipeline: {
    expression: sql`(select lower(left(pipeline.name, ${sql.lit(TEXT_LENGTH)})) from pipeline where pipeline.id = ticket.pipeline_id)`,
    type: 'text',
    isNullable: false,
  },
  owner: { expression: userName(sql`ticket.owner_id`), type: 'text', isNullable: true },
  creator: { expression: userName(sql`ticket.created_by`), type: 'text', isNullable: true },
  customer: {
    expression: nameOf(sql`coalesce(ticket.contact_id, ticket.lead_id, ticket.account_id)`),
    type: 'text',
    isNullable: true,
  },
  lead: { expression: nameOf(sql`ticket.lead_id`), type: 'text', isNullable: true },
  contact: { expression: nameOf(sql`ticket.contact_id`), type: 'text', isNullable: true },
  account: { expression: nameOf(sql`ticket.account_id`), type: 'text', isNullable: true },
  opportunity: { expression: nameOf(sql`ticket.opportunity_id`), type: 'text', isNullable: true },
  'next-due': { expression: sql`ticket.next_due_at`, type: 'instant', isNullable: true },
  'first-response-due': { expression: sql`ticket.first_response_due_at`, type: 'instant', isNullable: true },
  // From bad to good; what says nothing of a feeling stands in the middle, and what was not asked at the end.
  sentiment: {
    expression: sql`(case ticket.sentiment when 'negative' then 1 when 'positive' then 3 when 'neutral' then 2 end)`,
    type: 'number',
    isNullable: true,
  },
  'closure-due': { expression: sql`ticket.closure_due_at`, type: 'instant', isNullable: true },
};

/** The order that a name such as `-updated` or `fields.serial` stands for; null when there is none. */
export function findSort(given: string, fields: readonly Field[]): Sort | null {
  const isDescending = given.startsWith('-');
  const name = given.replace(/^-/, '');
  const order = name.startsWith('fields.') ? orderOfField(name, fields) : ownOrder(name);
  if (order === null) return null;
  const { isReversed, ...sort } = order;
  return { ...sort, name: given, isDescending: isDescending !== (isReversed ?? false) };
}

function ownOrder(name: string): Order | null {
  return Object.hasOwn(ORDERS, name) ? (ORDERS[name] ?? null) : null;
}

function orderOfField(name: string, fields: readonly Field[]): Order | null {
  const field = fields.find(({ key }) => `fields.${key}` === name);
  if (field === undefined || field.kind === 'many-of') return null;
  const json = sql`(ticket.field_values -> ${field.key}::text)`;
  const text = sql`(ticket.field_values ->> ${field.key}::text)`;
  if (field.kind === 'number') {
    const expression = sql`(case when jsonb_typeof(${json}) = 'number' then (${json})::float8 end)`;
    return { expression, type: 'number', isNullable: true };
  }
  if (field.kind === 'date-time')
    return { expression: sql`instant_of(${text})`, type: 'instant', isNullable: true };
  const expression = sql`nullif(lower(left(${text}, ${sql.lit(TEXT_LENGTH)})), '')`;
  return { expression, type: 'text', isNullable: true };
}

/** What stands after `order by`. */
export function orderBy({ expression, isDescending, isNullable }: Sort): RawBuilder<unknown> {
  const way = isDescending ? sql`desc` : sql`asc`;
  const emptyLast = isNullable ? sql`(${expression} is null) asc, ` : sql``;
  return sql`${emptyLast}${expression} ${way}, ticket.id ${way}`;
}

/** A row's place in an order. */
export type SortPlace = { value: string | null; id: string };

/** A row's value as the cursor carries it, exactly. */
export function placeValue({ expression }: Sort): RawBuilder<string | null> {
  return sql<string | null>`(${expression})::text`;
}

const CAST: Record<SortType, RawBuilder<unknown>> = {
  text: sql`text`,
  number: sql`float8`,
  instant: sql`text`,
};

/** True for rows that come after the place. */
export function isAfter({ expression, type, isDescending, isNullable }: Sort, place: SortPlace) {
  const { value } = place;
  const id = sql`${place.id}::uuid`;
  const compare = isDescending ? sql`<` : sql`>`;
  if (value === null) return sql<SqlBool>`(${expression} is null and ticket.id ${compare} ${id})`;
  const raw = sql`${value}::${CAST[type]}`;
  const bound = type === 'instant' ? sql`instant_of(${raw})` : raw;
  // One comparison, which an index in this order can go on from.
  if (isNullable && !isDescending)
    return sql<SqlBool>`((${expression} is null), ${expression}, ticket.id) > (false, ${bound}, ${id})`;
  const after = sql<SqlBool>`(${expression}, ticket.id) ${compare} (${bound}, ${id})`;
  const condition: Expression<SqlBool> = isNullable
    ? sql<SqlBool>`(${after} or ${expression} is null)`
    : after;
  return condition;
}

const Cursor = z.tuple([z.string(), z.string().nullable(), z.uuid()]);

/** A cursor that is good for this order only. */
export function writeSortCursor(sort: Sort, place: SortPlace): string {
  return Buffer.from(JSON.stringify([sort.name, place.value, place.id])).toString('base64url');
}

/** The place that a cursor stands for; throws `UnknownCursorError` for one of another order, or none of ours. */
export function readSortCursor(sort: Sort, cursor: string | undefined): SortPlace | null {
  if (cursor === undefined) return null;
  const parsed = Cursor.safeParse(parseJson(cursor));
  if (!parsed.success) throw new UnknownCursorError('The cursor is not one of this list.');
  const [name, value, id] = parsed.data;
  const isFitting =
    value === null ? sort.isNullable : sort.type !== 'number' || Number.isFinite(Number(value));
  if (name !== sort.name || !isFitting || value?.includes('\0') === true)
    throw new UnknownCursorError('The cursor is of another order.');
  return { value, id };
}

function parseJson(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
  } catch {
    return null;
  }
}
