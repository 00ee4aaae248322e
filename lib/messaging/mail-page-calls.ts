/**
 * What a mail page's content script asks the worker, which has the connection and outlives the page. Both sides parse: neither the
 * page's process nor an older version of the other side is trusted to say what it should.
 */
import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { MailProvider } from '#lib/contract/threads.ts';

const Address = z.object({ address: z.string(), name: z.nullable(z.string()) });

const Place = { mailbox: z.string(), providerThreadId: z.nullable(z.string()) };

/** A reply was begun: what may be set on send? */
const OffersCall = z.object({ type: z.literal('threadside:offers'), ...Place });

/** A reply was sent. */
const SentCall = z.object({
  type: z.literal('threadside:sent'),
  ...Place,
  subject: z.string(),
  message: z.object({
    providerMessageId: z.nullable(z.string()),
    messageId: z.nullable(z.string()),
    references: z.array(z.string()),
    sender: Address,
    recipients: z.array(Address),
    sentAt: z.string(),
  }),
  chosen: z.nullable(z.string()),
});
export type SentCall = z.infer<typeof SentCall>;
export type OffersCall = z.infer<typeof OffersCall>;

/** A list shows these threads: how are they marked? */
const RowsCall = z.object({
  type: z.literal('threadside:rows'),
  provider: MailProvider,
  mailbox: z.string(),
  providerThreadIds: z.array(z.string()),
});
export type RowsCall = z.infer<typeof RowsCall>;

const MailPageCall = z.discriminatedUnion('type', [OffersCall, SentCall, RowsCall]);
export type MailPageCall = z.infer<typeof MailPageCall>;

/** What the worker answers to a call for offers. */
export const Offers = z.array(
  z.object({
    name: z.string(),
    now: z.string(),
    choices: z.array(z.object({ key: z.string(), label: z.string() })),
  }),
);

/** What the worker answers to a call for rows. */
export const RowMarks = z.array(
  z.object({
    providerThreadId: z.string(),
    shape: z.enum(['open', 'pending', 'on-hold', 'closed']),
    name: z.string(),
    words: z.string(),
    time: z.nullable(z.object({ tone: z.enum(['amber', 'red', 'breached']), words: z.string() })),
    others: z.number(),
  }),
);

/** From a mail page. Rejects when the extension was replaced meanwhile. */
export function askWorker(call: MailPageCall): Promise<unknown> {
  return browser.runtime.sendMessage(call);
}

/** In the worker: answers calls of our own content scripts with what `answer` resolves to; null when it rejects. */
export function serveMailPages(answer: (call: MailPageCall) => Promise<unknown>): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
    const call = MailPageCall.safeParse(message);
    if (!call.success || sender.id !== browser.runtime.id) return undefined;
    void answer(call.data).then(respond, () => respond(null));
    return true;
  });
}
