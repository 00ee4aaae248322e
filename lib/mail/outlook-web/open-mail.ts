/** Follows what Outlook's page shows, from one open conversation to the next. */
import type { MailThread } from '#lib/mail/mail-host.ts';
import { readPage, type FoundBy, type OpenMailReading, type ReadMessage } from './read-page.ts';
import { DOUBT_LIMIT_MS, settle, type Settled } from './settle.ts';

/** What is open, as it was last seen. */
export type OpenMail = {
  thread(): MailThread | null;
  /** Looks at the page at once, without waiting for it to be quiet. */
  look(): void;
  /** A message of the open thread that is in the page now. */
  message(key: string): ReadMessage | null;
  /** Which strategy found each fact; null while nothing is open. */
  foundBy(): FoundBy | null;
  /** True while list and pane name different conversations. */
  isInDoubt(): boolean;
  /** Whose mailbox the page says it is; null where it does not. */
  mailbox(): string | null;
};

type Options = {
  page: Document;
  onChange: () => void;
  /** Whose mailbox it is, where the page does not say. */
  otherMailbox: () => string | null;
  signal: AbortSignal;
};

/** Follows until the signal aborts; the caller says when to look. */
export function followOpenMail({ page, onChange, otherMailbox, signal }: Options): OpenMail {
  let reading: OpenMailReading | null = null;
  let settled: Settled | null = null;
  let thread: MailThread | null = null;
  let mailbox: string | null = null;
  let doubt: ReturnType<typeof setTimeout> | undefined;

  const look = (): void => {
    const next = readPage(page, new URL(page.location.href));
    mailbox = next?.mailbox ?? mailbox;
    clearTimeout(doubt);
    if (next === null) {
      settled = null;
      return tell(null, null);
    }
    const step = settle(settled, toLook(next), performance.now());
    settled = step.settled;
    if (step.verdict.state === 'wait') doubt = setTimeout(look, DOUBT_LIMIT_MS);
    else tell(next, toThread(next, { id: step.verdict.id, mailbox: mailbox ?? otherMailbox() ?? '' }));
  };
  const tell = (read: OpenMailReading | null, next: MailThread | null): void => {
    reading = read;
    const isNew = JSON.stringify(next) !== JSON.stringify(thread);
    thread = next;
    if (isNew) onChange();
  };

  signal.addEventListener('abort', () => clearTimeout(doubt), { once: true });
  return {
    thread: () => thread,
    look,
    message: (key) =>
      reading?.messages.find((message) => thread !== null && messageKey(thread.key, message) === key) ?? null,
    foundBy: () => reading?.foundBy ?? null,
    isInDoubt: () => settled !== null && settled.doubtSince !== null,
    mailbox: () => mailbox,
  };
}

function toLook(reading: OpenMailReading) {
  // Without the bodies, which may come after all else.
  const messages = reading.messages.map(({ key, sender, shownTime }) => [key, sender, shownTime]);
  return {
    id: reading.conversationId,
    mark: JSON.stringify([reading.subject, messages]),
    topic: reading.subject,
    rowText: reading.rowText,
  };
}

/** Outlook's page has no Message-ID, nor headers that tell who only answered by itself. */
function toThread(
  reading: OpenMailReading,
  { id, mailbox }: { id: string | null; mailbox: string },
): MailThread {
  const key = id ?? `unnamed ${reading.subject}`;
  return {
    key,
    providerThreadId: id,
    mailbox,
    subject: reading.subject,
    messages: reading.messages.map((message) => ({
      key: messageKey(key, message),
      providerMessageId: null,
      messageId: null,
      references: [],
      sender: message.sender,
      recipients: message.recipients,
      sentAt: message.sentAt,
      isAutomatic: false,
    })),
    identity: { state: 'absent' },
  };
}

/** Bodies are numbered anew in each conversation, so the number alone could name another one's mail. */
function messageKey(threadKey: string, { key }: ReadMessage): string {
  return `${threadKey} ${key}`;
}
