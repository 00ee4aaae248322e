import { ok } from '#lib/base/result.ts';
import { RecordKind } from '#lib/contract/records.ts';
import { SEARCH_SCOPES, type SearchResults, type SearchScope } from '#lib/contract/search.ts';
import { isPermitted } from '#backend/core/permissions.ts';
import { searchRecords, searchTickets } from '#backend/data/search.ts';
import type { HandlersOf } from '../handler.ts';

export const searchHandlers: HandlersOf<'search'> = {
  search: async ({ companion, caller, query }) => {
    const { db } = companion.database;
    const { actor } = caller;
    const asked = { ...query, ownerId: query.mine ? actor.userId : null };
    const scopes: readonly SearchScope[] = query.scope === undefined ? SEARCH_SCOPES : [query.scope];
    const kinds = RecordKind.options.filter((kind) => scopes.includes(kind));
    const results: SearchResults = { records: [], denied: [] };
    if (scopes.includes('tickets')) {
      if (isPermitted(actor, 'tickets.read'))
        results.tickets = await searchTickets(
          db,
          { actor, publicUrl: companion.publicUrl, now: companion.now },
          asked,
        );
      else results.denied.push('tickets');
    }
    if (kinds.length > 0 && !isPermitted(actor, 'records.read')) results.denied.push('records');
    else for (const kind of kinds) results.records.push({ kind, ...(await searchRecords(db, kind, asked)) });
    return ok(results);
  },
};
