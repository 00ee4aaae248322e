/**
 * What passes over the port between the sidebar's frame and the content script. Both sides parse what comes in: the frame
 * because a mail page is hostile ground, the content script because a wrong message must not reach the page.
 */
import * as z from 'zod/mini';

/** Name of the port; a content script takes no other. */
export const SIDEBAR_PORT = 'threadside-sidebar';

const Address = z.object({ address: z.string(), name: z.nullable(z.string()) });

const Message = z.object({
  key: z.string(),
  providerMessageId: z.nullable(z.string()),
  messageId: z.nullable(z.string()),
  references: z.array(z.string()),
  sender: Address,
  recipients: z.array(Address),
  sentAt: z.nullable(z.string()),
  isAutomatic: z.boolean(),
});

const Identity = z.discriminatedUnion('state', [
  z.object({ state: z.literal('reading') }),
  z.object({ state: z.literal('known') }),
  z.object({ state: z.literal('absent') }),
  z.object({ state: z.literal('failed'), reason: z.string() }),
]);

const Thread = z.object({
  key: z.string(),
  providerThreadId: z.nullable(z.string()),
  mailbox: z.string(),
  subject: z.string(),
  messages: z.array(Message),
  identity: Identity,
});

const File = z.object({
  key: z.string(),
  name: z.string(),
  size: z.nullable(z.number()),
  mediaType: z.string(),
});

const Capabilities = z.object({
  readMessageIds: z.boolean(),
  readBodies: z.boolean(),
  readFiles: z.boolean(),
  showTicketCount: z.boolean(),
  tellReplies: z.boolean(),
  decorateRows: z.boolean(),
  passKeys: z.boolean(),
});

/** From the content script to the frame. */
export const HostMessage = z.discriminatedUnion('type', [
  /** First message; says that the nonce was right. */
  z.object({
    type: z.literal('hello'),
    provider: z.enum(['gmail', 'outlook-web', 'office', 'imap']),
    can: Capabilities,
  }),
  z.object({ type: z.literal('thread'), thread: z.nullable(Thread) }),
  z.object({ type: z.literal('theme'), theme: z.enum(['light', 'dark']) }),
  z.object({ type: z.literal('key'), key: z.enum(['go-to-tickets', 'new-ticket']) }),
  z.object({
    type: z.literal('body'),
    id: z.number(),
    body: z.object({ html: z.nullable(z.string()), text: z.string() }),
  }),
  z.object({ type: z.literal('is-open'), id: z.number(), isOpen: z.boolean() }),
  z.object({ type: z.literal('files'), id: z.number(), files: z.array(File) }),
  /** A file comes in pieces, in order; how many bytes they are together is said when all have been sent. */
  z.object({ type: z.literal('file-piece'), id: z.number(), base64: z.base64() }),
  z.object({ type: z.literal('file'), id: z.number(), size: z.number(), mediaType: z.string() }),
  /** In place of an answer, or of the rest of a file. */
  z.object({ type: z.literal('failed'), id: z.number(), what: z.string(), message: z.string() }),
]);
export type HostMessage = z.infer<typeof HostMessage>;

/** From the frame to the content script. */
export const FrameMessage = z.discriminatedUnion('type', [
  /** First message; only the frame that our content script made knows the nonce. */
  z.object({ type: z.literal('nonce'), nonce: z.string() }),
  z.object({ type: z.literal('read-body'), id: z.number(), messageKey: z.string() }),
  z.object({ type: z.literal('list-files'), id: z.number(), messageKey: z.string() }),
  z.object({ type: z.literal('read-file'), id: z.number(), messageKey: z.string(), fileKey: z.string() }),
  z.object({ type: z.literal('focus-mail') }),
  z.object({ type: z.literal('is-open'), id: z.number(), threadKey: z.string() }),
  z.object({ type: z.literal('retry-identity'), threadKey: z.string() }),
  z.object({ type: z.literal('show-ticket-count'), threadKey: z.string(), count: z.nullable(z.number()) }),
]);
export type FrameMessage = z.infer<typeof FrameMessage>;

/** The part of a browser's runtime port that both sides need; tests give a plain one. */
export type MessagePortLike = {
  postMessage(message: unknown): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
};
