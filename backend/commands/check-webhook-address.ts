/** Which addresses a webhook may have: public ones, by https, unless the configuration allows others. */
import { lookup } from 'node:dns/promises';
import { isPublicAddress } from '#backend/core/public-addresses.ts';
import type { Refusal } from './companion.ts';

const LOOKUP_MS_MAX = 5_000;

/**
 * Why requests must not go to an address; null when they may. What its name means may change later, so sending checks again.
 * Never within a transaction: looking up a name takes time that others would wait.
 */
export async function checkWebhookAddress(address: string, allowsPrivate: boolean): Promise<Refusal | null> {
  const message = await findFault(address, allowsPrivate);
  return message === null
    ? null
    : { code: 'unusable_value', detail: message, errors: [{ field: 'address', message }] };
}

async function findFault(address: string, allowsPrivate: boolean): Promise<string | null> {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !['https:', 'http:'].includes(url.protocol))
    return 'Give an address such as https://hooks.example.com/threadside.';
  if (url.username !== '' || url.password !== '') return 'Leave name and password out of the address.';
  if (allowsPrivate) return null;
  if (url.protocol !== 'https:') return 'Give an address that begins with https://.';
  const found = await findAddresses(hostOf(url));
  if (found.length === 0) return 'Check the spelling; this name is not known.';
  return found.every(isPublicAddress)
    ? null
    : 'Give an address on the public network. Private ones need WEBHOOKS_TO_PRIVATE=true.';
}

/** The host of an address, as a resolver takes it. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1');
}

async function findAddresses(host: string): Promise<string[]> {
  const late = new Promise<string[]>((resolve) => {
    setTimeout(() => resolve([]), LOOKUP_MS_MAX).unref();
  });
  const found = lookup(host, { all: true }).then(
    (all) => all.map(({ address }) => address),
    () => [],
  );
  return Promise.race([found, late]);
}
