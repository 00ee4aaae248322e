/** The device code in the address that sign-in leads to, so that its page can say why it asks; undefined without one. */
export function codeOfNext(next: string | undefined): string | undefined {
  if (next === undefined || !next.startsWith('/connect?')) return undefined;
  return new URLSearchParams(next.slice(next.indexOf('?'))).get('code') ?? undefined;
}
