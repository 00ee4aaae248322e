/** Tickets as rows show them, always through the visibility predicate. */
import { sql } from 'kysely';
import { assertExists } from '#lib/base/assert.ts';
import type { ConversationId, RecordId, TicketId } from '#lib/contract/ids.ts';
import type { TicketSummary } from '#lib/contract/tickets-summary.ts';
import type { TicketLink } from '#lib/contract/tickets.ts';
import type { Actor } from '#backend/core/permissions.ts';
import type { Db } from './database.ts';
import { readGlances } from './clock-glances.ts';
import { toTicketRow, type TicketRow } from './tickets.ts';
import { visibleTo } from './visibility.ts';

/** Who reads, where links lead, and what time it is for clocks. */
export type Reader = { actor: Actor; publicUrl: string; now: () => Date };

/** Address of a ticket's page. */
export function ticketUrl(publicUrl: string, number: string): string {
  return `${publicUrl}/tickets/${number}`;
}

const customerName = sql<string | null>`coalesce(customer_account.name, customer.company)`;

/** The columns a row shows, with pipeline, stage, owner and customer joined in one statement. */
export function selectSummaries(db: Db, actor: Actor) {
  return joinSummaries(db).where(visibleTo(actor));
}

/** The same before anybody is asked who may see it; for nothing but lists with a predicate of their own. */
export function joinSummaries(db: Db) {
  return db
    .selectFrom('ticket')
    .innerJoin('pipeline', 'pipeline.id', 'ticket.pipeline_id')
    .innerJoin('stage', 'stage.id', 'ticket.stage_id')
    .leftJoin('user as owner', 'owner.id', 'ticket.owner_id')
    .leftJoin('record as customer', (join) =>
      join.on(sql<boolean>`customer.id = coalesce(ticket.contact_id, ticket.lead_id, ticket.account_id)`),
    )
    .leftJoin('record as customer_account', 'customer_account.id', 'customer.account_id')
    .select([
      'ticket.id',
      'ticket.number',
      'ticket.subject',
      'ticket.source',
      'ticket.status',
      'ticket.created_at',
      'ticket.updated_at',
      'ticket.version',
      'pipeline.id as pipeline_id',
      'pipeline.name as pipeline_name',
      'stage.id as stage_id',
      'stage.name as stage_name',
      'stage.hue as stage_hue',
      'stage.sets_status as stage_sets_status',
      'owner.id as owner_id',
      'owner.name as owner_name',
      'owner.email as owner_email',
      'customer.id as customer_id',
      'customer.kind as customer_kind',
      'customer.name as customer_name',
      'customer.title as customer_title',
      'customer.account_id as customer_account_id',
      customerName.as('customer_company'),
    ]);
}

export type SummaryRow = Awaited<ReturnType<ReturnType<typeof selectSummaries>['execute']>>[number];

/** Rows as they are sent, in their order. */
export async function toSummaries(
  db: Db,
  { publicUrl, now }: Omit<Reader, 'actor'>,
  rows: readonly SummaryRow[],
): Promise<TicketSummary[]> {
  const ids = rows.map(({ id }) => id);
  const clocks = await readGlances(db, ids, now());
  return rows.map((row) => ({ ...toSummary(row, publicUrl), clocks: clocks.get(row.id) ?? [] }));
}

function toSummary(row: SummaryRow, publicUrl: string): Omit<TicketSummary, 'clocks'> {
  return {
    id: row.id,
    number: row.number,
    url: ticketUrl(publicUrl, row.number),
    subject: row.subject,
    source: row.source,
    status: row.status,
    pipeline: { id: row.pipeline_id, name: row.pipeline_name },
    stage: { id: row.stage_id, name: row.stage_name, hue: row.stage_hue, setsStatus: row.stage_sets_status },
    owner: toOwner(row),
    customer: toCustomer(row),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}

function toOwner(row: SummaryRow): TicketSummary['owner'] {
  if (row.owner_id === null || row.owner_name === null || row.owner_email === null) return null;
  return { id: row.owner_id, name: row.owner_name, email: row.owner_email };
}

function toCustomer(row: SummaryRow): TicketSummary['customer'] {
  if (row.customer_id === null || row.customer_kind === null || row.customer_name === null) return null;
  return {
    id: row.customer_id,
    kind: row.customer_kind,
    name: row.customer_name,
    title: row.customer_title,
    company: row.customer_company,
    accountId: row.customer_account_id,
  };
}

/** One ticket by id or number as rows show it and with its own values; null when there is none the reader may see. */
export async function findTicket(
  db: Db,
  reader: Reader,
  idOrNumber: string,
): Promise<{ summary: TicketSummary; row: TicketRow } | null> {
  const select = selectSummaries(db, reader.actor).selectAll('ticket');
  const row = await (
    idOrNumber.toUpperCase().startsWith('TKT-')
      ? select.where('ticket.number', '=', idOrNumber.toUpperCase())
      : select.where('ticket.id', '=', idOrNumber as TicketId)
  ).executeTakeFirst();
  if (row === undefined) return null;
  const [summary] = await toSummaries(db, reader, [row]);
  return { summary: assertExists(summary, 'a summary'), row: toTicketRow(row) };
}

/** The ticket that this one goes on with, and those that go on with it, as far as the reader may see them. */
export async function findFollowLinks(
  db: Db,
  reader: Reader,
  ticket: { id: TicketId; followsId: TicketId | null },
): Promise<{ follows: TicketLink | null; followUps: TicketLink[] }> {
  const rows = await db
    .selectFrom('ticket')
    .where(visibleTo(reader.actor))
    .where((where) =>
      where.or([
        where('ticket.follows_id', '=', ticket.id),
        ...(ticket.followsId === null ? [] : [where('ticket.id', '=', ticket.followsId)]),
      ]),
    )
    .select(['ticket.id', 'ticket.number', 'ticket.subject', 'ticket.status'])
    .orderBy('ticket.created_at')
    .orderBy('ticket.id')
    .execute();
  return {
    follows: rows.find(({ id }) => id === ticket.followsId) ?? null,
    followUps: rows.filter(({ id }) => id !== ticket.followsId),
  };
}

/** Tickets linked to any of the conversations, newest first. */
export async function findTicketsOfConversations(
  db: Db,
  reader: Reader,
  conversations: readonly ConversationId[],
): Promise<TicketSummary[]> {
  if (conversations.length === 0) return [];
  const rows = await selectSummaries(db, reader.actor)
    .where('ticket.id', 'in', (sub) =>
      sub.selectFrom('ticket_conversation').where('conversation_id', 'in', conversations).select('ticket_id'),
    )
    .orderBy('ticket.created_at', 'desc')
    .orderBy('ticket.id', 'desc')
    .execute();
  return toSummaries(db, reader, rows);
}

/** How many tickets the conversations have, whoever may see them. */
export async function countTicketsOfConversations(
  db: Db,
  conversations: readonly ConversationId[],
): Promise<number> {
  if (conversations.length === 0) return 0;
  const { count } = await db
    .selectFrom('ticket_conversation')
    .innerJoin('ticket', 'ticket.id', 'ticket_conversation.ticket_id')
    .where('ticket.withdrawn_at', 'is', null)
    .where('ticket.deleted_at', 'is', null)
    .where('conversation_id', 'in', conversations)
    .select((select) => select.fn.count<number>('ticket_id').distinct().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** A sidebar shows no more than this many other tickets of a customer. */
const OTHER_TICKETS_MAX = 50;

/** Tickets of these leads and contacts that are not closed, latest change first, but for those excluded. */
export async function findOpenTicketsOfRecords(
  db: Db,
  reader: Reader,
  query: { records: readonly RecordId[]; except: readonly TicketId[] },
): Promise<TicketSummary[]> {
  if (query.records.length === 0) return [];
  let select = selectSummaries(db, reader.actor)
    .where('ticket.status', '<>', 'closed')
    .where((where) =>
      where.or([
        where('ticket.lead_id', 'in', query.records),
        where('ticket.contact_id', 'in', query.records),
      ]),
    )
    .orderBy('ticket.updated_at', 'desc')
    .limit(OTHER_TICKETS_MAX);
  if (query.except.length > 0) select = select.where('ticket.id', 'not in', query.except);
  return toSummaries(db, reader, await select.execute());
}

/** Numbers of those tickets that the reader may see. */
export async function findTicketNumbers(
  db: Db,
  reader: Reader,
  ids: readonly TicketId[],
): Promise<Map<TicketId, string>> {
  const rows = await db
    .selectFrom('ticket')
    .where(visibleTo(reader.actor))
    .where('ticket.id', 'in', ids)
    .select(['ticket.id', 'ticket.number'])
    .execute();
  return new Map(rows.map(({ id, number }) => [id, number]));
}
