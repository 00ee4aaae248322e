import type { ThreadFacts } from '#lib/contract/threads.ts';
import type { MailAddress, MailHost, MailMessage, MailThread } from '#lib/mail/mail-host.ts';

/** Limits of the contract; of a longer thread the newest are told. */
const IDS_MAX = 300;
const REFERENCES_MAX = 1000;
const PEOPLE_MAX = 500;

type Participant = NonNullable<ThreadFacts['participants']>[number];

/** What the companion may know of a thread: identity and people, never a word of any message. */
export function toThreadFacts(thread: MailThread, provider: MailHost['provider']): ThreadFacts {
  const newestFirst = thread.messages.toReversed();
  return {
    provider,
    mailbox: thread.mailbox,
    providerThreadId: thread.providerThreadId,
    subject: thread.subject,
    messageIds: unique(newestFirst.map((message) => message.messageId)).slice(0, IDS_MAX),
    references: unique(newestFirst.flatMap((message) => message.references)).slice(0, REFERENCES_MAX),
    participants: participants(newestFirst, isWriterUnknown(thread)).slice(0, PEOPLE_MAX),
  };
}

/** Where cache, drafts and outbox keep what belongs to a thread: the same after a restart of the mail program. */
export function threadPlace(
  thread: Pick<MailThread, 'mailbox' | 'providerThreadId' | 'key'>,
  provider: MailHost['provider'],
): string {
  return JSON.stringify([provider, thread.mailbox, thread.providerThreadId ?? thread.key]);
}

/** Whom the thread is with, as far as the mail alone tells: the newest sender who is not the mailbox itself. */
export function counterpart(thread: MailThread): MailAddress | null {
  const isOwn = ({ address }: MailAddress) => address.toLowerCase() === thread.mailbox.toLowerCase();
  const newestFirst = thread.messages.toReversed();
  const senders = newestFirst.map((message) => message.sender);
  const recipients = isWriterUnknown(thread) ? [] : newestFirst.flatMap((message) => message.recipients);
  return [...senders, ...recipients].find((person) => isNamed(person) && !isOwn(person)) ?? null;
}

/**
 * True when somebody wrote whose address the mail program does not show, and nobody else from outside is known to have written.
 * Whom the thread is with is then not known: a recipient would be a guess.
 */
export function isWriterUnknown({ messages, mailbox, identity }: MailThread): boolean {
  if (identity.state === 'reading') return false;
  const writers = messages.map(({ sender }) => sender.address.toLowerCase());
  return (
    writers.includes('') && writers.every((address) => address === '' || address === mailbox.toLowerCase())
  );
}

/** The thread with the address of its unknown writer, wherever the mail program shows the same name without one. */
export function withSender(thread: MailThread, address: string): MailThread {
  const isUnknown = ({ sender }: MailMessage) => sender.address === '';
  const name = thread.messages.findLast(isUnknown)?.sender.name;
  const messages = thread.messages.map((message) =>
    isUnknown(message) && message.sender.name === name
      ? { ...message, sender: { ...message.sender, address } }
      : message,
  );
  return { ...thread, messages };
}

function isNamed({ address, name }: MailAddress): boolean {
  return address !== '' || name !== null;
}

/** The newest message of a person, else the newest of all. */
export function newestMessageOf(thread: MailThread, address: string | null): MailMessage | null {
  const newestFirst = thread.messages.toReversed();
  const theirs = newestFirst.find(
    (message) => message.sender.address.toLowerCase() === address?.toLowerCase(),
  );
  return theirs ?? newestFirst[0] ?? null;
}

function participants(newestFirst: MailMessage[], isWithoutRecipients: boolean): Participant[] {
  const known = new Map<string, Participant>();
  const add = ({ address, name }: MailAddress, role: Participant['role']) => {
    const key = address.toLowerCase();
    if (address.includes('@') && !known.has(key)) known.set(key, { address, name, role });
  };
  for (const message of newestFirst) add(message.sender, 'from');
  if (isWithoutRecipients) return [...known.values()];
  for (const message of newestFirst) for (const person of message.recipients) add(person, 'to');
  return [...known.values()];
}

function unique(values: (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}
