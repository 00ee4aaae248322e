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
    participants: participants(newestFirst).slice(0, PEOPLE_MAX),
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
  const recipients = newestFirst.flatMap((message) => message.recipients);
  return [...senders, ...recipients].find((person) => !isOwn(person)) ?? null;
}

/** The newest message of a person, else the newest of all. */
export function newestMessageOf(thread: MailThread, address: string | null): MailMessage | null {
  const newestFirst = thread.messages.toReversed();
  const theirs = newestFirst.find(
    (message) => message.sender.address.toLowerCase() === address?.toLowerCase(),
  );
  return theirs ?? newestFirst[0] ?? null;
}

function participants(newestFirst: MailMessage[]): Participant[] {
  const known = new Map<string, Participant>();
  const add = ({ address, name }: MailAddress, role: Participant['role']) => {
    const key = address.toLowerCase();
    if (address.includes('@') && !known.has(key)) known.set(key, { address, name, role });
  };
  for (const message of newestFirst) add(message.sender, 'from');
  for (const message of newestFirst) for (const person of message.recipients) add(person, 'to');
  return [...known.values()];
}

function unique(values: (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}
