/**
 * Replies in Gmail's compose, inline or popped out, as InboxSDK tells of them. A reply that was sent is told with what its raw
 * headers say, so that it has the same date and id here as when the thread tells of it later.
 */
import { type MessageHeaders } from '#lib/mail/header-block.ts';
import { type MailHost, type MailReply, type OnSendOffer } from '#lib/mail/mail-host.ts';
import { type GmailSdk } from './load-sdk.ts';
import { type MessageReader } from './message-reader.ts';
import { showOnSend, type OnSendControl, type OnSendWords } from './on-send-control.ts';

/** Somebody who closes the tab right after sending still has their reply told, with less known of it. */
const HEADERS_WITHIN_MS = 4000;

type ComposeView = Parameters<Parameters<GmailSdk['Compose']['registerComposeViewHandler']>[0]>[0];
type SentEvent = { getThreadID: () => Promise<string>; getMessageID: () => Promise<string> };

type Options = {
  reader: MessageReader;
  /** The open thread's id, which an inline reply belongs to. */
  openThreadId: () => string | null;
  words: OnSendWords;
  signal: AbortSignal;
};

/** The replies of one tab. */
export type FollowedReplies = { watch: MailHost['watchReplies']; offer: MailHost['offerOnSend'] };

type Writing = { view: ComposeView; started: MailReply; control: OnSendControl | null };

/** Follows until the signal aborts. */
export function followReplies(sdk: GmailSdk, options: Options): FollowedReplies {
  const { words, signal } = options;
  const mailbox = sdk.User.getEmailAddress();
  const writing = new Map<string, Writing>();
  const listeners = new Set<(reply: MailReply) => void>();
  const tell = (reply: MailReply): void => {
    for (const listener of listeners) listener(reply);
  };
  const follow = (view: ComposeView): void => {
    // Its kind can be changed in compose, so forwards are followed too; they are never told as sent.
    if (!view.isReply()) return;
    const key = `reply-${(composes += 1)}`;
    const inlineIn = view.isInlineReplyForm() ? options.openThreadId() : null;
    const providerThreadId = view.getThreadID() || inlineIn;
    const started: MailReply = { key, mailbox, providerThreadId, state: 'started' };
    const mine: Writing = { view, started, control: null };
    writing.set(key, mine);
    let written = readCompose(view);
    view.on('presending', () => {
      written = readCompose(view);
    });
    view.on('sent', (event: SentEvent) => {
      const chosen = mine.control?.chosen() ?? null;
      if (!written.isForward)
        void describeSent(event, started, options).then((facts) =>
          tell(sentReply({ started, written, chosen, ...facts })),
        );
    });
    view.on('destroy', () => writing.delete(key));
    tell(started);
  };
  const stop = sdk.Compose.registerComposeViewHandler(follow);
  signal.addEventListener('abort', stop, { once: true });
  return {
    watch: (listener, watch) => {
      listeners.add(listener);
      watch.signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
      for (const { started } of writing.values()) listener(started);
    },
    offer: (replyKey: string, offers: OnSendOffer[]) => {
      const reply = writing.get(replyKey);
      if (!reply) return;
      reply.control?.remove();
      reply.control = offers.length > 0 ? showOnSend(reply.view, offers, words) : null;
    },
  };
}

let composes = 0;

type Written = { isForward: boolean; subject: string; from: string; to: string[] };

/** Read before Gmail takes its compose away. */
function readCompose(view: ComposeView): Written {
  const contacts = [...view.getToRecipients(), ...view.getCcRecipients()];
  return {
    isForward: view.isForward(),
    subject: view.getSubject(),
    from: view.getFromContact().emailAddress,
    to: contacts.map(({ emailAddress }) => emailAddress).filter((address) => address?.includes('@')),
  };
}

type SentFacts = {
  threadId: string | null;
  messageId: string | null;
  headers: MessageHeaders | null;
  at: string;
};

async function describeSent(
  event: SentEvent,
  { providerThreadId }: MailReply,
  { reader, signal }: Options,
): Promise<SentFacts> {
  const at = new Date().toISOString();
  const facts: SentFacts = { threadId: providerThreadId, messageId: null, headers: null, at };
  const read = async (): Promise<void> => {
    facts.threadId = (await event.getThreadID().catch(() => null)) ?? providerThreadId;
    facts.messageId = await event.getMessageID().catch(() => null);
    if (facts.messageId !== null)
      facts.headers = await reader.readHeaders(facts.messageId, signal).catch(() => null);
  };
  await Promise.race([read(), untilLeft(HEADERS_WITHIN_MS)]);
  return facts;
}

/** Resolves when time is up or the page goes. */
function untilLeft(limitMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, limitMs);
    addEventListener('pagehide', () => resolve(), { once: true });
  });
}

type Sent = SentFacts & { started: MailReply; written: Written; chosen: string | null };

function sentReply({ started, written, chosen, threadId, messageId, headers, at }: Sent): MailReply {
  const { key, mailbox } = started;
  const shown = written.to.map((address) => ({ address, name: null }));
  const message = {
    providerMessageId: messageId,
    messageId: headers?.messageId ?? null,
    references: headers?.references ?? [],
    sender: headers?.from ?? { address: written.from || mailbox, name: null },
    recipients: headers?.recipients ?? shown,
    sentAt: headers?.sentAt ?? at,
  };
  return {
    key,
    mailbox,
    providerThreadId: threadId,
    state: 'sent',
    message,
    subject: written.subject,
    chosen,
  };
}
