/** Messages of e-mail threads, kept with their conversation. */
import type { ConversationId } from '#lib/contract/ids.ts';
import type { ThreadMessage } from '#lib/contract/threads.ts';
import { toMatchKey } from '#backend/core/addresses.ts';
import type { Tx } from './database.ts';

/**
 * Keeps messages of the thread. One known by its Message-ID stays as it was first seen; one without, as Outlook on the web shows
 * them, is left out where the same words of the same person are kept already.
 */
export async function insertMessages(
  tx: Tx,
  conversationId: ConversationId,
  messages: readonly ThreadMessage[],
): Promise<void> {
  const rows = (await withoutKnown(tx, conversationId, messages)).map((message) => ({
    conversation_id: conversationId,
    message_id: message.messageId,
    provider_message_id: message.providerMessageId,
    from_address: message.from.address,
    from_name: message.from.name,
    to_addresses: message.to,
    sent_at: message.sentAt === null ? null : new Date(message.sentAt),
    text: message.text,
  }));
  if (rows.length === 0) return;
  await tx
    .insertInto('message')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function withoutKnown(
  tx: Tx,
  conversationId: ConversationId,
  messages: readonly ThreadMessage[],
): Promise<ThreadMessage[]> {
  if (messages.every(({ messageId }) => messageId !== null)) return [...messages];
  const kept = await tx
    .selectFrom('message')
    .where('conversation_id', '=', conversationId)
    .select(['from_address', 'text'])
    .execute();
  const known = new Set(kept.map((row) => sayingOf(row.from_address ?? '', row.text)));
  return messages.filter(
    ({ messageId, from, text }) => messageId !== null || !known.has(sayingOf(from.address, text)),
  );
}

/** Mail programs break and space the same text differently. */
function sayingOf(address: string, text: string): string {
  return `${toMatchKey(address)} ${text.replace(/\s+/g, ' ').trim()}`;
}
