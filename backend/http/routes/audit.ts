import { ok } from '#lib/base/result.ts';
import { ROUTES } from '#lib/contract/routes.ts';
import { listAuditRows } from '#backend/data/audit.ts';
import type { HandlersOf } from '../handler.ts';

export const auditHandlers: HandlersOf<'listAuditEntries'> = {
  listAuditEntries: async ({ companion, query }) => {
    const { items, next } = await listAuditRows(companion.database.db, {
      actorId: query.actorId,
      cursor: query.cursor,
      limit: query.limit,
    });
    const entries = items.map(({ at, action, outcome, ...row }) => ({
      ...row,
      at: at.toISOString(),
      action: summaryOf(action),
      outcome: outcome ?? ('unknown' as const),
    }));
    return ok({ items: entries, next });
  },
};

/** A route in words; of an older version that is no route any more, its name. */
function summaryOf(name: string): string {
  return Object.hasOwn(ROUTES, name) ? ROUTES[name as keyof typeof ROUTES].summary : name;
}
