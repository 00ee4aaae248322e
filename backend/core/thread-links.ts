/**
 * Which conversations a thread belongs to. Message-IDs of messages in the mailbox link; ids that a message merely refers to
 * link only when its sender is on the conversation already, because a stranger can write any reference.
 */
import type { ConversationId } from '#lib/contract/ids.ts';
import type { ThreadFacts } from '#lib/contract/threads.ts';
import { toMatchKey } from './addresses.ts';

/** What the database found for a thread's ids. */
export type FoundConversations = {
  /** Conversations by Message-IDs of messages that are in the thread. */
  byMessageId: ConversationId[];
  /** By the provider's thread id in the same mailbox, and whether any Message-ID of it is known by now. */
  byHint: { id: ConversationId; hasMessageIds: boolean }[];
  /** By References alone, each with the match keys of the people on it. */
  byReference: { id: ConversationId; participantKeys: ReadonlySet<string> }[];
};

export type ThreadLinks = { linked: ConversationId[]; possiblyRelated: ConversationId[] };

/**
 * Sorts what was found into linked and possibly related. A hint counts only while Message-IDs are unknown on one of the two
 * sides: Gmail may keep a thread id when it splits a thread on a changed subject, Message-IDs stay with their messages.
 * `ourKeys` are the match keys of colleagues, who are on every conversation.
 */
export function linkThread(
  facts: ThreadFacts,
  found: FoundConversations,
  ourKeys: ReadonlySet<string>,
): ThreadLinks {
  const senders = facts.participants
    .filter(({ role }) => role === 'from')
    .map(({ address }) => toMatchKey(address));
  const outside = senders.filter((sender) => !ourKeys.has(sender));
  const isOnIt = (keys: ReadonlySet<string>) =>
    senders.length > 0 && outside.every((sender) => keys.has(sender));
  const linked = new Set(found.byMessageId);
  for (const { id, hasMessageIds } of found.byHint)
    if (facts.messageIds.length === 0 || !hasMessageIds) linked.add(id);
  for (const { id, participantKeys } of found.byReference) if (isOnIt(participantKeys)) linked.add(id);
  const related = found.byReference.map(({ id }) => id).filter((id) => !linked.has(id));
  return { linked: [...linked], possiblyRelated: [...new Set(related)] };
}
