/**
 * Which conversation a thread without Message-IDs may be: the same people, the same subject, and lately. All three together
 * are a suggestion that somebody has to confirm; none of them links by itself, and a subject alone is not even suggested.
 */
import type { ConversationId } from '#lib/contract/ids.ts';
import type { ThreadFacts } from '#lib/contract/threads.ts';
import { toMatchKey } from './addresses.ts';

/** A conversation with the thread's subject, as the database knows it. */
export type SuggestibleConversation = {
  id: ConversationId;
  topic: string;
  /** Match keys of the people on it. */
  participantKeys: ReadonlySet<string>;
  hasMessageIds: boolean;
  /** When it, or a ticket of it, last changed, in milliseconds of the epoch. */
  lastActiveMs: number;
};

/** Threads that rest longer than this are taken up by a new mail more often than by an answer. */
export const SUGGESTED_WITHIN_DAYS = 60;

const DAY_MS = 24 * 60 * 60 * 1000;

/** What mail programs put before the subject of answers and forwarded mail, in the languages that were met. */
const PREFIX =
  /^(?:re|aw|antw|sv|vs|ynt|odp|res|rif|ref|fw|fwd|wg|tr|rv|vl|enc|doorst|vb|videresend|回复|回覆|答复|转发|轉寄|返信|転送|답장|전달)\s*(?:\[\d+\])?\s*[::]\s*/iu;

/** A subject without prefixes, case and spacing, e.g. `AW: Re:  Printer stops` gives `printer stops`; empty for none. */
export function toTopic(subject: string): string {
  let topic = subject.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
  for (let next = topic.replace(PREFIX, ''); next !== topic; next = topic.replace(PREFIX, '')) topic = next;
  return topic;
}

/**
 * The conversations that the thread may be, latest first. `ourKeys` are the match keys of colleagues, who are on every
 * conversation: at least one person outside is on both sides, and everybody outside who wrote here is on the conversation.
 */
export function suggestConversations(
  facts: ThreadFacts,
  found: readonly SuggestibleConversation[],
  { ourKeys, nowMs }: { ourKeys: ReadonlySet<string>; nowMs: number },
): ConversationId[] {
  const topic = toTopic(facts.subject);
  const outside = facts.participants.filter(
    ({ address }) => !ourKeys.has(toMatchKey(address)) && toMatchKey(address) !== toMatchKey(facts.mailbox),
  );
  const senders = outside.filter(({ role }) => role === 'from');
  const mayBe = (conversation: SuggestibleConversation): boolean => {
    const isOn = ({ address }: { address: string }): boolean =>
      conversation.participantKeys.has(toMatchKey(address));
    return (
      topic !== '' &&
      conversation.topic === topic &&
      isUnknownOnOneSide(facts, conversation) &&
      nowMs - conversation.lastActiveMs <= SUGGESTED_WITHIN_DAYS * DAY_MS &&
      senders.every(isOn) &&
      outside.some(isOn)
    );
  };
  return found
    .filter(mayBe)
    .toSorted((one, other) => other.lastActiveMs - one.lastActiveMs)
    .map(({ id }) => id);
}

/** Where both sides have Message-IDs these have decided already: another set is another thread. */
function isUnknownOnOneSide(facts: ThreadFacts, { hasMessageIds }: SuggestibleConversation): boolean {
  return facts.messageIds.length === 0 || !hasMessageIds;
}
