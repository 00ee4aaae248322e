/**
 * One request to a receiver that nobody here trusts: connected only to an address that was checked in this very lookup, so that
 * a name cannot mean something else a moment later; no redirects; little time.
 */
import { lookup as resolve, type LookupAddress } from 'node:dns';
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from '#backend/core/public-addresses.ts';
import { hostOf } from './check-webhook-address.ts';

/** From the first byte sent to the last one read. */
const TIME_MS_MAX = 15_000;

const NOT_PUBLIC = 'The address is not on the public network.';

export type Post = {
  address: string;
  headers: Record<string, string>;
  body: string;
  allowsPrivate: boolean;
  timeMsMax?: number;
};

/** The answer as it begins; throws when there is none. */
export async function requestPublic({
  address,
  headers,
  body,
  allowsPrivate,
  timeMsMax = TIME_MS_MAX,
}: Post): Promise<IncomingMessage> {
  const url = new URL(address);
  if (!allowsPrivate && url.protocol !== 'https:')
    throw new Error('The address does not begin with https://.');
  // A number is connected to without a lookup.
  if (!allowsPrivate && isIP(hostOf(url)) !== 0 && !isPublicAddress(hostOf(url))) throw new Error(NOT_PUBLIC);
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    signal: AbortSignal.timeout(timeMsMax),
    agent: false,
    ...(allowsPrivate ? {} : { lookup: lookupPublic }),
  };
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((done, fail) => {
    const sent = request(url, options, done);
    sent.on('error', fail);
    sent.end(body);
  });
}

/** Resolves as always, and fails when any of the addresses is not public. */
const lookupPublic: LookupFunction = (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error !== null) return done(error, []);
    if (found.length === 0 || !found.every(({ address }) => isPublicAddress(address)))
      return done(new Error(NOT_PUBLIC), []);
    const [first] = found;
    return options.all === true || first === undefined
      ? done(null, found)
      : done(null, first.address, first.family);
  });
};
