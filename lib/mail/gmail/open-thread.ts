/**
 * One thread that Gmail shows, from its opening to its end. It is told at once with what the page holds; Message-IDs,
 * recipients and dates follow from the raw headers, newest message first, because its References name the older ones,
 * whose bodies Gmail keeps collapsed and the SDK does not announce.
 */
import { type MessageHeaders } from '#lib/mail/header-block.ts';
import {
  MailHostError,
  type MailMessage,
  type MailThread,
  type MessageBody,
  type ThreadIdentity,
} from '#lib/mail/mail-host.ts';
import { type MessageReader } from './message-reader.ts';
import {
  type GmailMessageView,
  type GmailThreadView,
  describeMessage,
  loadedMessageId,
} from './sdk-views.ts';

/** A page that shows no readable message for so long will not show one without somebody acting. */
const NO_MESSAGE_AFTER_MS = 12_000;

type Entry = {
  key: string;
  view: GmailMessageView;
  providerMessageId: string | null;
  reading: 'no' | 'yes' | 'done' | 'failed';
  headers: MessageHeaders | null;
  /** Once somebody has asked for them, and so long as the thread is open. */
  files: Promise<File[]> | null;
};

/** A followed thread. */
export type OpenThread = {
  readonly key: string;
  readonly view: GmailThreadView;
  snapshot(): MailThread;
  /** Looks at the page again: messages may have loaded, expanded or arrived. */
  refresh(): void;
  retryIdentity(): void;
  readBody(messageKey: string): MessageBody;
  readFiles(messageKey: string): Promise<File[]>;
};

type Options = {
  key: string;
  providerThreadId: string | null;
  mailbox: string;
  reader: MessageReader;
  onChange: (thread: OpenThread) => void;
  signal: AbortSignal;
};

/** Follows a thread view until the signal aborts. */
export function openThread(view: GmailThreadView, options: Options): OpenThread {
  const entries = new Map<GmailMessageView, Entry>();
  let waitedTooLong = false;
  let scheduled = false;

  const changed = (): void => {
    if (scheduled || options.signal.aborted) return;
    scheduled = true;
    queueMicrotask(() => {
      scheduled = false;
      if (!options.signal.aborted) options.onChange(thread);
    });
  };

  const read = async (entry: Entry): Promise<void> => {
    entry.providerMessageId ??= await loadedMessageId(entry.view);
    if (entry.providerMessageId === null || entry.reading !== 'no') return;
    entry.reading = 'yes';
    try {
      entry.headers = await options.reader.readHeaders(entry.providerMessageId, options.signal);
      entry.reading = 'done';
    } catch {
      entry.reading = 'failed';
    }
    changed();
  };

  const refresh = (): void => {
    for (const messageView of view.getMessageViewsAll()) {
      if (entries.has(messageView)) continue;
      entries.set(messageView, newEntry(messageView));
      messageView.on('load', refresh);
    }
    for (const entry of [...entries.values()].toReversed()) if (entry.reading === 'no') void read(entry);
    changed();
  };

  const thread: OpenThread = {
    key: options.key,
    view,
    refresh,
    snapshot: () => ({
      key: options.key,
      providerThreadId: options.providerThreadId,
      mailbox: options.mailbox,
      subject: view.getSubject(),
      messages: present(entries).map(toMessage),
      identity: identityOf(present(entries), waitedTooLong),
    }),
    retryIdentity: () => {
      waitedTooLong = false;
      for (const entry of entries.values()) if (entry.reading === 'failed') entry.reading = 'no';
      refresh();
    },
    readBody: (messageKey) => bodyOf(entryOf(entries, messageKey)),
    readFiles: async (messageKey) => filesOf(entryOf(entries, messageKey), options),
  };

  const timer = setTimeout(() => ((waitedTooLong = true), changed()), NO_MESSAGE_AFTER_MS);
  options.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  refresh();
  return thread;
}

/** Of the tab: a number within the thread would name another message when the next thread opens, or this one again. */
let keys = 0;

function newEntry(view: GmailMessageView): Entry {
  return {
    key: `message-${(keys += 1)}`,
    view,
    providerMessageId: null,
    reading: 'no',
    headers: null,
    files: null,
  };
}

function present(entries: Map<GmailMessageView, Entry>): Entry[] {
  return [...entries.values()].filter((entry) => !entry.view.destroyed);
}

function toMessage(entry: Entry): MailMessage {
  const { key, providerMessageId } = entry;
  const { from, recipients, ...headers } = entry.headers ?? UNREAD;
  const shown = describeMessage(entry.view);
  return {
    key,
    providerMessageId,
    ...headers,
    sender: shown.sender ?? from ?? { address: '', name: null },
    recipients: recipients.length > 0 ? recipients : shown.recipients,
  };
}

const UNREAD: MessageHeaders = {
  messageId: null,
  references: [],
  from: null,
  recipients: [],
  sentAt: null,
  isAutomatic: false,
};

function identityOf(entries: Entry[], waitedTooLong: boolean): ThreadIdentity {
  if (entries.some((entry) => entry.headers?.messageId)) return { state: 'known' };
  if (entries.some((entry) => entry.reading === 'yes')) return { state: 'reading' };
  if (entries.some((entry) => entry.reading === 'failed')) {
    return { state: 'failed', reason: 'Gmail did not hand out the message.' };
  }
  if (entries.some((entry) => entry.reading === 'done')) return { state: 'absent' };
  return waitedTooLong
    ? { state: 'failed', reason: 'Gmail shows no open message here.' }
    : { state: 'reading' };
}

function entryOf(entries: Map<GmailMessageView, Entry>, messageKey: string): Entry {
  const entry = present(entries).find(({ key }) => key === messageKey);
  if (!entry) throw new MailHostError('read-message', 'The message is not open any more.');
  return entry;
}

/** Read once, unless that failed. */
function filesOf(entry: Entry, { reader, signal }: Options): Promise<File[]> {
  const read = async (): Promise<File[]> => {
    entry.providerMessageId ??= await loadedMessageId(entry.view);
    if (entry.providerMessageId === null) throw unopenedError();
    return reader.readFiles(entry.providerMessageId, signal);
  };
  entry.files ??= read().catch((error: unknown) => {
    entry.files = null;
    throw error;
  });
  return entry.files;
}

function bodyOf(entry: Entry): MessageBody {
  try {
    const element = entry.view.getBodyElement();
    return { html: element.innerHTML, text: element.innerText };
  } catch (cause) {
    throw unopenedError(cause);
  }
}

function unopenedError(cause?: unknown): MailHostError {
  return new MailHostError('read-message', 'Gmail has not opened this message.', { cause });
}
