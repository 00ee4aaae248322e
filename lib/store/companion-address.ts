import { err, ok, type Result } from '#lib/base/result.ts';

/** Why an address cannot be a companion's. */
export type AddressRefusal = 'empty' | 'not-an-address' | 'not-https' | 'has-credentials';

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * The origin of a companion from what a person typed: `desk.osterby.example/tickets` gives `https://desk.osterby.example`.
 * Only https, or http on this computer: the panel lies in an https page, where browsers block plain http to anything else.
 */
export function parseCompanionAddress(typed: string): Result<string, AddressRefusal> {
  const text = typed.trim();
  if (text === '') return err('empty');
  const url = parseUrl(text);
  if (url === null || !/^https?:$/.test(url.protocol) || !isHostName(url.hostname))
    return err('not-an-address');
  if (url.username !== '' || url.password !== '') return err('has-credentials');
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) return err('not-https');
  return ok(url.origin);
}

function parseUrl(text: string): URL | null {
  if (/^[a-z][a-z+.-]*:\/\//i.test(text)) return URL.parse(text);
  const assumed = URL.parse(`https://${text}`);
  if (assumed === null || !LOOPBACK.test(assumed.hostname)) return assumed;
  // Nobody types a scheme for the machine they sit at, and a companion there has no certificate.
  return URL.parse(`http://${text}`);
}

function isHostName(name: string): boolean {
  return LOOPBACK.test(name) || name.includes('.');
}
