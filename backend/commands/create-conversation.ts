/** Takes a conversation in that a connector posts. */
import type { Result } from '#lib/base/result.ts';
import type { Conversation, NewConversation } from '#lib/contract/conversations.ts';
import type { ChannelId } from '#lib/contract/ids.ts';
import { insertOrFindConversation } from '#backend/data/channel-conversations.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { enterChannel } from './enter-channel.ts';
import { refusable } from './refusable.ts';

/**
 * The conversation, or the one that was posted under the external id before. Refused where that one was started by somebody else, as
 * two different conversations then have one id.
 */
export function createConversation(
  companion: Companion,
  { actor, input }: Call<{ channelId: ChannelId; conversation: NewConversation }>,
): Promise<Result<Conversation, Refusal>> {
  const { channelId, conversation: given } = input;
  return refusable(companion.database, async (tx) => {
    await enterChannel(tx, actor, channelId);
    const conversation = await insertOrFindConversation(tx, channelId, { given, at: companion.now() });
    if (conversation.startedBy === given.startedBy) return conversation;
    const message = `Give another externalId; the conversation of this one was started by ${conversation.startedBy}.`;
    throw new RefusedError({ code: 'unusable_value', errors: [{ field: 'externalId', message }] });
  });
}
