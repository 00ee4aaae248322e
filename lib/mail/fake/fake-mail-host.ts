/** A MailHost without a mail program: for tests, and for looking at the sidebar alone. Its controls play the person's part. */
import { fileOfKey, toMailFile } from '#lib/mail/listed-files.ts';
import {
  MailHostError,
  THREAD_ONLY,
  THREAD_ONLY_CAN,
  type MailHost,
  type MailThread,
  type MessageBody,
  type Theme,
  type WatchOptions,
} from '#lib/mail/mail-host.ts';

/** A thread as the fake is given it: what the host would find once everything is read. */
export type FakeThread = Omit<MailThread, 'identity'> & {
  bodies: Record<string, MessageBody>;
  /** By key of their message; a message that is not named has none. */
  files?: Record<string, File[]>;
};

/** The fake and what a person (or a failing server) does to it. */
export type FakeMailHost = MailHost & {
  open(thread: FakeThread): void;
  /** Opens a thread and does not tell it, as a mail program that is slow to say so. */
  openQuietly(thread: FakeThread): void;
  close(): void;
  setTheme(theme: Theme): void;
  /** While true, Message-IDs cannot be read. */
  failIdentity(fails: boolean): void;
  /** The count last shown on the icon. */
  readonly shownCount: number | null;
};

/** A host with no thread open and the light theme. */
export function createFakeMailHost(): FakeMailHost {
  const threads = createSubject<MailThread | null>(null);
  const themes = createSubject<Theme>('light');
  let current: FakeThread | null = null;
  let fails = false;
  let shownCount: number | null = null;

  const read = async (thread: FakeThread): Promise<void> => {
    threads.set(withoutIds(thread));
    await Promise.resolve();
    if (current === thread) threads.set(fails ? failed(thread) : known(thread));
  };

  return {
    provider: 'gmail',
    can: {
      readMessageIds: true,
      readBodies: true,
      readFiles: true,
      showTicketCount: true,
      ...THREAD_ONLY_CAN,
    },
    ...THREAD_ONLY,
    watchThread: threads.watch,
    watchTheme: themes.watch,
    readBody: async (messageKey) => {
      const body = current?.bodies[messageKey];
      if (!body) throw new MailHostError('read-body', 'The message is not open any more.');
      return body;
    },
    listFiles: async (messageKey) => filesOf(current, messageKey).map(toMailFile),
    readFile: async (messageKey, fileKey) => fileOfKey(filesOf(current, messageKey), fileKey),
    isOpen: async (threadKey) => current?.key === threadKey,
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
    openQuietly: (thread) => {
      current = thread;
    },
    close: () => {
      current = null;
      shownCount = null;
      threads.set(null);
    },
    setTheme: themes.set,
    failIdentity: (next) => {
      fails = next;
    },
    get shownCount() {
      return shownCount;
    },
  };
}

/** A value that tells its watchers, at once and at each change. */
function createSubject<T>(first: T) {
  const listeners = new Set<(value: T) => void>();
  let last = first;
  return {
    set: (value: T): void => {
      last = value;
      for (const listener of listeners) listener(value);
    },
    watch: (listener: (value: T) => void, { signal }: WatchOptions): void => {
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
      listener(last);
    },
  };
}

function filesOf(thread: FakeThread | null, messageKey: string): File[] {
  if (!thread?.messages.some(({ key }) => key === messageKey))
    throw new MailHostError('list-files', 'The message is not open any more.');
  return thread.files?.[messageKey] ?? [];
}

function known({ bodies: _bodies, files: _files, ...thread }: FakeThread): MailThread {
  const hasId = thread.messages.some(({ messageId }) => messageId !== null);
  return { ...thread, identity: { state: hasId ? 'known' : 'absent' } };
}

function failed(thread: FakeThread): MailThread {
  return { ...withoutIds(thread), identity: { state: 'failed', reason: 'The fake was told to fail.' } };
}

function withoutIds({ bodies: _bodies, files: _files, ...thread }: FakeThread): MailThread {
  const messages = thread.messages.map((message) => ({ ...message, messageId: null, references: [] }));
  return { ...thread, messages, identity: { state: 'reading' } };
}
