/** Lists of tickets: filtered, searched, in any order, page by page, always through the visibility predicate. */
import { sql, type Expression, type SqlBool } from 'kysely';
import { assertExists } from '#lib/base/assert.ts';
import type { RecordId, TicketId, UserId } from '#lib/contract/ids.ts';
import type { TicketStatus } from '#lib/contract/pipelines.ts';
import type { TicketFilter } from '#lib/contract/ticket-filters.ts';
import { TOTAL_MAX } from '#lib/contract/tickets.ts';
import type { TicketListItem } from '#lib/contract/tickets-summary.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import type { Db } from './database.ts';
import { ticketQuery } from './search-queries.ts';
import { matchesFilter, type FilterContext } from './ticket-filters.ts';
import {
  isAfter,
  orderBy,
  placeValue,
  readSortCursor,
  writeSortCursor,
  type Sort,
  type SortPlace,
} from './ticket-sorts.ts';
import { selectSummaries, toSummaries, type Reader } from './ticket-summaries.ts';
import { visibleTo } from './visibility.ts';

/** Which tickets. */
export type TicketSelection = {
  search?: string | undefined;
  status?: TicketStatus | 'not-closed' | undefined;
  /** Null: tickets of nobody. */
  ownerId?: UserId | null | undefined;
  recordId?: RecordId | undefined;
  filter?: { filter: TicketFilter; context: FilterContext } | undefined;
};

/** Which tickets, in which order, from where, with which custom fields. */
export type TicketQuery = TicketSelection & {
  sort: Sort;
  fieldKeys: readonly string[];
  cursor?: string | undefined;
  limit: number;
};

export type TicketPage = {
  items: TicketListItem[];
  next: string | null;
  total: number;
  isTotalExact: boolean;
};

/**
 * A page of tickets with the total over all pages. The page's ids are found first, by an index where the order has one; only
 * then are names joined, so that no plan joins a million rows to show fifty.
 */
export async function listTickets(db: Db, reader: Reader, query: TicketQuery): Promise<TicketPage> {
  const conditions = conditionsOf(query);
  const places = await findPlaces(db, reader, { query, conditions });
  const shown = places.slice(0, query.limit);
  const last = shown.at(-1);
  const ids = shown.map(({ id }) => id as TicketId);
  const items = await readItems(db, reader, { ids, fieldKeys: query.fieldKeys });
  const hasMore = places.length > query.limit && last !== undefined;
  return {
    items,
    next: hasMore ? writeSortCursor(query.sort, last) : null,
    ...(await countTickets(db, reader, conditions)),
  };
}

type Find = { query: TicketQuery; conditions: readonly Expression<SqlBool>[] };

async function findPlaces(db: Db, reader: Reader, { query, conditions }: Find): Promise<SortPlace[]> {
  const { sort } = query;
  const place = readSortCursor(sort, query.cursor);
  const { rows } = await sql<SortPlace>`
    select ticket.id, ${placeValue(sort)} as value
    from ticket
    where ${visibleTo(reader.actor)} and ${sql.join(conditions, sql` and `)}
      and ${place === null ? sql`true` : isAfter(sort, place)}
    order by ${orderBy(sort)}
    limit ${query.limit + 1}
  `.execute(db);
  return rows;
}

async function countTickets(db: Db, reader: Reader, conditions: readonly Expression<SqlBool>[]) {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from (
      select from ticket where ${visibleTo(reader.actor)} and ${sql.join(conditions, sql` and `)}
      limit ${TOTAL_MAX + 1}
    ) as counted
  `.execute(db);
  const { total } = assertExists(rows[0], 'a count');
  return { total: Math.min(total, TOTAL_MAX), isTotalExact: total <= TOTAL_MAX };
}

/** Ids of all tickets of a selection, no more than `limit`; for writes that go through them one by one. */
export async function findTicketIds(
  db: Db,
  reader: Reader,
  { limit, ...selection }: TicketSelection & { limit: number },
): Promise<TicketId[]> {
  const { rows } = await sql<{ id: TicketId }>`
    select ticket.id from ticket
    where ${visibleTo(reader.actor)} and ${sql.join(conditionsOf(selection), sql` and `)}
    order by ticket.updated_at desc, ticket.id desc
    limit ${limit}
  `.execute(db);
  return rows.map(({ id }) => id);
}

type Extra = {
  creator: UserSummary | null;
  closed_at: Date | null;
  sentiment: TicketListItem['sentiment'];
  stage_entered_at: Date;
  records: TicketListItem['records'];
  field_values: TicketListItem['fieldValues'];
};

const creator = sql<Extra['creator']>`(
  select json_build_object('id', "user".id, 'name', "user".name, 'email', "user".email)
  from "user" where "user".id = ticket.created_by
)`;

const records = sql<Extra['records']>`coalesce((
  select json_agg(json_build_object('id', record.id, 'kind', record.kind, 'name', record.name))
  from record
  where record.id in (ticket.lead_id, ticket.contact_id, ticket.account_id, ticket.opportunity_id)
), '[]')`;

function valuesOf(keys: readonly string[]) {
  if (keys.length === 0) return sql<Extra['field_values']>`'{}'::jsonb`;
  return sql<Extra['field_values']>`coalesce((
    select jsonb_object_agg(key, value) from jsonb_each(ticket.field_values)
    where key in (${sql.join(keys.map((key) => sql`${key}::text`))})
  ), '{}')`;
}

/** These tickets, in this order; one that the reader may not see, or that is gone, is left out. */
export async function readItems(
  db: Db,
  reader: Reader,
  { ids, fieldKeys }: { ids: readonly TicketId[]; fieldKeys: readonly string[] },
): Promise<TicketListItem[]> {
  if (ids.length === 0) return [];
  const rows = await selectSummaries(db, reader.actor)
    .select(['ticket.closed_at', 'ticket.stage_entered_at', 'ticket.sentiment'])
    .select([creator.as('creator'), records.as('records'), valuesOf(fieldKeys).as('field_values')])
    .where('ticket.id', 'in', ids)
    .execute();
  const summaries = await toSummaries(db, reader, rows);
  const extras = rows.map(toExtra);
  const items = new Map(
    summaries.map((summary, index) => [
      summary.id,
      { ...summary, ...assertExists(extras[index], 'the same row') },
    ]),
  );
  // One that went between the two reads is left out.
  return ids.flatMap((id) => items.get(id) ?? []);
}

function toExtra(
  row: Extra,
): Pick<TicketListItem, 'creator' | 'closedAt' | 'sentiment' | 'stageEnteredAt' | 'records' | 'fieldValues'> {
  return {
    creator: row.creator,
    closedAt: row.closed_at?.toISOString() ?? null,
    sentiment: row.sentiment,
    stageEnteredAt: row.stage_entered_at.toISOString(),
    records: row.records,
    fieldValues: row.field_values,
  };
}

/** What tickets of a selection fulfil. */
export function conditionsOf(query: TicketSelection): Expression<SqlBool>[] {
  const { search, status, ownerId, recordId, filter } = query;
  const conditions: Expression<SqlBool>[] = [sql<SqlBool>`true`];
  if (search !== undefined) conditions.push(searchTickets(search));
  if (status === 'not-closed') conditions.push(sql<SqlBool>`ticket.status <> 'closed'`);
  else if (status !== undefined) conditions.push(sql<SqlBool>`ticket.status = ${status}`);
  if (ownerId === null) conditions.push(sql<SqlBool>`ticket.owner_id is null`);
  else if (ownerId !== undefined) conditions.push(sql<SqlBool>`ticket.owner_id = ${ownerId}`);
  if (recordId !== undefined) {
    conditions.push(
      sql<SqlBool>`${recordId} in (ticket.lead_id, ticket.contact_id, ticket.account_id, ticket.opportunity_id)`,
    );
  }
  if (filter !== undefined) conditions.push(matchesFilter(filter.filter, filter.context));
  return conditions;
}

/** Text without a single letter or digit matches nothing, rather than everything. */
function searchTickets(text: string): Expression<SqlBool> {
  const words = ticketQuery(text);
  return words === null ? sql<SqlBool>`false` : sql<SqlBool>`ticket.search @@ to_tsquery('simple', ${words})`;
}
