import type { ChannelId, ConversationId, PipelineId } from '#lib/contract/ids.ts';
import { toMatchKey } from '#backend/core/addresses.ts';
import { findPeople, type Person } from '#backend/core/matching.ts';
import type { Actor } from '#backend/core/permissions.ts';
import { canSeeChannel } from '#backend/core/visibility.ts';
import { lockConversation } from '#backend/data/channel-conversations.ts';
import { readChannelViewers } from '#backend/data/channels.ts';
import type { Tx } from '#backend/data/database.ts';
import { findRecordsByKeys } from '#backend/data/records.ts';
import { RefusedError } from './companion.ts';

export type JoinedConversation = {
  conversationId: ConversationId;
  channelId: ChannelId;
  /** Where tickets of its channel start; null for the default. */
  pipelineId: PipelineId | null;
  people: Person[];
};

/** The conversation on a channel that a ticket is made from, with its customer; refused where there is none for the actor. */
export async function joinConversation(
  tx: Tx,
  actor: Actor,
  id: ConversationId,
): Promise<JoinedConversation> {
  const conversation = await lockConversation(tx, id);
  if (conversation === null || !canSeeChannel(actor, await readChannelViewers(tx, conversation.channelId))) {
    const message = 'There is no such conversation on a channel. Give another.';
    throw new RefusedError({ code: 'unusable_reference', errors: [{ field: 'conversationId', message }] });
  }
  const { channelId, pipelineId, customer } = conversation;
  if (customer.address === null) return { conversationId: id, channelId, pipelineId, people: [] };
  const records = await findRecordsByKeys(tx, [toMatchKey(customer.address)]);
  const participant = { address: customer.address, name: customer.name, role: 'from' as const };
  const people = findPeople([participant], new Set(), (key) => records.get(key) ?? []);
  return { conversationId: id, channelId, pipelineId, people };
}
