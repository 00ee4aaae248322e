import { ok } from '#lib/base/result.ts';
import type { AuditKind } from '#lib/contract/audit.ts';
import type { Route } from '#lib/contract/route.ts';
import { ROUTES } from '#lib/contract/routes.ts';
import { auditKindOf, isAudited } from '#backend/core/audit.ts';
import { listAuditRows } from '#backend/data/audit.ts';
import type { HandlersOf } from '../handler.ts';

export const auditHandlers: HandlersOf<'listAuditEntries'> = {
  listAuditEntries: async ({ companion, query: { kind, from, until, ...query } }) => {
    const asked = {
      actorId: query.actorId,
      calls: kind === undefined ? undefined : callsOf(kind),
      from: from === undefined ? undefined : new Date(from),
      until: until === undefined ? undefined : new Date(until),
    };
    const page = { cursor: query.cursor, limit: query.limit };
    const { items, next } = await listAuditRows(companion.database.db, asked, page);
    const entries = items.map(({ at, action: call, outcome, ...row }) => ({
      ...row,
      at: at.toISOString(),
      call,
      action: routeOf(call)?.summary ?? call,
      kind: kindOf(call),
      outcome: outcome ?? ('unknown' as const),
    }));
    return ok({ items: entries, next });
  },
};

/** The route of a call; none for one of an older version that is no route any more. */
function routeOf(call: string): Route | null {
  return Object.hasOwn(ROUTES, call) ? ROUTES[call as keyof typeof ROUTES] : null;
}

function kindOf(call: string): AuditKind {
  const route = routeOf(call);
  return route === null ? 'other' : auditKindOf(route);
}

function callsOf(kind: AuditKind): string[] {
  const routes = Object.entries<Route>(ROUTES);
  return routes.flatMap(([call, route]) => (isAudited(route) && auditKindOf(route) === kind ? [call] : []));
}
