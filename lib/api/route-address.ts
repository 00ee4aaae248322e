import type { Route, RouteCall } from '#lib/contract/route.ts';

/** The path of a route with its parameters filled in. */
export function fillPath(path: string, params: Record<string, unknown>): string {
  return path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
}

/** What a query holds, without what is not given. */
export function definedOnly(query: Record<string, unknown>): Record<string, string> {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([key, value]) => [key, String(value)]));
}

/** The address of a call on the page's own companion, e.g. for a link to a file. */
export function addressOf<R extends Route>(route: R, call: RouteCall<R>): string {
  const { params = {}, query = {} } = call as {
    params?: Record<string, unknown>;
    query?: Record<string, unknown>;
  };
  const search = new URLSearchParams(definedOnly(query)).toString();
  return fillPath(route.path, params) + (search === '' ? '' : `?${search}`);
}
