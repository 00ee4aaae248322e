/** The frame's side: a MailHost whose other end is the content script. */
import {
  MailHostError,
  THREAD_ONLY,
  type MailHost,
  type MailKey,
  type MailThread,
  type Theme,
} from '#lib/mail/mail-host.ts';
import { type FrameMessage, HostMessage, type MessagePortLike } from './protocol.ts';
import { Questions } from './questions.ts';

/**
 * Resolves with the host once the other side has said hello; rejects when it hangs up before, as it does to a frame that
 * it did not make. When the port closes later, the open thread becomes null and reads reject.
 */
export function createRemoteMailHost(port: MessagePortLike, nonce: string): Promise<MailHost> {
  const threads = new Watched<MailThread | null>();
  const themes = new Watched<Theme>();
  const keys = new Watched<MailKey>({ isKept: false });
  let closed = false;
  const send = (message: FrameMessage): void => {
    if (!closed) port.postMessage(message);
  };
  const questions = new Questions(send);
  const ask = <T>(question: (id: number) => FrameMessage): Promise<T> =>
    closed ? Promise.reject(goneError()) : questions.ask(question);

  const hostOf = ({ provider, can }: Extract<HostMessage, { type: 'hello' }>): MailHost => ({
    provider,
    can,
    ...THREAD_ONLY,
    watchKeys: (listener, { signal }) => keys.watch(listener, signal),
    focusMail: () => send({ type: 'focus-mail' }),
    watchThread: (listener, { signal }) => threads.watch(listener, signal),
    watchTheme: (listener, { signal }) => themes.watch(listener, signal),
    readBody: (messageKey) => ask((id) => ({ type: 'read-body', id, messageKey })),
    listFiles: (messageKey) => ask((id) => ({ type: 'list-files', id, messageKey })),
    readFile: (messageKey, fileKey) => ask((id) => ({ type: 'read-file', id, messageKey, fileKey })),
    isOpen: (threadKey) => ask((id) => ({ type: 'is-open', id, threadKey })),
    retryIdentity: (threadKey) => send({ type: 'retry-identity', threadKey }),
    showTicketCount: (threadKey, count) => send({ type: 'show-ticket-count', threadKey, count }),
  });

  return new Promise((resolve, reject) => {
    port.onDisconnect.addListener(() => {
      closed = true;
      threads.set(null);
      questions.giveUp(goneError());
      reject(goneError());
    });
    port.onMessage.addListener((raw) => {
      const parsed = HostMessage.safeParse(raw);
      if (!parsed.success) return;
      const message = parsed.data;
      if (message.type === 'hello') resolve(hostOf(message));
      else if (message.type === 'thread') threads.set(message.thread);
      else if (message.type === 'theme') themes.set(message.theme);
      else if (message.type === 'key') keys.set(message.key);
      else questions.take(message);
    });
    send({ type: 'nonce', nonce });
  });
}

function goneError(): MailHostError {
  return new MailHostError('connect', 'The mail page has gone. Reload it.');
}

/** The last value said, for listeners that come later (unless it was an event of the moment), and all after it. */
class Watched<T> {
  readonly #isKept: boolean;
  #last: { value: T } | null = null;
  readonly #listeners = new Set<(value: T) => void>();

  constructor({ isKept = true } = {}) {
    this.#isKept = isKept;
  }

  set(value: T): void {
    if (this.#isKept) this.#last = { value };
    for (const listener of this.#listeners) listener(value);
  }

  watch(listener: (value: T) => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener), { once: true });
    if (this.#last) listener(this.#last.value);
  }
}
