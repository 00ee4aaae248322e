/**
 * Outlook behind MailHost, by Office.js: on the web, in Windows, on the Mac and on mobile. The pane is either made anew for each
 * message, or pinned and told of each change, also that nothing is selected.
 */
import {
  MailHostError,
  THREAD_ONLY,
  THREAD_ONLY_CAN,
  type MailHost,
  type MailHostCapabilities,
  type MailThread,
  type Theme,
} from '#lib/mail/mail-host.ts';
import { addHandler } from './add-handler.ts';
import { isReadMessage, itemKey, type OfficeApp, type OfficeItem } from './office-app.ts';
import { openItem, type OpenItem } from './open-item.ts';
import { followOfficeTheme } from './theme.ts';

/** Whatever the message; whether its files can be read is seen by the message alone. */
const CAN: Omit<MailHostCapabilities, 'readFiles'> = {
  readMessageIds: true,
  readBodies: true,
  showTicketCount: false,
  ...THREAD_ONLY_CAN,
};

/** The host of one pane; it lives as long as the page. */
export function createOfficeHost(office: OfficeApp): MailHost {
  const { mailbox } = office.context;
  const threads = new Set<(thread: MailThread | null) => void>();
  const themes = new Set<(theme: Theme) => void>();
  let open: OpenItem | null = null;
  let closing = new AbortController();

  /** Undefined: a message is open and not all is known that has to be. */
  const snapshot = () => (open === null ? null : open.snapshot());
  const tell = (): void => {
    const thread = snapshot();
    if (thread !== undefined) for (const listener of threads) listener(thread);
  };
  const look = (): void => {
    const item = isReadMessage(mailbox.item) ? mailbox.item : null;
    if ((item === null ? null : itemKey(item)) === (open?.key ?? null)) return;
    closing.abort();
    closing = new AbortController();
    open = item === null ? null : follow(item);
    tell();
  };
  const follow = (item: OfficeItem): OpenItem =>
    openItem(item, { userAddress: mailbox.userProfile.emailAddress, onChange: tell, signal: closing.signal });

  const opened = (): OpenItem => {
    if (open === null) throw new MailHostError('read-message', 'No message is open.');
    return open;
  };

  addHandler(mailbox, office.EventType.ItemChanged, look);
  const theme = followOfficeTheme(office, () => {
    for (const listener of themes) listener(theme());
  });
  look();

  return {
    provider: 'office',
    get can() {
      return { ...CAN, readFiles: open === null || open.canReadFiles };
    },
    ...THREAD_ONLY,
    watchThread: (listener, { signal }) => {
      threads.add(listener);
      signal.addEventListener('abort', () => threads.delete(listener), { once: true });
      const thread = snapshot();
      if (thread !== undefined) listener(thread);
    },
    watchTheme: (listener, { signal }) => {
      themes.add(listener);
      signal.addEventListener('abort', () => themes.delete(listener), { once: true });
      listener(theme());
    },
    readBody: async (messageKey) => opened().readBody(messageKey),
    listFiles: async (messageKey) => opened().listFiles(messageKey),
    readFile: async (messageKey, fileKey) => opened().readFile(messageKey, fileKey),
    isOpen: async (threadKey) => {
      look();
      return open?.key === threadKey;
    },
    retryIdentity: (threadKey) => {
      if (open?.key === threadKey) open.retryIdentity();
    },
    showTicketCount: () => {},
  };
}
