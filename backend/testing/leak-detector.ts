/** Asks the companion as one user, and fails when an answer has a word of a ticket that is hidden from that user. */
import { expect } from 'vitest';
import type { Route } from '#lib/contract/route.ts';
import type { DeskTicket, DeskUser } from './random-desk.ts';

type Call = { params?: Record<string, string>; query?: Record<string, string | number>; body?: unknown };

/** The answer, or null where the caller was refused. */
export type Ask = {
  <T>(route: Route, call: Call): Promise<T | null>;
  /** The answer as it came. */
  text: (route: Route, call: Call) => Promise<string | null>;
  /** The same for a place that may show these too. */
  except: (shown: readonly DeskTicket[]) => Ask;
};

/** Refusals that say nothing of the ticket: no right to ask at all, not there, or not to be used. */
const REFUSALS = [403, 404, 422];

export function askerFor(url: string, who: DeskUser, hidden: readonly DeskTicket[]): Ask {
  const text = async (route: Route, call: Call) => {
    const answer = await fetch(`${url}${pathOf(route, call)}`, {
      method: route.method,
      headers: {
        authorization: `Bearer ${who.user.token}`,
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    });
    const body = await answer.text();
    for (const { word } of hidden) expect(`${route.path} ${body}`).not.toContain(word);
    if (REFUSALS.includes(answer.status)) return null;
    expect(`${route.method} ${route.path} ${answer.status} ${answer.ok ? '' : body}`).toMatch(/ 20\d /);
    return body;
  };
  const ask = async <T>(route: Route, call: Call) => {
    const body = await text(route, call);
    return body === null ? null : (JSON.parse(body === '' ? 'true' : body) as T);
  };
  const except = (shown: readonly DeskTicket[]) =>
    askerFor(
      url,
      who,
      hidden.filter((ticket) => !shown.includes(ticket)),
    );
  return Object.assign(ask, { text, except });
}

function pathOf(route: Route, { params = {}, query = {} }: Call): string {
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? '');
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  return `${path}?${search.toString()}`;
}
