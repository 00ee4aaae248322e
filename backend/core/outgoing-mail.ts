/** When a mail is tried again, and how much goes to one person. */
import { pauseAfter } from './retries.ts';

/** So many mails that nobody wrote go to one address in an hour; more wait. */
export const AUTOMATIC_AN_HOUR = 60;

/** How long what is too much waits before it is looked at again. */
export const TOO_MUCH_MS = 10 * 60_000;

/** What nobody sends by a server that was away is of no use after three days. */
export const NOTICE_USEFUL_MS = 3 * 24 * 60 * 60_000;

export type AfterFault = { state: 'failed' } | { state: 'waiting'; inMs: number };

/** What follows from a fault at the given try; `chance` from 0 to 1 spreads those that failed together. */
export function decideAfterFault(
  { isFinal }: { isFinal: boolean },
  tries: number,
  chance: number,
): AfterFault {
  const pause = isFinal ? null : pauseAfter(tries, chance);
  return pause === null ? { state: 'failed' } : { state: 'waiting', inMs: pause };
}

/**
 * The Message-ID, with angle brackets, of a mail that the companion writes by itself: the same for the same digest, so that a mail
 * that is sent twice is one to whoever gets it.
 */
export function automaticMessageId(digest: string, publicUrl: string): string {
  const { hostname } = new URL(publicUrl);
  return `<threadside.auto.${digest.slice(0, 32)}@${hostname.replaceAll(/[[\]:]/g, '.').replaceAll(/^\.+|\.+$/g, '')}>`;
}
