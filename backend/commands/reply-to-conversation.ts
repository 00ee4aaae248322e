/** Answers the customer by the conversation's channel. */
import { randomUUID } from 'node:crypto';
import { assertExists } from '#lib/base/assert.ts';
import type { Result } from '#lib/base/result.ts';
import type { ConversationId } from '#lib/contract/ids.ts';
import type { ConversationSummary, Message, NewReply } from '#lib/contract/messages.ts';
import type { Actor } from '#backend/core/permissions.ts';
import { replySubject } from '#backend/core/reply-subject.ts';
import { makeReference } from '#backend/core/mail-references.ts';
import { findConversation } from '#backend/data/conversation-lists.ts';
import { holdConversation } from '#backend/data/conversation-sessions.ts';
import { noteRead, readMessage } from '#backend/data/conversation-views.ts';
import type { Tx } from '#backend/data/database.ts';
import { findMailAccount } from '#backend/data/mail-accounts.ts';
import type { MailAttachment } from '#backend/data/mail-tables.ts';
import { joinReplyFiles } from '#backend/data/reply-files.ts';
import { enqueueMail } from '#backend/data/outgoing-mail.ts';
import { insertReply, listThreadIds } from '#backend/data/replies.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { enterChannel } from './enter-channel.ts';
import { followMessage } from './follow-message.ts';
import { makeReplyContent, type ReplyContent } from './make-reply-content.ts';
import { once, type Once } from './once.ts';
import { setRepliedTicket } from './set-replied-ticket.ts';
import { takeReplyFiles } from './take-reply-files.ts';

type Input = { conversationId: ConversationId; reply: NewReply };

/**
 * The message, which is the first response of the conversation's tickets. By e-mail it is sent by the outgoing queue, in the thread; a
 * connector takes it from the conversation. Refused where the channel takes nothing, has no account, or the customer no address. A
 * ticket's status is set with it or neither is done.
 */
export function replyToConversation(
  companion: Companion,
  call: Call<Input> & { once: Once | null },
): Promise<Result<Message, Refusal>> {
  const { actor, input } = call;
  const reader = { actor, publicUrl: companion.publicUrl, now: companion.now };
  const { conversationId, reply } = input;
  return once(companion, call, async (tx) => {
    const conversation = await findConversation(tx, reader, conversationId);
    if (conversation === null) throw new RefusedError({ code: 'not_found' });
    await enterChannel(tx, actor, conversation.channel.id);
    await holdConversation(tx, conversation.id);
    const messageId = await write(companion, tx, { conversation, actor, reply });
    await followMessage(companion, tx, { conversationId, messageId });
    if (reply.ticket !== undefined)
      await setRepliedTicket(companion, tx, { conversationId, actor, ticket: reply.ticket });
    await noteRead(tx, { conversationId, userId: actor.userId, at: companion.now() });
    return readMessage(tx, messageId);
  });
}

type Writing = { conversation: ConversationSummary; actor: Actor; reply: NewReply };

/** Keeps the message with its files, and has it sent where that is ours to do. */
async function write(companion: Companion, tx: Tx, { conversation, actor, reply }: Writing) {
  const at = companion.now();
  const content = makeReplyContent(reply);
  const place = { conversationId: conversation.id, userId: actor.userId };
  const files = await takeReplyFiles(tx, place, reply.attachmentIds);
  const mail = conversation.channel.kind === 'email' ? await prepareMail(companion, tx, conversation) : null;
  const messageId = await insertReply(tx, {
    ...content,
    conversationId: conversation.id,
    author: actor.user,
    from: mail?.from ?? null,
    to: conversation.customer.address,
    messageId: mail?.messageId ?? null,
    at,
  });
  await joinReplyFiles(tx, messageId, reply.attachmentIds);
  if (mail !== null) await send(tx, { conversation, mail, content, files, key: messageId, at });
  return messageId;
}

type Mail = { from: string; to: string; messageId: string; threadIds: string[] };

async function prepareMail(companion: Companion, tx: Tx, conversation: ConversationSummary): Promise<Mail> {
  const account = await findMailAccount(tx, companion.mail.secrets, conversation.channel.id);
  const to = conversation.customer.address;
  if (account === null || to === null) {
    const message =
      account === null
        ? 'Ask an admin to set the e-mail account of this channel; it has none to send by.'
        : 'There is no address to answer to.';
    throw new RefusedError({ code: 'unusable_reference', errors: [{ field: 'conversationId', message }] });
  }
  const domain = assertExists(account.address.split('@').at(-1), 'the domain of an address');
  const mark = { conversationId: conversation.id, unique: randomUUID().replaceAll('-', ''), domain };
  return {
    from: account.address,
    to,
    messageId: makeReference(mark, companion.signReference),
    threadIds: await listThreadIds(tx, conversation.id),
  };
}

type Sending = {
  conversation: ConversationSummary;
  mail: Mail;
  content: ReplyContent;
  files: readonly MailAttachment[];
  key: string;
  at: Date;
};

async function send(tx: Tx, { conversation, mail, content, files, key, at }: Sending): Promise<void> {
  const references = mail.threadIds.map((id) => `<${id}>`);
  await enqueueMail(tx, {
    ...content,
    key: `reply:${key}`,
    purpose: 'reply',
    channelId: conversation.channel.id,
    messageId: `<${mail.messageId}>`,
    to: { address: mail.to, name: conversation.customer.name },
    subject: replySubject(conversation.subject),
    inReplyTo: references.at(-1) ?? null,
    references,
    isAutomatic: false,
    attachments: files,
    at,
  });
}
