/** Gmail behind MailHost, on the real InboxSDK. What the page shows beside that (panel, badge) comes in as `surface`. */
import { fileOfKey, toMailFile } from '#lib/mail/listed-files.ts';
import { MailHostError, type MailHost, type MailThread } from '#lib/mail/mail-host.ts';
import { followReplies } from './follow-replies.ts';
import { followThreads } from './follow-threads.ts';
import { type GmailSdk } from './load-sdk.ts';
import { createMessageReader } from './message-reader.ts';
import { type OpenThread } from './open-thread.ts';
import { type OnSendWords } from './on-send-control.ts';
import { passKeys, type ChordWords } from './keys.ts';
import { followRows } from './follow-rows.ts';
import { type GmailSurface } from './surface.ts';
import { watchGmailTheme } from './theme.ts';

type Options = {
  sdk: GmailSdk;
  surface: GmailSurface;
  words: OnSendWords & { chords: ChordWords };
  /** Gives the keyboard to the sidebar. */
  onEnter: () => void;
  signal: AbortSignal;
};

/** The host of one Gmail tab; it ends with the signal. */
export function createGmailHost({ sdk, surface, words, onEnter, signal }: Options): MailHost {
  const listeners = new Set<(thread: MailThread | null) => void>();
  const tell = (): void => {
    const thread = threads.snapshot();
    for (const listener of listeners) listener(thread);
  };
  const reader = createMessageReader(sdk.User.getEmailAddress());
  const threads = followThreads(sdk, { surface, reader, onChange: tell, signal });
  const keys = passKeys(sdk, {
    words: words.chords,
    isThreadOpen: () => threads.snapshot() !== null,
    enter: () => (surface.open(), onEnter()),
    signal,
  });
  const rows = followRows(sdk, signal);
  const openThreadId = (): string | null => threads.snapshot()?.providerThreadId ?? null;
  const replies = followReplies(sdk, { reader, openThreadId, words, signal });
  const openThread = (): OpenThread => {
    const thread = threads.current();
    if (thread === null) throw new MailHostError('read-message', 'No thread is open.');
    return thread;
  };
  const ifOpen = (threadKey: string): OpenThread | null => {
    const thread = threads.current();
    return thread?.key === threadKey ? thread : null;
  };
  return {
    provider: 'gmail',
    can: {
      readMessageIds: true,
      readBodies: true,
      readFiles: true,
      showTicketCount: true,
      tellReplies: true,
      decorateRows: true,
      passKeys: true,
    },
    watchThread: (listener, watch) => {
      listeners.add(listener);
      watch.signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
      listener(threads.snapshot());
    },
    watchTheme: watchGmailTheme,
    readBody: async (messageKey) => openThread().readBody(messageKey),
    listFiles: async (messageKey) => (await openThread().readFiles(messageKey)).map(toMailFile),
    readFile: async (messageKey, fileKey) => fileOfKey(await openThread().readFiles(messageKey), fileKey),
    isOpen: async (threadKey) => threads.snapshot()?.key === threadKey,
    retryIdentity: (threadKey) => ifOpen(threadKey)?.retryIdentity(),
    showTicketCount: (threadKey, count) => {
      if (threads.snapshot()?.key === threadKey) surface.showCount(count);
    },
    watchReplies: replies.watch,
    offerOnSend: replies.offer,
    watchRows: rows.watch,
    markRows: rows.mark,
    watchKeys: keys.watch,
    focusMail: keys.focusMail,
  };
}
