/** A MailHost without a mail program: for tests, and for looking at the sidebar alone. Its controls play the person's part. */
import {
  MailHostError,
  type MailHost,
  type MailThread,
  type MessageBody,
  type Theme,
} from '#lib/mail/mail-host.ts';

/** A thread as the fake is given it: what the host would find once everything is read. */
export type FakeThread = Omit<MailThread, 'identity'> & { bodies: Record<string, MessageBody> };

/** The fake and what a person (or a failing server) does to it. */
export type FakeMailHost = MailHost & {
  open(thread: FakeThread): void;
  close(): void;
  setTheme(theme: Theme): void;
  /** While true, Message-IDs cannot be read. */
  failIdentity(fails: boolean): void;
  /** The count last shown on the icon. */
  readonly shownCount: number | null;
};

/** A host with no thread open and the light theme. */
export function createFakeMailHost(): FakeMailHost {
  const threads = new Set<(thread: MailThread | null) => void>();
  const themes = new Set<(theme: Theme) => void>();
  let current: FakeThread | null = null;
  let told: MailThread | null = null;
  let theme: Theme = 'light';
  let fails = false;
  let shownCount: number | null = null;

  const tell = (thread: MailThread | null): void => {
    told = thread;
    for (const listener of threads) listener(thread);
  };
  const read = async (thread: FakeThread): Promise<void> => {
    tell(withoutIds(thread));
    await Promise.resolve();
    if (current !== thread) return;
    const { bodies: _bodies, ...known } = thread;
    if (fails)
      tell({ ...withoutIds(thread), identity: { state: 'failed', reason: 'The fake was told to fail.' } });
    else
      tell({
        ...known,
        identity: { state: thread.messages.some(({ messageId }) => messageId) ? 'known' : 'absent' },
      });
  };

  return {
    provider: 'gmail',
    can: { readMessageIds: true, readBodies: true, showTicketCount: true },
    watchThread: (listener, { signal }) => {
      threads.add(listener);
      signal.addEventListener('abort', () => threads.delete(listener), { once: true });
      listener(told);
    },
    watchTheme: (listener, { signal }) => {
      themes.add(listener);
      signal.addEventListener('abort', () => themes.delete(listener), { once: true });
      listener(theme);
    },
    readBody: async (messageKey) => {
      const body = current?.bodies[messageKey];
      if (!body) throw new MailHostError('read-body', 'The message is not open any more.');
      return body;
    },
    retryIdentity: (threadKey) => {
      if (current?.key === threadKey) void read(current);
    },
    showTicketCount: (threadKey, count) => {
      if (current?.key === threadKey) shownCount = count;
    },
    open: (thread) => {
      current = thread;
      void read(thread);
    },
    close: () => {
      current = null;
      shownCount = null;
      tell(null);
    },
    setTheme: (next) => {
      theme = next;
      for (const listener of themes) listener(next);
    },
    failIdentity: (next) => {
      fails = next;
    },
    get shownCount() {
      return shownCount;
    },
  };
}

function withoutIds({ bodies: _bodies, ...thread }: FakeThread): MailThread {
  const messages = thread.messages.map((message) => ({ ...message, messageId: null, references: [] }));
  return { ...thread, messages, identity: { state: 'reading' } };
}
