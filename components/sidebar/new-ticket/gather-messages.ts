import { EmailAddress } from '#lib/contract/values.ts';
import type { ThreadMessage } from '#lib/contract/threads.ts';
import type { MailHost, MailMessage, MailThread } from '#lib/mail/mail-host.ts';

/** Limits of the contract; of a longer thread the newest messages are kept. */
const MESSAGES_MAX = 100;
const TEXT_CHARS_MAX = 200_000;

/** The text of one message without quotes and signature. Rejects when the host cannot read it. */
export async function readMessageText(host: MailHost, messageKey: string): Promise<string> {
  // The strippers are loaded when a form opens; looking at tickets does not need them.
  const [body, { messageText }] = await Promise.all([
    host.readBody(messageKey),
    import('#lib/mail/message-text.ts'),
  ]);
  return messageText(body).replaceAll('\u0000', '').slice(0, TEXT_CHARS_MAX);
}

/** The messages of a thread to keep with a ticket: those that the host can read, oldest first. */
export async function gatherMessages(host: MailHost, thread: MailThread): Promise<ThreadMessage[]> {
  if (!host.can.readBodies) return [];
  const wanted = thread.messages.filter(({ sender }) => isAddress(sender.address)).slice(-MESSAGES_MAX);
  const read = await Promise.allSettled(
    wanted.map(async (message) => toThreadMessage(message, await readMessageText(host, message.key))),
  );
  return read.filter((result) => result.status === 'fulfilled').map((result) => result.value);
}

function toThreadMessage(message: MailMessage, text: string): ThreadMessage {
  return {
    messageId: message.messageId,
    providerMessageId: message.providerMessageId,
    from: message.sender,
    to: message.recipients.map(({ address }) => address).filter(isAddress),
    sentAt: message.sentAt,
    text,
  };
}

function isAddress(address: string): boolean {
  return EmailAddress.safeParse(address).success;
}
