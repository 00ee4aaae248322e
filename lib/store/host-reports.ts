/**
 * What the sidebar last found in each mail program, for the diagnosis page: how much, never what. No address, subject or text.
 */
import type { MailProvider } from '#lib/contract/threads.ts';
import type { KeyValueStore } from './key-value-store.ts';

export type HostReport = {
  /** ISO instant. */
  at: string;
  hasThread: boolean;
  hasMailbox: boolean;
  hasSubject: boolean;
  messages: number;
  /** Messages whose Message-ID is known. */
  identified: number;
  /** Messages whose sender is known. */
  withSender: number;
  identity: string | null;
  /** Why Message-IDs could not be read, without mail content. */
  reason: string | null;
};

/** Where the newest report of each mail program is kept; `components/options/read-host-reports.ts` reads it. */
export const HOST_REPORTS_KEY = 'hostReports';

/** Keeps a report beside those of the other mail programs. */
export async function keepHostReport(
  values: KeyValueStore,
  provider: MailProvider,
  report: HostReport,
): Promise<void> {
  const others = (await values.get(HOST_REPORTS_KEY)) as object | undefined;
  await values.set(HOST_REPORTS_KEY, { ...others, [provider]: report });
}

type Seen = {
  mailbox: string;
  subject: string;
  messages: { messageId: string | null; sender: { address: string | null } | null }[];
  identity: { state: string; reason?: string };
};

/** The report of what is open; null: nothing is. */
export function reportOf(thread: Seen | null, at: Date): HostReport {
  const messages = thread?.messages ?? [];
  return {
    at: at.toISOString(),
    hasThread: thread !== null,
    hasMailbox: (thread?.mailbox ?? '') !== '',
    hasSubject: (thread?.subject ?? '') !== '',
    messages: messages.length,
    identified: messages.filter(({ messageId }) => messageId !== null).length,
    withSender: messages.filter(({ sender }) => (sender?.address ?? '') !== '').length,
    identity: thread?.identity.state ?? null,
    reason: thread?.identity.reason ?? null,
  };
}
