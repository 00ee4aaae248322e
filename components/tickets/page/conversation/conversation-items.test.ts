import { describe, expect, it } from 'vitest';
import type { TicketComment } from '#lib/contract/comments.ts';
import type { ConversationMessage } from '#lib/contract/tickets.ts';
import type { TimelineEvent } from '#lib/contract/timeline.ts';
import { conversationItems } from './conversation-items.ts';

const message = (id: string, sentAt: string | null, isOurs: boolean) =>
  ({ id, sentAt, isOurs }) as ConversationMessage;
const comment = (createdAt: string) => ({ createdAt }) as TicketComment;
const created = (at: string) => ({ kind: 'created', at }) as TimelineEvent;

function ticket(
  messages: ConversationMessage[],
  comments: TicketComment[] = [],
  timeline: TimelineEvent[] = [],
) {
  return { conversation: { id: 'c', subject: '', messages } as never, comments, timeline };
}

describe('conversationItems', () => {
  it('puts making and comments between the messages by time', () => {
    const items = conversationItems(
      ticket(
        [message('a', '2026-11-20T10:00:00Z', false), message('b', '2026-11-20T12:00:00Z', true)],
        [comment('2026-11-20T13:00:00Z')],
        [created('2026-11-20T11:00:00Z')],
      ),
    );
    expect(items.map(({ kind }) => kind)).toEqual(['message', 'created', 'message', 'comment']);
  });

  it("opens the messages from the customer's last one on", () => {
    const items = conversationItems(
      ticket([
        message('a', null, false),
        message('b', null, true),
        message('c', null, false),
        message('d', null, true),
      ]),
    );
    expect(items.map((item) => item.kind === 'message' && item.isOpenAtFirst)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('opens the last message when all are ours', () => {
    const items = conversationItems(ticket([message('a', null, true), message('b', null, true)]));
    expect(items.map((item) => item.kind === 'message' && item.isOpenAtFirst)).toEqual([false, true]);
  });

  it('keeps messages without a time in their own order', () => {
    const items = conversationItems(
      ticket([message('a', '2026-11-20T12:00:00Z', false), message('b', null, false)]),
    );
    expect(items.map((item) => item.kind === 'message' && item.message.id)).toEqual(['a', 'b']);
  });

  it('shows the making alone when there is no conversation', () => {
    const items = conversationItems({
      conversation: null,
      comments: [],
      timeline: [created('2026-11-20T11:00:00Z')],
    });
    expect(items.map(({ kind }) => kind)).toEqual(['created']);
  });
});
