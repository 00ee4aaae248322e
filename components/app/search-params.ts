/**
 * Search parameters as plain text both ways. The router's own form writes JSON, so a search for 404 would read `%22404%22` in the
 * address; ours stays as people type it.
 */

/** `?status=open&owner=me` as `{status: 'open', owner: 'me'}`; of a repeated name the last one counts. */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

/** The reverse, with a leading `?`; empty and absent values are left out, and nothing is left of nothing. */
export function stringifySearch(search: Record<string, unknown>): string {
  const entries = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString();
  return text === '' ? '' : `?${text}`;
}
