/** What people ask for most, as the pages and the sidebar ask it; parameters vary from one request to the next. */
import { sql } from 'kysely';
import { assertExists } from '#lib/base/assert.ts';
import type { Db } from '#backend/data/database.ts';
import { findSort, writeSortCursor } from '#backend/data/ticket-sorts.ts';

export type ApiRequest = { method: 'GET' | 'POST'; path: string; body?: object };
/** One thing a person does; its requests go out together. */
export type Operation = { name: string; variants: ApiRequest[][] };

/** Page 10,000, or as deep in proportion where there are fewer tickets. */
const DEEP_PAGE = 10_000;
const FULL_SIZE = 1_000_000;
const PAGE = 50;

/** Parameters differ this many times before they repeat. */
export const VARIANTS = 24;

/** What people type; each letter asks again. */
const TYPED = ['label printer', 'scanner dock', 'smears', 'ada lind', 'quillon fr', 'velling@', 'tkt-e12'];

type Facts = {
  pipelines: { id: string; stages: string[] }[];
  numbers: string[];
  addresses: string[];
  owners: string[];
};

/** The operations with values of this database. */
export async function readOperations(db: Db, tickets: number): Promise<Operation[]> {
  const facts = await readFacts(db);
  const main = assertExists(facts.pipelines[0], 'a pipeline');
  const page = Math.round((DEEP_PAGE * tickets) / FULL_SIZE);
  const cursor = await cursorOfPage(db, main.id, page);
  return [
    { name: 'list, 3 filters, page 1', variants: [[wideList(main.id)]] },
    { name: 'list, 3 filters, deep page', variants: [[{ ...wideList(main.id, cursor) }]] },
    { name: 'list, 3 narrow filters', variants: spread(facts.owners, narrowList) },
    { name: 'list by what is due next', variants: [[byDeadline('next-due')]] },
    { name: 'list by closure due', variants: [[byDeadline('closure-due')]] },
    { name: 'list of what is overdue', variants: [[overdue()]] },
    { name: 'board, all columns', variants: facts.pipelines.map(({ stages }) => stages.map(column)) },
    { name: 'search as you type', variants: typedTexts().map((text) => [searchFor(text)]) },
    { name: 'counts in the navigation', variants: [counts()] },
    {
      name: 'ticket page with history',
      variants: spread(facts.numbers, (number) => get(`/api/tickets/${number}`)),
    },
    { name: 'tickets by e-mail address', variants: spread(facts.addresses, contextOf) },
  ];
}

function spread(values: readonly string[], request: (value: string) => ApiRequest): ApiRequest[][] {
  return values.slice(0, VARIANTS).map((value) => [request(value)]);
}

function get(path: string, query: Record<string, string> = {}): ApiRequest {
  const search = new URLSearchParams(query).toString();
  return { method: 'GET', path: search === '' ? path : `${path}?${search}` };
}

function list(conditions: { field: string; operator: string; value: unknown }[], query = {}): ApiRequest {
  return get('/api/tickets', { filter: JSON.stringify({ match: 'all', conditions }), ...query });
}

/** More than half of all tickets fulfil these; page 10,000 is there at a million. */
function wideList(pipeline: string, cursor?: string): ApiRequest {
  const conditions = [
    { field: 'status', operator: 'is', value: ['closed'] },
    { field: 'pipeline', operator: 'is', value: [pipeline] },
    { field: 'source', operator: 'is', value: ['email', 'manual', 'api'] },
  ];
  return list(conditions, { limit: String(PAGE), ...(cursor === undefined ? {} : { cursor }) });
}

function narrowList(owner: string): ApiRequest {
  return list([
    { field: 'status', operator: 'is-not', value: ['closed'] },
    { field: 'owner', operator: 'is', value: [owner] },
    { field: 'fields.priority', operator: 'is', value: ['High', 'Urgent'] },
  ]);
}

function byDeadline(sort: string): ApiRequest {
  return get('/api/tickets', { sort, limit: String(PAGE) });
}

/** What the saved view Overdue shows. */
function overdue(): ApiRequest {
  const late = (field: string) => ({ field, operator: 'is', value: ['overdue'] });
  const filter = { match: 'any', conditions: [late('first-response'), late('closure')] };
  return get('/api/tickets', { filter: JSON.stringify(filter), sort: 'next-due', limit: String(PAGE) });
}

function column(stage: string): ApiRequest {
  return list([{ field: 'stage', operator: 'is', value: [stage] }], { sort: 'time-in-stage', limit: '20' });
}

function typedTexts(): string[] {
  return TYPED.flatMap((text) =>
    Array.from({ length: text.length - 1 }, (_, index) => text.slice(0, index + 2).trim()),
  );
}

function searchFor(text: string): ApiRequest {
  return get('/api/search', { text });
}

/** Beside "Tickets" in the navigation. */
function counts(): ApiRequest[] {
  return [
    get('/api/tickets', { limit: '1' }),
    get('/api/tickets', { limit: '1', status: 'not-closed', owner: 'me' }),
    get('/api/tickets', { limit: '1', status: 'not-closed', owner: 'nobody' }),
    get('/api/tickets', { limit: '1', status: 'not-closed' }),
  ];
}

/** What the sidebar asks when a mail from somebody is opened. */
function contextOf(address: string): ApiRequest {
  const body = {
    provider: 'gmail',
    mailbox: 'ana@norrvik.example',
    subject: 'A question',
    participants: [{ address, name: null, role: 'from' }],
  };
  return { method: 'POST', path: '/api/threads/context', body };
}

async function readFacts(db: Db): Promise<Facts> {
  const { rows } = await sql<Facts>`
    select
      (select json_agg(json_build_object('id', pipeline.id, 'stages', (
        select json_agg(id order by position) from stage where pipeline_id = pipeline.id and archived_at is null
      )) order by is_default desc, position) from pipeline where archived_at is null) as pipelines,
      (select json_agg(number) from (
        select number from ticket where status <> 'closed' order by md5(number) limit ${VARIANTS}
      ) as picked) as numbers,
      (select json_agg(address) from (
        select address from ticket join record_email on record_email.record_id = ticket.contact_id
        order by md5(number) limit ${VARIANTS}
      ) as picked) as addresses,
      (select json_agg(user_id) from (select user_id from member order by user_id limit ${VARIANTS}) as picked) as owners
  `.execute(db);
  return assertExists(rows[0], 'the facts');
}

/** A cursor that stands where this page begins, found without turning all pages before. */
async function cursorOfPage(db: Db, pipeline: string, page: number): Promise<string> {
  const { rows } = await sql<{ value: string; id: string }>`
    select updated_at::text as value, id from ticket
    where status = 'closed' and pipeline_id = ${pipeline}::uuid and source in ('email', 'manual', 'api') and deleted_at is null
    order by updated_at desc, id desc offset ${(page - 1) * PAGE - 1} limit 1
  `.execute(db);
  const sort = assertExists(findSort('-updated', []), 'an order');
  return writeSortCursor(sort, assertExists(rows[0], `page ${page}`));
}
