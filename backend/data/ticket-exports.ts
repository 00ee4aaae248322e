/** All tickets of a list, as they stand at one instant, without holding them all. */
import { sql } from 'kysely';
import type { TicketId } from '#lib/contract/ids.ts';
import type { Db } from './database.ts';
import { conditionsOf, type TicketSelection } from './ticket-lists.ts';
import { orderBy, type Sort } from './ticket-sorts.ts';
import type { Reader } from './ticket-summaries.ts';
import { visibleTo } from './visibility.ts';

export { readItems as readTickets } from './ticket-lists.ts';

/** Which tickets, in which order; 16 bytes each. */
export type TicketOrder = { count: number; slice: (from: number, to: number) => TicketId[] };

const ID_BYTES = 16;

/**
 * One statement reads all ids, so that a ticket that changes meanwhile is neither left out nor told twice; paging through an
 * order by the latest change would do both.
 */
export async function findTicketOrder(
  db: Db,
  reader: Reader,
  { sort, ...selection }: TicketSelection & { sort: Sort },
): Promise<TicketOrder> {
  const { rows } = await sql<{ ids: Uint8Array | null }>`
    select string_agg(uuid_send(ticket.id), ''::bytea order by ${orderBy(sort)}) as ids from ticket
    where ${visibleTo(reader.actor)} and ${sql.join(conditionsOf(selection), sql` and `)}
  `.execute(db);
  const ids = Buffer.from(rows[0]?.ids ?? []);
  const idAt = (place: number) => toUuid(ids.toString('hex', place * ID_BYTES, (place + 1) * ID_BYTES));
  const count = ids.length / ID_BYTES;
  return {
    count,
    slice: (from, to) =>
      Array.from({ length: Math.max(0, Math.min(to, count) - from) }, (_, place) => idAt(from + place)),
  };
}

function toUuid(hex: string): TicketId {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as TicketId;
}
