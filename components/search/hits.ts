/** Search results as rows: one shape for tickets and records, so that list and keyboard need not tell them apart. */
import type { RecordHit, SearchResults, SearchScope, TicketHit } from '#lib/contract/search.ts';

export type Hit = { key: string; href: string } & ({ ticket: TicketHit } | { record: RecordHit });

export type HitGroup = { scope: SearchScope; total: number; hits: Hit[] };

/** Groups in the order of the tabs, without empty ones; pages of one kind are put together. */
export function toGroups(pages: readonly SearchResults[]): HitGroup[] {
  const groups = new Map<SearchScope, HitGroup>();
  const add = (scope: SearchScope, total: number, hits: Hit[]) => {
    const group = groups.get(scope);
    if (group === undefined) groups.set(scope, { scope, total, hits });
    else group.hits.push(...hits);
  };
  for (const { tickets, records } of pages) {
    if (tickets !== undefined) add('tickets', tickets.total, tickets.items.map(ofTicket));
    for (const { kind, total, items } of records) add(kind, total, items.map(ofRecord));
  }
  return [...groups.values()].filter(({ hits }) => hits.length > 0);
}

function ofTicket(ticket: TicketHit): Hit {
  const { number } = ticket.ticket;
  return { key: number, href: `/tickets/${number}`, ticket };
}

function ofRecord(record: RecordHit): Hit {
  const { id } = record.record;
  return { key: id, href: `/records/${id}`, record };
}
