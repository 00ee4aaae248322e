/** Takes a mail in that came to a channel's mailbox. */
import { createHash } from 'node:crypto';
import type { ConversationId } from '#lib/contract/ids.ts';
import { whyAutomatic } from '#backend/core/automatic-mail.ts';
import {
  decideAuthor,
  decideThread,
  signedReferences,
  ticketNumberIn,
} from '#backend/core/mail-threading.ts';
import type { ParsedMail } from '#backend/core/parsed-mail.ts';
import type { Tx } from '#backend/data/database.ts';
import { findThreads } from '#backend/data/mail-threads.ts';
import {
  adoptConversation,
  claimMail,
  completeCaptured,
  findCaptured,
  insertMail,
  insertMailConversation,
  learnMail,
  listChannelAddresses,
  noteKept,
  type MailPlace,
} from '#backend/data/received-mails.ts';
import { listUserMatchKeys } from '#backend/data/users.ts';
import type { Companion } from './companion.ts';
import { followMessage } from './follow-message.ts';

/** A mail and where it was read. */
export type ArrivedMail = {
  place: MailPlace;
  /** The server's date of it; tells mails without a Message-ID apart. */
  arrivedAt: Date | null;
  mail: ParsedMail;
};

const SUBJECT_LENGTH_MAX = 80;

/** True when the mail is new; one that was taken in before, or is our own, changes nothing. */
export function receiveMail(companion: Companion, arrived: ArrivedMail): Promise<boolean> {
  return companion.database.transaction((tx) => takeIn(companion, tx, arrived));
}

async function takeIn(
  companion: Companion,
  tx: Tx,
  { place, arrivedAt, mail }: ArrivedMail,
): Promise<boolean> {
  const digest = digestOf(mail, arrivedAt);
  const at = companion.now();
  if (!(await claimMail(tx, place, { digest, at }))) return false;
  const addresses = await listChannelAddresses(tx, place.channelId);
  const why = whyAutomatic(mail, { addresses, sign: companion.signReference });
  if (why === 'own-mail') return false;
  const signed = signedReferences(mail.references, companion.signReference);
  const captured = await findCaptured(tx, mail);
  const found = await findThreads(tx, mail, { signed, ticketNumber: ticketNumberIn(mail.subject) });
  const thread =
    captured === null
      ? decideThread(mail, found)
      : { conversationId: captured.conversationId, by: 'reference' as const };
  const author = decideAuthor(mail, { thread, why, ourKeys: await listUserMatchKeys(tx) });
  const subject = mail.subject || nameOf(mail.text);
  const begun = { channelId: place.channelId, mail, subject, digest, at };
  const conversationId = await openConversation(tx, thread.conversationId, begun);
  await learnMail(tx, conversationId, mail);
  if (captured !== null) await completeCaptured(tx, captured.id, { mail, author });
  const messageId = captured?.id ?? (await insertMail(tx, { conversationId, mail, author, at }));
  await noteKept(tx, digest, messageId);
  await followMessage(companion, tx, { conversationId, messageId });
  return true;
}

async function openConversation(
  tx: Tx,
  known: ConversationId | null,
  begun: Parameters<typeof insertMailConversation>[1],
): Promise<ConversationId> {
  if (known === null) return insertMailConversation(tx, begun);
  await adoptConversation(tx, known, begun);
  return known;
}

/** What a conversation without a subject is called. */
function nameOf(text: string): string {
  const line = text.split('\n', 1)[0]?.trim() ?? '';
  return line === '' ? 'No subject' : Array.from(line).slice(0, SUBJECT_LENGTH_MAX).join('');
}

/** Of what the sender wrote, so that it is the same in another folder and after another way. */
function digestOf(mail: ParsedMail, arrivedAt: Date | null): string {
  const id = mail.messageId ?? `none ${arrivedAt?.toISOString() ?? ''}`;
  const { from, subject, sentAt, bodyDigest } = mail;
  const written = JSON.stringify([id, from?.address.toLowerCase(), subject, sentAt, bodyDigest]);
  return createHash('sha256').update(written).digest('base64url');
}
