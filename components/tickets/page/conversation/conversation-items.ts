import type { TicketComment } from '#lib/contract/comments.ts';
import type { ConversationMessage, Ticket } from '#lib/contract/tickets.ts';
import type { TimelineEvent } from '#lib/contract/timeline.ts';

/** What the conversation shows, in the order it happened. */
export type ConversationItem =
  | { kind: 'message'; at: string | null; message: ConversationMessage; isOpenAtFirst: boolean }
  | { kind: 'comment'; at: string; comment: TicketComment }
  | { kind: 'created'; at: string; event: TimelineEvent };

/**
 * Messages with the ticket's making and the team's comments between them. Messages keep their own order (one without a time
 * stays after the one before it); of them, those from the customer's last one on are open, as that is what waits for an answer.
 */
export function conversationItems(
  ticket: Pick<Ticket, 'conversation' | 'comments' | 'timeline'>,
): ConversationItem[] {
  const messages = ticket.conversation?.messages ?? [];
  const lastAsked = messages.findLastIndex(({ isOurs }) => !isOurs);
  const openFrom = lastAsked === -1 ? messages.length - 1 : lastAsked;
  const items: ConversationItem[] = messages.map((message, index) => ({
    kind: 'message',
    at: message.sentAt,
    message,
    isOpenAtFirst: index >= openFrom,
  }));
  for (const event of ticket.timeline) {
    if (event.kind === 'created') insert(items, { kind: 'created', at: event.at, event });
  }
  for (const comment of ticket.comments) insert(items, { kind: 'comment', at: comment.createdAt, comment });
  return items;
}

/** Puts an item after everything that is not later than it. */
function insert(items: ConversationItem[], item: ConversationItem & { at: string }): void {
  const at = Date.parse(item.at);
  const before = items.findIndex((other) => other.at !== null && Date.parse(other.at) > at);
  items.splice(before === -1 ? items.length : before, 0, item);
}
