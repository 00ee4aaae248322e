/** Mails as they are taken in: what is known of one already, and what is kept of a new one. */
import { sql } from 'kysely';
import type { ChannelId, ConversationId, MessageId } from '#lib/contract/ids.ts';
import { toMatchKey, toMatchKeys } from '#backend/core/addresses.ts';
import type { MailFile, ParsedMail } from '#backend/core/parsed-mail.ts';
import type { MessageAuthor } from '#lib/contract/message-authors.ts';
import { toTopic } from '#backend/core/thread-suggestions.ts';
import type { Db, Tx } from './database.ts';

/** Where a mail lies on its server. */
export type MailPlace = { channelId: ChannelId; mailbox: string; uidValidity: number; uid: number };

/** Chunks as those of tickets' files. */
const CHUNK_BYTES = 256 * 1024;
/** So many people of one mail are on its conversation; more are a list. */
const PEOPLE_MAX = 100;

/** Notes that a mail is being taken in; false when it was before. Others that read the same mail wait here. */
export async function claimMail(
  tx: Tx,
  place: MailPlace,
  { digest, at }: { digest: string; at: Date },
): Promise<boolean> {
  const row = await tx
    .insertInto('received_mail')
    .values({
      digest,
      channel_id: place.channelId,
      mailbox: place.mailbox,
      uid_validity: place.uidValidity,
      uid: place.uid,
      message_id: null,
      received_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('digest')
    .executeTakeFirst();
  return row !== undefined;
}

/** Notes as which message a mail was kept. */
export async function noteKept(tx: Tx, digest: string, messageId: MessageId): Promise<void> {
  await tx.updateTable('received_mail').set({ message_id: messageId }).where('digest', '=', digest).execute();
}

/** Addresses that mail to the channel is sent to. */
export async function listChannelAddresses(db: Db, channelId: ChannelId): Promise<string[]> {
  const rows = await db
    .selectFrom('mail_account')
    .where('channel_id', '=', channelId)
    .select('address')
    .execute();
  return rows.map(({ address }) => address);
}

/**
 * The message that somebody's mail program showed us before it came here: kept under its Message-ID, and by no mail. Its
 * conversation with it; null when there is none.
 */
export async function findCaptured(
  tx: Tx,
  { messageId, from }: Pick<ParsedMail, 'messageId' | 'from'>,
): Promise<{ id: MessageId; conversationId: ConversationId } | null> {
  if (messageId === null || from === null) return null;
  const rows = await tx
    .selectFrom('message')
    .where('message.message_id', '=', messageId)
    .where('from_address', 'is not', null)
    .where((eb) => {
      const kept = eb.selectFrom('received_mail').whereRef('received_mail.message_id', '=', 'message.id');
      return eb.not(eb.exists(kept.select('digest')));
    })
    .select(['message.id', 'conversation_id', 'from_address'])
    .execute();
  const same = rows.find((row) => toMatchKey(row.from_address ?? '') === toMatchKey(from.address));
  return same === undefined ? null : { id: same.id, conversationId: same.conversation_id };
}

type NewThread = { channelId: ChannelId; mail: ParsedMail; subject: string; digest: string; at: Date };

/** A conversation that begins with the mail. */
export async function insertMailConversation(tx: Tx, thread: NewThread): Promise<ConversationId> {
  const { channelId, mail, subject, digest, at } = thread;
  const { id } = await tx
    .insertInto('conversation')
    .values({
      channel_id: channelId,
      external_id: await freeExternalId(tx, thread, mail.messageId ?? digest),
      started_by: 'customer',
      subject,
      topic: toTopic(subject),
      customer_name: mail.from?.name ?? null,
      customer_address: mail.from?.address ?? null,
      created_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A conversation that was seen in somebody's mailbox is the channel's from its first mail there. */
export async function adoptConversation(tx: Tx, id: ConversationId, thread: NewThread): Promise<void> {
  const { channelId, mail, digest } = thread;
  await tx
    .updateTable('conversation')
    .set({
      channel_id: channelId,
      external_id: await freeExternalId(tx, thread, mail.messageId ?? digest),
      started_by: 'customer',
      customer_name: mail.from?.name ?? null,
      customer_address: mail.from?.address ?? null,
    })
    .where('id', '=', id)
    .where('channel_id', 'is', null)
    .execute();
}

/** The Message-ID of its first mail; the digest where another conversation of the channel has that. */
async function freeExternalId(tx: Tx, { channelId, digest }: NewThread, wanted: string): Promise<string> {
  const row = await tx
    .selectFrom('conversation')
    .where('channel_id', '=', channelId)
    .where('external_id', '=', wanted)
    .select('id')
    .executeTakeFirst();
  return row === undefined ? wanted : digest;
}

/** Notes the mail's ids and people with its conversation. */
export async function learnMail(tx: Tx, id: ConversationId, mail: ParsedMail): Promise<void> {
  if (mail.messageId !== null)
    await tx
      .insertInto('conversation_message_id')
      .values({ message_id: mail.messageId, conversation_id: id })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  const references = mail.references.map((message_id) => ({ message_id, conversation_id: id }));
  if (references.length > 0)
    await tx
      .insertInto('conversation_reference')
      .values(references)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  const people = [...(mail.from === null ? [] : [mail.from]), ...mail.to, ...mail.cc].slice(0, PEOPLE_MAX);
  const keys = toMatchKeys(people.map(({ address }) => address));
  if (keys.length === 0) return;
  await tx
    .insertInto('conversation_participant')
    .values(keys.map((match_key) => ({ conversation_id: id, match_key })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

type NewMail = { conversationId: ConversationId; mail: ParsedMail; author: MessageAuthor; at: Date };

/** Keeps the mail as a message of its conversation. */
export async function insertMail(tx: Tx, { conversationId, mail, author, at }: NewMail): Promise<MessageId> {
  const { id } = await tx
    .insertInto('message')
    .values({
      conversation_id: conversationId,
      message_id: await freeMessageId(tx, conversationId, mail.messageId),
      from_address: mail.from?.address ?? null,
      from_name: mail.from?.name ?? null,
      to_addresses: mail.to.map(({ address }) => address),
      sent_at: mail.sentAt !== null && mail.sentAt < at ? mail.sentAt : at,
      created_at: at,
      author_kind: author,
      text: mail.text,
      ...wholeMail(mail),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertFiles(tx, id, mail.files);
  return id;
}

/** What a mail has beyond what a mail program shows of it; for a message that was seen there first. */
export async function completeCaptured(
  tx: Tx,
  id: MessageId,
  { mail, author }: Pick<NewMail, 'mail' | 'author'>,
): Promise<void> {
  await tx
    .updateTable('message')
    .set((update) => ({
      author_kind: update.fn.coalesce('author_kind', sql<MessageAuthor>`${author}`),
      ...wholeMail(mail),
    }))
    .where('id', '=', id)
    .execute();
  await insertFiles(tx, id, mail.files);
}

function wholeMail(mail: ParsedMail) {
  return {
    subject: mail.subject === '' ? null : mail.subject,
    html: mail.html,
    original_text: mail.originalText,
    cc_addresses: mail.cc.map(({ address }) => address),
  };
}

/** Null where another mail of the conversation has the same. */
async function freeMessageId(
  tx: Tx,
  conversationId: ConversationId,
  wanted: string | null,
): Promise<string | null> {
  if (wanted === null) return null;
  const row = await tx
    .selectFrom('message')
    .where('conversation_id', '=', conversationId)
    .where('message_id', '=', wanted)
    .select('id')
    .executeTakeFirst();
  return row === undefined ? wanted : null;
}

async function insertFiles(tx: Tx, messageId: MessageId, files: readonly MailFile[]): Promise<void> {
  for (const [position, file] of files.entries()) {
    const { id } = await tx
      .insertInto('message_attachment')
      .values({
        message_id: messageId,
        position,
        name: file.name,
        media_type: file.type,
        size_bytes: file.bytes.length,
        content_id: file.isInline ? file.contentId : null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (let chunk = 0; chunk * CHUNK_BYTES < file.bytes.length; chunk += 1)
      await tx
        .insertInto('message_attachment_chunk')
        .values({
          attachment_id: id,
          position: chunk,
          bytes: file.bytes.slice(chunk * CHUNK_BYTES, (chunk + 1) * CHUNK_BYTES),
        })
        .execute();
  }
}
