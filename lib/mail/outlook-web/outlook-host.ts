/** Outlook on the web behind MailHost, read from its page alone. What the page shows beside that comes in as `surface`. */
import {
  MailHostError,
  NO_FILES,
  THREAD_ONLY,
  THREAD_ONLY_CAN,
  type MailHost,
  type MailHostCapabilities,
  type MailThread,
} from '#lib/mail/mail-host.ts';
import { followOpenMail } from './open-mail.ts';
import { joinOtherWindows } from './other-windows.ts';
import type { FoundBy } from './read-page.ts';
import { watchOutlookTheme } from './theme.ts';

/** Where the sidebar is shown while a mail is open. */
export type OutlookSurface = {
  show(): void;
  hide(): void;
  /** Count on the ticket icon; null takes it away. */
  showCount(count: number | null): void;
};

type Options = {
  page: Document;
  surface: OutlookSurface;
  /** Whether the sidebar acts in that mailbox; empty where nobody knows whose it is. */
  covers: (mailbox: string) => boolean;
  signal: AbortSignal;
};

/** The host, and what it went by. */
export type OutlookHost = MailHost & {
  /** Which strategy found each fact of what is open; null while nothing is. */
  foundBy(): FoundBy | null;
};

const CAN: MailHostCapabilities = {
  readMessageIds: false,
  readBodies: true,
  readFiles: false,
  showTicketCount: true,
  ...THREAD_ONLY_CAN,
};

/** The host of one tab; it ends with the signal. */
export function createOutlookHost({ page, surface, covers, signal }: Options): OutlookHost {
  const listeners = new Set<(thread: MailThread | null) => void>();
  let otherMailbox: string | null = null;
  let askedFor: string | null = null;
  const shown = (): MailThread | null => {
    const thread = mail.thread();
    return thread !== null && covers(thread.mailbox) ? thread : null;
  };
  const tell = (): void => {
    const thread = shown();
    if (thread === null) surface.hide();
    else surface.show();
    for (const listener of listeners) listener(thread);
    askForMailbox();
  };
  const askForMailbox = (): void => {
    const thread = mail.thread();
    if (thread === null || thread.mailbox !== '' || thread.key === askedFor) return;
    askedFor = thread.key;
    void askWindows();
  };
  const askWindows = async (): Promise<void> => {
    otherMailbox = await windows.ask();
    if (otherMailbox !== null && !signal.aborted) mail.look();
  };
  const mail = followOpenMail({ page, onChange: tell, otherMailbox: () => otherMailbox, signal });
  const windows = joinOtherWindows(() => mail.mailbox(), signal);
  mail.look();

  return {
    provider: 'outlook-web',
    can: CAN,
    ...THREAD_ONLY,
    ...NO_FILES,
    watchThread: (listener, watch) => {
      listeners.add(listener);
      watch.signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
      listener(shown());
    },
    watchTheme: (listener, watch) => watchOutlookTheme(page, listener, watch),
    readBody: async (messageKey) => {
      mail.look();
      const body = shown() === null || mail.isInDoubt() ? null : mail.message(messageKey)?.body;
      if (!body) throw new MailHostError('read-body', 'The message is not open any more.');
      return { html: body.innerHTML, text: (body as HTMLElement).innerText };
    },
    isOpen: async (threadKey) => {
      mail.look();
      return !mail.isInDoubt() && shown()?.key === threadKey;
    },
    retryIdentity: () => {
      askedFor = null;
      mail.look();
      askForMailbox();
    },
    showTicketCount: (threadKey, count) => {
      if (shown()?.key === threadKey) surface.showCount(count);
    },
    foundBy: () => mail.foundBy(),
  };
}
