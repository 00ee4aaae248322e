import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupConversations } from './conversation.ts';

const message = (messageId: string | null, ...references: string[]) => ({ messageId, references });
const idsOf = (groups: { messageId: string | null }[][]) =>
  groups.map((group) => group.map(({ messageId }) => messageId));

describe('groupConversations', () => {
  it('joins a reply to what it answers, in whatever order they come', () => {
    const messages = [message('a'), message('c', 'b'), message('x'), message('b', 'a')];
    expect(idsOf(groupConversations(messages))).toEqual([['a', 'c', 'b'], ['x']]);
  });

  it('joins two that name a third which is not there', () => {
    expect(groupConversations([message('b', 'gone'), message('c', 'gone')])).toHaveLength(1);
  });

  it('leaves messages without any id alone', () => {
    expect(groupConversations([message(null), message(null), message(null, 'a'), message('a')])).toHaveLength(
      3,
    );
  });

  it('gives the same groups when the messages are shuffled', () => {
    const one = fc.record({
      messageId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      references: fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 2 }),
    });
    const sets = (messages: { messageId: string; references: string[] }[]) =>
      groupConversations(messages)
        .map((group) => [...new Set(group.map(({ messageId }) => messageId))].toSorted().join())
        .toSorted();
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), (messages) => {
        expect(sets(messages.toReversed())).toEqual(sets(messages));
      }),
    );
  });
});
