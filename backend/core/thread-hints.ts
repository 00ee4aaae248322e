/** A provider's own thread id, which is valid in one mailbox only. */
import { comparableOutlookId } from '#lib/base/outlook-ids.ts';
import type { MailProvider, ThreadFacts } from '#lib/contract/threads.ts';
import { toMatchKey } from './addresses.ts';

/** Whose ids they are. */
export type HintPlace = {
  /** Programs whose ids mean the same: Outlook on the web and its add-ins look into one mailbox by one kind of id. */
  providers: MailProvider[];
  mailboxKey: string;
};

/** What a thread is found again by in its own mailbox. */
export type ThreadHint = HintPlace & { providerThreadId: string };

const OUTLOOK: MailProvider[] = ['outlook-web', 'office'];

/** Null for a thread whose mail program tells no id. */
export function hintOf(facts: ThreadFacts): ThreadHint | null {
  const { provider, providerThreadId } = facts;
  if (providerThreadId === null) return null;
  return { ...hintPlace(facts), providerThreadId: hintId(provider, providerThreadId) };
}

/** Where the hints of a mailbox are kept. */
export function hintPlace({ provider, mailbox }: Pick<ThreadFacts, 'provider' | 'mailbox'>): HintPlace {
  return {
    providers: OUTLOOK.includes(provider) ? OUTLOOK : [provider],
    mailboxKey: toMatchKey(mailbox),
  };
}

/** An id in the one form in which hints keep it. */
export function hintId(provider: MailProvider, providerThreadId: string): string {
  return OUTLOOK.includes(provider) ? comparableOutlookId(providerThreadId) : providerThreadId;
}
