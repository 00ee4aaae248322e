import type { ConversationSession, ConversationView, Message } from '#lib/contract/messages.ts';

type Comment = ConversationView['comments'][number];

/** What stands in a conversation, one below the other. */
export type ThreadItem =
  | { kind: 'started'; at: string; session: ConversationSession }
  | { kind: 'ended'; at: string; session: ConversationSession }
  | { kind: 'message'; at: string; message: Message }
  | { kind: 'comment'; at: string; comment: Comment };

type Thread = Pick<ConversationView, 'sessions' | 'comments'> & { messages: readonly Message[] };

/** At one instant a session's end comes before the next one's start, that before what was said. */
const ORDER = { ended: 0, started: 1, message: 2, comment: 3 } as const;

/**
 * Messages, comments and the bounds of sessions in order of time. While earlier messages are not there, neither is what belongs to
 * their time.
 */
export function threadItems({ messages, sessions, comments }: Thread, hasEarlier: boolean): ThreadItem[] {
  const items: ThreadItem[] = [
    ...messages.map((message) => ({ kind: 'message' as const, at: message.sentAt, message })),
    ...comments.map((comment) => ({ kind: 'comment' as const, at: comment.comment.createdAt, comment })),
    ...sessions.map((session) => ({ kind: 'started' as const, at: startOf(session, messages), session })),
    ...sessions.flatMap((session) =>
      session.ended === null ? [] : [{ kind: 'ended' as const, at: session.ended.at, session }],
    ),
  ];
  const first = messages[0]?.sentAt;
  const shown =
    hasEarlier && first !== undefined ? items.filter(({ at }) => Date.parse(at) >= Date.parse(first)) : items;
  return shown.toSorted(
    (one, other) => Date.parse(one.at) - Date.parse(other.at) || ORDER[one.kind] - ORDER[other.kind],
  );
}

/** Its first message may have been sent before the companion heard of it. */
function startOf({ id, startedAt }: ConversationSession, messages: readonly Message[]): string {
  const first = messages.find(({ sessionId }) => sessionId === id)?.sentAt ?? startedAt;
  return Date.parse(first) < Date.parse(startedAt) ? first : startedAt;
}

/** A key for each. */
export function keyOf(item: ThreadItem): string {
  if (item.kind === 'message') return item.message.id;
  if (item.kind === 'comment') return item.comment.comment.id;
  return `${item.kind} ${item.session.id}`;
}
