/** Headers of Gmail messages, each read once a tab and never faster than Gmail's own page would ask. */
import { type MessageHeaders } from '#lib/mail/header-block.ts';
import { createRateLimiter } from '#lib/mail/rate-limiter.ts';
import { fetchMessageHeaders } from './raw-message.ts';

/** Below the 7 a second and 50 in 10 s that InboxSDK allows itself towards Gmail. */
const GMAIL_LIMITS = [
  { count: 5, perMs: 1000 },
  { count: 50, perMs: 10_000 },
];
const CACHED_MAX = 2000;

/** Reads headers by legacy message id; rejects with MailHostError when Gmail will not answer, or when the signal aborts. */
export type HeaderReader = (legacyMessageId: string, signal: AbortSignal) => Promise<MessageHeaders>;

/** A reader for the account this tab shows. What failed is forgotten, so that a retry asks again. */
export function createHeaderReader(mailbox: string): HeaderReader {
  const known = new Map<string, Promise<MessageHeaders>>();
  const mayStart = createRateLimiter(GMAIL_LIMITS);
  return (id, signal) => {
    const key = `${mailbox} ${id}`;
    const cached = known.get(key);
    if (cached) return cached;
    const reading = mayStart().then(() => {
      signal.throwIfAborted();
      return fetchMessageHeaders(id);
    });
    known.set(key, reading);
    reading.catch(() => known.delete(key));
    forgetOldest(known);
    return reading;
  };
}

function forgetOldest(known: Map<string, unknown>): void {
  const oldest = known.keys().next();
  if (known.size > CACHED_MAX && !oldest.done) known.delete(oldest.value);
}
