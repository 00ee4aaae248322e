/** Gmail behind MailHost, on the real InboxSDK. What the page shows beside that (panel, badge) comes in as `surface`. */
import { MailHostError, type MailHost, type MailThread } from '#lib/mail/mail-host.ts';
import { followThreads } from './follow-threads.ts';
import { type GmailSdk } from './load-sdk.ts';
import { type OpenThread } from './open-thread.ts';
import { type GmailSurface } from './surface.ts';
import { watchGmailTheme } from './theme.ts';

type Options = { sdk: GmailSdk; surface: GmailSurface; signal: AbortSignal };

/** The host of one Gmail tab; it ends with the signal. */
export function createGmailHost({ sdk, surface, signal }: Options): MailHost {
  const listeners = new Set<(thread: MailThread | null) => void>();
  const tell = (): void => {
    const thread = threads.snapshot();
    for (const listener of listeners) listener(thread);
  };
  const threads = followThreads(sdk, { surface, onChange: tell, signal });
  const ifOpen = (threadKey: string): OpenThread | null => {
    const thread = threads.current();
    return thread?.key === threadKey ? thread : null;
  };
  return {
    provider: 'gmail',
    can: { readMessageIds: true, readBodies: true, showTicketCount: true },
    watchThread: (listener, watch) => {
      listeners.add(listener);
      watch.signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
      listener(threads.snapshot());
    },
    watchTheme: watchGmailTheme,
    readBody: async (messageKey) => {
      const thread = threads.current();
      if (!thread) throw new MailHostError('read-body', 'No thread is open.');
      return thread.readBody(messageKey);
    },
    retryIdentity: (threadKey) => ifOpen(threadKey)?.retryIdentity(),
    showTicketCount: (threadKey, count) => {
      if (threads.snapshot()?.key === threadKey) surface.showCount(count);
    },
  };
}
