/**
 * One request to a receiver that nobody here trusts: connected only to an address that was checked in this very lookup, so that
 * a name cannot mean something else a moment later; no redirects; little time, and little of the answer read.
 */
import { lookup as resolve, type LookupAddress } from 'node:dns';
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Answer } from '#backend/core/webhooks.ts';
import { isPublicAddress } from '#backend/core/public-addresses.ts';
import { hostOf } from './check-webhook-address.ts';

/** From the first byte sent to the last one read. */
const TIME_MS_MAX = 15_000;
const ANSWER_BYTES_MAX = 64 * 1024;

const NOT_PUBLIC = 'The address is not on the public network.';

export type Post = {
  address: string;
  headers: Record<string, string>;
  body: string;
  allowsPrivate: boolean;
  timeMsMax?: number;
};

/** The receiver's answer, or why there is none. */
export async function postWebhook(post: Post): Promise<Answer> {
  try {
    return await send(post);
  } catch (error) {
    return { statusCode: null, problem: explain(error as NodeJS.ErrnoException), retryAfterMs: null };
  }
}

async function send({
  address,
  headers,
  body,
  allowsPrivate,
  timeMsMax = TIME_MS_MAX,
}: Post): Promise<Answer> {
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
    const sent = request(url, options, (answer) => {
      done(readAnswer(answer));
    });
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

/** The answer's head; its body is read, up to a limit, and thrown away. */
async function readAnswer(answer: IncomingMessage): Promise<Answer> {
  let size = 0;
  for await (const chunk of answer) {
    size += (chunk as Buffer).length;
    if (size > ANSWER_BYTES_MAX) break;
  }
  answer.destroy();
  const statusCode = answer.statusCode ?? null;
  const isRedirect = statusCode !== null && statusCode >= 300 && statusCode < 400;
  return {
    statusCode,
    problem: isRedirect ? 'Redirects are not followed. Give the address that it leads to.' : null,
    retryAfterMs: retryAfterOf(answer.headers['retry-after']),
  };
}

function retryAfterOf(header: string | undefined): number | null {
  if (header === undefined) return null;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

const WORDS: Record<string, string> = {
  ECONNREFUSED: 'Nobody listens at this address.',
  ECONNRESET: 'The connection broke off.',
  ENOTFOUND: 'The name is not known.',
  EAI_AGAIN: 'The name could not be looked up.',
  ABORT_ERR: 'No answer within 15 seconds.',
};

function explain(error: NodeJS.ErrnoException): string {
  return (WORDS[error.code ?? ''] ?? error.message).slice(0, 200);
}
