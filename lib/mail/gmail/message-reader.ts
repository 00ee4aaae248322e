/** Gmail's messages beyond what the page shows: headers, each read once a tab, and files. Never faster than Gmail's own page would ask. */
import { type MessageHeaders } from '#lib/mail/header-block.ts';
import { createRateLimiter } from '#lib/mail/rate-limiter.ts';
import { filesOfMessage } from '#lib/mail/message-files.ts';
import { fetchMessageHeaders, fetchRawMessage } from './raw-message.ts';

/** Below the 7 a second and 50 in 10 s that InboxSDK allows itself towards Gmail. */
const GMAIL_LIMITS = [
  { count: 5, perMs: 1000 },
  { count: 50, perMs: 10_000 },
];
const CACHED_MAX = 2000;

/** Both take a legacy message id, and reject with MailHostError when Gmail will not answer, or when the signal aborts. */
export type MessageReader = {
  readHeaders(legacyMessageId: string, signal: AbortSignal): Promise<MessageHeaders>;
  /** Reads the whole message at each call. */
  readFiles(legacyMessageId: string, signal: AbortSignal): Promise<File[]>;
};

/** A reader for the account this tab shows. What failed is forgotten, so that a retry asks again. */
export function createMessageReader(mailbox: string): MessageReader {
  const known = new Map<string, Promise<MessageHeaders>>();
  const mayStart = createRateLimiter(GMAIL_LIMITS);
  return {
    readHeaders: (id, signal) => {
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
    },
    readFiles: async (id, signal) => {
      await mayStart();
      return filesOfMessage(await fetchRawMessage(id, signal));
    },
  };
}

function forgetOldest(known: Map<string, unknown>): void {
  const oldest = known.keys().next();
  if (known.size > CACHED_MAX && !oldest.done) known.delete(oldest.value);
}
