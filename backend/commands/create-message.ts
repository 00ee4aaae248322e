/** Takes a message in that a connector posts. */
import type { Result } from '#lib/base/result.ts';
import type { ChannelMessage, NewChannelMessage } from '#lib/contract/conversations.ts';
import type { ChannelId, ConversationId } from '#lib/contract/ids.ts';
import { insertOrFindMessage, lockConversation } from '#backend/data/channel-conversations.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { enterChannel } from './enter-channel.ts';
import { followMessage } from './follow-message.ts';
import { refusable } from './refusable.ts';

type Input = { channelId: ChannelId; conversationId: ConversationId; message: NewChannelMessage };

/** The message, or the one that was posted under the external id before. What it means for tickets is `followMessage`'s. */
export function createMessage(
  companion: Companion,
  { actor, input }: Call<Input>,
): Promise<Result<ChannelMessage, Refusal>> {
  const { channelId, conversationId, message: given } = input;
  return refusable(companion.database, async (tx) => {
    await enterChannel(tx, actor, channelId);
    const conversation = await lockConversation(tx, conversationId);
    if (conversation?.channelId !== channelId) throw new RefusedError({ code: 'not_found' });
    const now = companion.now();
    const asked = given.sentAt === undefined ? now : new Date(given.sentAt);
    const sentAt = asked < now ? asked : now;
    const { message, isNew } = await insertOrFindMessage(tx, conversation, { given, sentAt, at: now });
    if (isNew) await followMessage(companion, tx, { conversationId, messageId: message.id });
    return message;
  });
}
