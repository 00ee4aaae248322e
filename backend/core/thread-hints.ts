/** A provider's own thread id, which is valid in one mailbox only. */
import { comparableOutlookId } from '#lib/base/outlook-ids.ts';
import type { MailProvider, ThreadFacts } from '#lib/contract/threads.ts';
import { toMatchKey } from './addresses.ts';

/** What a thread is found again by in its own mailbox. */
export type ThreadHint = {
  /** Programs whose ids mean the same: Outlook on the web and its add-ins look into one mailbox by one kind of id. */
  providers: MailProvider[];
  mailboxKey: string;
  providerThreadId: string;
};

const OUTLOOK: MailProvider[] = ['outlook-web', 'office'];

/** Null for a thread whose mail program tells no id. */
export function hintOf({ provider, mailbox, providerThreadId }: ThreadFacts): ThreadHint | null {
  if (providerThreadId === null) return null;
  const isOutlook = OUTLOOK.includes(provider);
  return {
    providers: isOutlook ? OUTLOOK : [provider],
    mailboxKey: toMatchKey(mailbox),
    providerThreadId: isOutlook ? comparableOutlookId(providerThreadId) : providerThreadId,
  };
}
