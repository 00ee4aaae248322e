/** Outlook on the web behind MailHost, read from its page alone. What the page shows beside that comes in as `surface`. */
import {
  MailHostError,
  NO_FILES,
  THREAD_ONLY,
  THREAD_ONLY_CAN,
  type MailHost,
  type MailHostCapabilities,
  type MessageBody,
  type MailThread,
} from '#lib/mail/mail-host.ts';
import { followOpenMail } from './open-mail.ts';
import { followRows } from './follow-rows.ts';
import { joinOtherWindows } from './other-windows.ts';
import type { FoundBy, ReadMessage } from './read-page.ts';
import { watchOutlookTheme } from './theme.ts';
import { watchPage } from './watch-page.ts';

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
  foundBy(): (FoundBy & { rows: string | null }) | null;
};

/** Rows are marked as far as they can be told apart; where not, none is told of. */
const CAN: MailHostCapabilities = {
  readMessageIds: false,
  readBodies: true,
  readFiles: false,
  showTicketCount: true,
  ...THREAD_ONLY_CAN,
  decorateRows: true,
};

/** The host of one tab; it ends with the signal. */
export function createOutlookHost({ page, surface, covers, signal }: Options): OutlookHost {
  const listeners = new Set<(thread: MailThread | null) => void>();
  const shown = (): MailThread | null => {
    const thread = mail.thread();
    return thread !== null && covers(thread.mailbox) ? thread : null;
  };
  const tell = (): void => {
    const thread = shown();
    if (thread === null) surface.hide();
    else surface.show();
    for (const listener of listeners) listener(thread);
    others.askFor(mail.thread());
  };
  const others = joinOtherWindows({
    ownMailbox: () => mail.mailbox(),
    onAnswer: () => mail.look(),
    signal,
  });
  const mail = followOpenMail({ page, onChange: tell, otherMailbox: () => others.mailbox(), signal });
  const rows = followRows({ page, covers, signal });
  const look = (): void => (mail.look(), rows.look());
  watchPage(page, look, signal);
  look();

  return {
    provider: 'outlook-web',
    can: CAN,
    ...THREAD_ONLY,
    ...NO_FILES,
    watchRows: rows.watch,
    markRows: rows.mark,
    watchThread: (listener, watch) => {
      listeners.add(listener);
      watch.signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
      listener(shown());
    },
    watchTheme: (listener, watch) => watchOutlookTheme(page, listener, watch),
    readBody: async (messageKey) => {
      mail.look();
      return bodyOf(shown() === null || mail.isInDoubt() ? null : mail.message(messageKey));
    },
    isOpen: async (threadKey) => {
      mail.look();
      return !mail.isInDoubt() && shown()?.key === threadKey;
    },
    retryIdentity: () => {
      others.forget();
      mail.look();
      others.askFor(mail.thread());
    },
    showTicketCount: (threadKey, count) => {
      const thread = shown();
      if (thread?.key !== threadKey) return;
      surface.showCount(count);
      rows.expect(thread.providerThreadId, count ?? 0);
    },
    foundBy: () => withRows(mail.foundBy(), rows.foundBy()),
  };
}

function withRows(facts: FoundBy | null, rows: string | null): ReturnType<OutlookHost['foundBy']> {
  return facts && { ...facts, rows };
}

function bodyOf(message: ReadMessage | null): MessageBody {
  if (!message?.body) throw new MailHostError('read-body', 'The message is not open any more.');
  return { html: message.body.innerHTML, text: (message.body as HTMLElement).innerText };
}
