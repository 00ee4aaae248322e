/** Gmail behind MailHost, on the real InboxSDK. What the page shows beside that (panel, badge) comes in as `surface`. */
import { MailHostError, type MailHost, type MailThread } from '#lib/mail/mail-host.ts';
import { createHeaderReader } from './header-reader.ts';
import { type GmailSdk } from './load-sdk.ts';
import { openThread, type OpenThread } from './open-thread.ts';
import { type GmailThreadView, threadIdOf } from './sdk-views.ts';
import { watchGmailTheme } from './theme.ts';

/** Thread ids stand in the page; only a draft just sent has none yet. */
const THREAD_ID_LIMIT_MS = 300;

/** Set when InboxSDK tells of a thread. It says nothing that the mail page does not know. */
const THREAD_EVENT_MARK = 'threadside:thread-event';

/** Where the sidebar is shown for a thread. */
export type GmailSurface = {
  /** A thread opened: make room for the sidebar. The signal aborts when the thread closes. */
  show(view: GmailThreadView, signal: AbortSignal): void;
  /** Count on the ticket icon; null takes it away. */
  showCount(count: number | null): void;
};

type Options = { sdk: GmailSdk; surface: GmailSurface; signal: AbortSignal };

/** The host of one Gmail tab; it ends with the signal. */
export function createGmailHost({ sdk, surface, signal }: Options): MailHost {
  const mailbox = sdk.User.getEmailAddress();
  const readHeaders = createHeaderReader(mailbox);
  const listeners = new Set<(thread: MailThread | null) => void>();
  const open = new Map<GmailThreadView, OpenThread>();
  let opened = 0;

  // A preview pane or a route change can have two threads in the page for a moment: the latest one counts.
  const current = (): OpenThread | null => [...open.values()].at(-1) ?? null;
  const tell = (): void => {
    const thread = current()?.snapshot() ?? null;
    for (const listener of listeners) listener(thread);
  };

  const follow = async (view: GmailThreadView): Promise<void> => {
    markThreadEvent();
    const closing = new AbortController();
    const ending = AbortSignal.any([closing.signal, signal]);
    view.on('destroy', () => {
      closing.abort();
      if (!open.delete(view)) return;
      surface.showCount(null);
      tell();
    });
    surface.show(view, ending);
    const providerThreadId = await threadIdOf(view, THREAD_ID_LIMIT_MS);
    if (ending.aborted) return;
    const key = providerThreadId ?? `thread-${(opened += 1)}`;
    const onChange = (thread: OpenThread): void => {
      if (thread === current()) tell();
    };
    open.set(
      view,
      openThread(view, { key, providerThreadId, mailbox, readHeaders, onChange, signal: ending }),
    );
  };

  const unregister = [
    sdk.Conversations.registerThreadViewHandler((view) => void follow(view)),
    sdk.Conversations.registerMessageViewHandlerAll((message) =>
      open.get(message.getThreadView())?.refresh(),
    ),
  ];
  signal.addEventListener('abort', () => unregister.forEach((stop) => stop()), { once: true });

  const ifOpen = (threadKey: string): OpenThread | null => (current()?.key === threadKey ? current() : null);
  return {
    provider: 'gmail',
    can: { readMessageIds: true, readBodies: true, showTicketCount: true },
    watchThread: (listener, watch) => {
      listeners.add(listener);
      watch.signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
      listener(current()?.snapshot() ?? null);
    },
    watchTheme: watchGmailTheme,
    readBody: async (messageKey) => {
      const thread = current();
      if (!thread) throw new MailHostError('read-body', 'No thread is open.');
      return thread.readBody(messageKey);
    },
    retryIdentity: (threadKey) => ifOpen(threadKey)?.retryIdentity(),
    showTicketCount: (threadKey, count) => ifOpen(threadKey) && surface.showCount(count),
  };
}

/** The benchmark measures from here. One mark is kept, as a mail tab stays open for days. */
function markThreadEvent(): void {
  performance.clearMarks(THREAD_EVENT_MARK);
  performance.mark(THREAD_EVENT_MARK);
}
