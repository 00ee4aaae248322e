/**
 * Global search in SQL. Candidates are limited before they are ranked, of tickets the latest changed, so that a single letter does
 * not rank a million rows.
 */
import { sql } from 'kysely';
import type { RecordId, TicketId, UserId } from '#lib/contract/ids.ts';
import type { RecordKind, RecordSummary } from '#lib/contract/records.ts';
import { COUNT_MAX, type FoundIn, type RecordHit, type TicketHit } from '#lib/contract/search.ts';
import { searchWords, snippetOf } from '#lib/base/search-words.ts';
import type { Db } from './database.ts';
import { findRecordSummaries } from './records.ts';
import { numberBeginning, prefixQuery, ticketQuery } from './search-queries.ts';
import { selectSummaries, toSummaries, type Reader } from './ticket-summaries.ts';
import { visibleTo } from './visibility.ts';

export type Asked = { text: string; ownerId: UserId | null; offset: number; limit: number };

type Found<Id> = { id: Id; total: number };

/** Tickets by all words, the best first: the number itself, then by where the words stand, then the latest change. */
export async function searchTickets(
  db: Db,
  reader: Reader,
  asked: Asked,
): Promise<{ total: number; items: TicketHit[] }> {
  const words = ticketQuery(asked.text);
  if (words === null) return { total: 0, items: [] };
  const { matches, order } = candidatesOf(asked.text, words);
  const { rows } = await sql<Found<TicketId>>`
    with candidate as (
      select id, number, words, updated_at from ticket
      where ${matches} and ${visibleTo(reader.actor)}
        and (${asked.ownerId}::uuid is null or owner_id = ${asked.ownerId}::uuid)
      order by ${order} limit ${COUNT_MAX}
    )
    select id, (count(*) over ())::int as total from candidate
    order by number = ${asked.text.trim().toUpperCase()} desc,
      ts_rank(words, to_tsquery('simple', ${words})) desc, updated_at desc, id
    offset ${asked.offset} limit ${asked.limit}
  `.execute(db);
  return { total: rows[0]?.total ?? 0, items: await readHits(db, reader, { text: asked.text, found: rows }) };
}

/** Tickets with the words; those with the beginning of a number by an index of numbers, the highest first, as a tenth of a million may have it. */
function candidatesOf(text: string, words: string) {
  const beginning = numberBeginning(text);
  return beginning === null
    ? { matches: sql`words @@ to_tsquery('simple', ${words})`, order: sql`updated_at desc, id desc` }
    : { matches: sql`number like ${`${beginning}%`}`, order: sql`number using ~>~` };
}

async function readHits(
  db: Db,
  reader: Reader,
  { text, found }: { text: string; found: readonly Found<TicketId>[] },
): Promise<TicketHit[]> {
  if (found.length === 0) return [];
  const rows = await selectSummaries(db, reader.actor)
    .where(
      'ticket.id',
      'in',
      found.map(({ id }) => id),
    )
    .select([
      sql<string>`ticket.description`.as('description'),
      sql<string>`ticket.conversation_names`.as('conversation_names'),
      sql<object>`ticket.field_values`.as('field_values'),
    ])
    .execute();
  const words = searchWords(text);
  const tickets = await toSummaries(db, reader, rows);
  return found.flatMap(({ id }) => {
    const row = rows.find((each) => each.id === id);
    const ticket = tickets.find((each) => each.id === id);
    if (row === undefined || ticket === undefined) return [];
    return [{ ticket, foundIn: findPlace(row, words) }];
  });
}

type Texts = {
  number: string;
  subject: string;
  conversation_names: string;
  field_values: object;
  description: string;
};

/** Where the words stand that the row itself does not show. */
function findPlace(row: Texts, words: readonly string[]): FoundIn | null {
  const shown = `${row.number} ${row.subject}`;
  const hidden = words.filter((word) => snippetOf(shown, [word]) === null);
  if (hidden.length === 0) return null;
  const places = [
    ['conversation', row.conversation_names],
    ['field', Object.values(row.field_values).flat().filter(isText).join(' · ')],
    ['description', row.description],
  ] as const;
  for (const [place, text] of places) {
    const snippet = snippetOf(text, hidden);
    if (snippet !== null) return { place, text: snippet };
  }
  return null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/**
 * Records with the words. PostgreSQL believes one word to be as frequent in each kind of record as in all of them, and reads the table from
 * its beginning for the first few: a fifth of a second where this kind has none of it, among a million. Asked twice it counts as
 * rare, and the index answers.
 */
function recordsWith(words: string) {
  const matches = sql`search @@ to_tsquery('simple', ${words})`;
  return words.includes('&') ? matches : sql`${matches} and ${matches}`;
}

/** Records of one kind by words of name and company, or by the beginning of an address; the best first. */
export async function searchRecords(
  db: Db,
  kind: RecordKind,
  asked: Asked,
): Promise<{ total: number; items: RecordHit[] }> {
  const words = prefixQuery(asked.text);
  const address = `${asked.text
    .trim()
    .toLowerCase()
    .replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const matches = recordsWith(words ?? '');
  const isMine = sql<boolean>`(${asked.ownerId}::uuid is null or record.owner_id = ${asked.ownerId}::uuid)`;
  const { rows } = await sql<Found<RecordId> & { email: string | null }>`
    with named as (
      select id, search, active_at from record
      where kind = ${kind} and ${matches} and ${isMine} limit ${COUNT_MAX}
    ), addressed as (
      select record.id, search, active_at from record_email join record on record.id = record_email.record_id
      where record_email.kind = ${kind} and match_key like ${address} and ${isMine} limit ${COUNT_MAX}
    ), candidate as (
      select * from named union all select distinct on (id) * from addressed where id not in (select id from named)
    )
    select candidate.id, (count(*) over ())::int as total, (
      select record_email.address from record_email
      where record_email.record_id = candidate.id and match_key like ${address} order by position limit 1
    ) as email
    from candidate
    order by ts_rank(search, to_tsquery('simple', ${words ?? ''})) desc, active_at desc, id
    offset ${asked.offset} limit ${asked.limit}
  `.execute(db);
  const summaries = await findRecordSummaries(
    db,
    rows.map(({ id }) => id),
  );
  const byId = new Map<RecordId, RecordSummary>(summaries.map((summary) => [summary.id, summary]));
  const items = rows.flatMap(({ id, email }) => {
    const record = byId.get(id);
    return record === undefined ? [] : [{ record, email }];
  });
  return { total: Math.min(rows[0]?.total ?? 0, COUNT_MAX), items };
}
