/** The content script's side: serves a MailHost to the sidebar's frame over a port. */
import { assertNever } from '#lib/base/assert.ts';
import { type MailHost, MailHostError } from '#lib/mail/mail-host.ts';
import { toPieces } from './file-pieces.ts';
import { FrameMessage, type HostMessage, type MessagePortLike } from './protocol.ts';

/** Serves until the port closes or the signal aborts. Messages that do not parse are dropped. */
export function serveMailHost(
  host: MailHost,
  port: MessagePortLike,
  { signal }: { signal: AbortSignal },
): void {
  const closing = new AbortController();
  const ending = AbortSignal.any([signal, closing.signal]);
  const send = (message: HostMessage): void => {
    if (!ending.aborted) port.postMessage(message);
  };
  port.onDisconnect.addListener(() => closing.abort());
  port.onMessage.addListener((raw) => {
    const parsed = FrameMessage.safeParse(raw);
    if (parsed.success) void answer({ host, send, signal: ending }, parsed.data);
  });
  // Replies and rows are the worker's (`serve-replies.ts`, `serve-rows.ts`): it is there also when no frame is.
  send({
    type: 'hello',
    provider: host.provider,
    can: { ...host.can, tellReplies: false, decorateRows: false },
  });
  host.watchTheme((theme) => send({ type: 'theme', theme }), { signal: ending });
  host.watchKeys((key) => send({ type: 'key', key }), { signal: ending });
  host.watchThread((thread) => send({ type: 'thread', thread }), { signal: ending });
}

type Serving = { host: MailHost; send: (message: HostMessage) => void; signal: AbortSignal };

async function answer(serving: Serving, message: FrameMessage): Promise<void> {
  const { host, send } = serving;
  switch (message.type) {
    case 'read-body':
      return host.readBody(message.messageKey).then(
        (body) => send({ type: 'body', id: message.id, body }),
        (error: unknown) => send(failure(message, error)),
      );
    case 'list-files':
      return host.listFiles(message.messageKey).then(
        (files) => send({ type: 'files', id: message.id, files }),
        (error: unknown) => send(failure(message, error)),
      );
    case 'read-file':
      return sendFile(serving, message).catch((error: unknown) => send(failure(message, error)));
    case 'is-open':
      return send({ type: 'is-open', id: message.id, isOpen: await host.isOpen(message.threadKey) });
    case 'retry-identity':
      return host.retryIdentity(message.threadKey);
    case 'show-ticket-count':
      return host.showTicketCount(message.threadKey, message.count);
    case 'focus-mail':
      return host.focusMail();
    case 'nonce':
      // Said once before we are called; a second one changes nothing.
      return;
    default:
      return assertNever(message, 'frame message');
  }
}

async function sendFile(
  { host, send, signal }: Serving,
  { id, messageKey, fileKey }: Extract<FrameMessage, { type: 'read-file' }>,
): Promise<void> {
  const file = await host.readFile(messageKey, fileKey);
  for await (const base64 of toPieces(file)) {
    if (signal.aborted) return;
    send({ type: 'file-piece', id, base64 });
  }
  send({ type: 'file', id, size: file.size, mediaType: file.type });
}

function failure({ type, id }: { type: string; id: number }, error: unknown): HostMessage {
  if (error instanceof MailHostError) return { type: 'failed', id, what: error.what, message: error.message };
  return { type: 'failed', id, what: type, message: 'The message could not be read.' };
}
