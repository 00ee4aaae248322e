/**
 * One message from its selection until another is selected. What Outlook hands over with it is told at once; References, and
 * the Message-ID where it was missing, follow from the headers where the host can read them (mobile cannot).
 */
import { comparableOutlookId } from '#lib/base/outlook-ids.ts';
import { parseHeaderBlock, type MessageHeaders } from '#lib/mail/header-block.ts';
import {
  MailHostError,
  type MailFile,
  type MailMessage,
  type MailThread,
  type MessageBody,
} from '#lib/mail/mail-host.ts';
import { askOffice } from './ask-office.ts';
import { canReadFiles, listItemFiles, readItemFile } from './item-files.ts';
import { itemKey, type OfficeItem, type OfficePerson } from './office-app.ts';

/** Whose mailbox it is has to be known before anything is told, but not at any price. */
const OWNER_WITHIN_MS = 2000;

/** Of the headers; `cannot` where the host has no method for it. */
type Reading = 'cannot' | 'reading' | 'done' | 'failed';

/** A followed message. */
export type OpenItem = {
  readonly key: string;
  /** Undefined while it is not known yet whose mailbox it is in. */
  snapshot(): MailThread | undefined;
  retryIdentity(): void;
  readonly canReadFiles: boolean;
  readBody(messageKey: string): Promise<MessageBody>;
  listFiles(messageKey: string): Promise<MailFile[]>;
  readFile(messageKey: string, fileKey: string): Promise<Blob>;
};

type Options = {
  /** Address of the user. */
  userAddress: string;
  onChange: () => void;
  /** Aborts when another item is selected. */
  signal: AbortSignal;
};

/** Follows a message until the signal aborts. */
export function openItem(item: OfficeItem, { userAddress, onChange, signal }: Options): OpenItem {
  let mailbox = typeof item.getSharedPropertiesAsync === 'function' ? undefined : userAddress;
  let reading: Reading = typeof item.getAllInternetHeadersAsync === 'function' ? 'reading' : 'cannot';
  let headers: MessageHeaders | null = null;
  const changed = (): void => {
    if (!signal.aborted) onChange();
  };
  const readHeaders = async (): Promise<void> => {
    const raw = await askOffice<string>({ what: 'read-message-id' }, (done) =>
      item.getAllInternetHeadersAsync?.(done),
    ).catch(() => null);
    headers = raw === null ? null : parseHeaderBlock(raw);
    reading = raw === null ? 'failed' : 'done';
    changed();
  };
  const readOwner = async (): Promise<void> => {
    mailbox = await ownerOf(item, userAddress);
    changed();
  };
  const retryIdentity = (): void => {
    if (reading !== 'failed') return;
    reading = 'reading';
    changed();
    void readHeaders();
  };

  const whileOpen = async <T>(messageKey: string, read: () => Promise<T>): Promise<T> => {
    if (messageKey !== itemKey(item) || signal.aborted) throw goneError();
    const answer = await read();
    // The host answers for what is selected when it answers: another item's words must not come back as this one's.
    if (signal.aborted) throw goneError();
    return answer;
  };

  if (reading === 'reading') void readHeaders();
  if (mailbox === undefined) void readOwner();
  return {
    key: itemKey(item),
    snapshot: () => (mailbox === undefined ? undefined : toThread(item, { mailbox, headers, reading })),
    retryIdentity,
    canReadFiles: canReadFiles(item),
    readBody: (messageKey) => whileOpen(messageKey, () => readBody(item)),
    listFiles: (messageKey) => whileOpen(messageKey, async () => listItemFiles(item)),
    readFile: (messageKey, fileKey) => whileOpen(messageKey, () => readItemFile(item, fileKey)),
  };
}

/** Whose mailbox a shared item lies in; the user's own where the host does not say. */
async function ownerOf(item: OfficeItem, userAddress: string): Promise<string> {
  const question = { what: 'read-mailbox', timeoutMs: OWNER_WITHIN_MS };
  const shared = await askOffice<{ owner?: string }>(question, (done) =>
    item.getSharedPropertiesAsync?.(done),
  ).catch(() => null);
  return shared?.owner ?? userAddress;
}

async function readBody(item: OfficeItem): Promise<MessageBody> {
  const read = (type: 'html' | 'text') =>
    askOffice<string>({ what: 'read-body' }, (done) => item.body.getAsync(type, done));
  const [html, text] = await Promise.allSettled([read('html'), read('text')]);
  if (html.status === 'rejected' && text.status === 'rejected') throw text.reason;
  return {
    html: html.status === 'fulfilled' && html.value !== '' ? html.value : null,
    text: text.status === 'fulfilled' ? text.value : '',
  };
}

type Known = { mailbox: string; headers: MessageHeaders | null; reading: Reading };

function toThread(item: OfficeItem, { mailbox, headers, reading }: Known): MailThread {
  const message = toMessage(item, headers);
  return {
    key: itemKey(item),
    providerThreadId: item.conversationId ? comparableOutlookId(item.conversationId) : null,
    mailbox,
    // As other mail programs show a thread's: a ticket is not called "RE: …" because of who made it where.
    subject: item.normalizedSubject || (item.subject ?? ''),
    messages: [message],
    identity: identityOf(message, reading),
  };
}

function identityOf({ messageId }: MailMessage, reading: Reading): MailThread['identity'] {
  if (reading === 'reading') return { state: 'reading' };
  if (messageId !== null) return { state: 'known' };
  if (reading === 'failed') return { state: 'failed', reason: 'Outlook did not hand out the message.' };
  return { state: 'absent' };
}

function toMessage(item: OfficeItem, headers: MessageHeaders | null): MailMessage {
  const { messageId, references, recipients, sentAt, isAutomatic } = headers ?? UNREAD;
  const shown = [...(item.to ?? []), ...(item.cc ?? [])].map(toAddress).filter((one) => one !== null);
  return {
    key: itemKey(item),
    providerMessageId: item.itemId ?? null,
    references,
    isAutomatic,
    messageId: bareId(item.internetMessageId) ?? messageId,
    sender: senderOf(item, headers),
    recipients: shown.length > 0 ? shown : recipients,
    sentAt: sentAt ?? toInstant(item.dateTimeCreated),
  };
}

/** The headers of a message without any. */
const UNREAD = parseHeaderBlock('');

function senderOf({ from, sender }: OfficeItem, headers: MessageHeaders | null): MailMessage['sender'] {
  const shown = toAddress(from) ?? toAddress(sender);
  return shown ?? headers?.from ?? { address: '', name: from?.displayName ?? null };
}

/** Null where Exchange gives a name in its directory instead of an address. */
function toAddress(person: OfficePerson | null | undefined): { address: string; name: string | null } | null {
  if (!person?.emailAddress?.includes('@')) return null;
  return { address: person.emailAddress, name: person.displayName || null };
}

/** The library makes a date of whatever its host gives, also of nothing. */
function toInstant(date: Date | null | undefined): string | null {
  return date && !Number.isNaN(date.getTime()) ? date.toISOString() : null;
}

function bareId(id: string | null | undefined): string | null {
  return id?.replace(/[<>\s]/g, '') || null;
}

function goneError(): MailHostError {
  return new MailHostError('read-message', 'The message is not open any more.');
}
