import type { MailThread } from '#lib/mail/mail-host.ts';

/** What every screen over a thread is given. */
export type OnThread = {
  thread: MailThread;
  /** The thread as it is known now, also after the screen was left; Message-IDs may come late. */
  getThread: () => MailThread;
  /** Where this computer keeps what belongs to the thread. */
  place: string;
  /** Key of the thread's context among the queries. */
  queryKey: readonly unknown[];
  onBack: () => void;
};
