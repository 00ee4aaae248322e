import { describe, expect, it } from 'vitest';
import type { ConversationSession, Message } from '#lib/contract/messages.ts';
import { keyOf, threadItems } from './thread-items.ts';

const message = (id: string, sentAt: string, sessionId: string | null = null) =>
  ({ id, sentAt, sessionId }) as Message;
const session = (id: string, startedAt: string, endedAt: string | null) =>
  ({
    id,
    startedAt,
    ended: endedAt === null ? null : { at: endedAt, by: 'closed' },
  }) as ConversationSession;
const comment = (id: string, createdAt: string) => ({ comment: { id, createdAt } }) as never;

const THREAD = {
  messages: [message('m1', '2026-11-20T08:00:00.000Z'), message('m2', '2026-11-21T08:00:00.000Z')],
  sessions: [
    session('s1', '2026-11-20T08:00:00.000Z', '2026-11-21T08:00:00.000Z'),
    session('s2', '2026-11-21T08:00:00.000Z', null),
  ],
  comments: [comment('c1', '2026-11-20T09:00:00.000Z')],
};

describe('threadItems', () => {
  it('puts all in order, an end before the next start, and that before what was said', () => {
    expect(threadItems(THREAD, false).map(keyOf)).toEqual([
      'started s1',
      'm1',
      'c1',
      'ended s1',
      'started s2',
      'm2',
    ]);
  });

  it('leaves out what is of the time of messages that are not there', () => {
    const later = { ...THREAD, messages: THREAD.messages.slice(1) };
    expect(threadItems(later, true).map(keyOf)).toEqual(['ended s1', 'started s2', 'm2']);
  });

  it('lets a session start before its first message, which may have been sent earlier', () => {
    const later = {
      messages: [message('m3', '2026-11-21T07:59:00.000Z', 's2')],
      sessions: THREAD.sessions.slice(1),
      comments: [],
    };
    expect(threadItems(later, false).map(keyOf)).toEqual(['started s2', 'm3']);
  });

  it('of a conversation without messages are its sessions', () => {
    expect(threadItems({ messages: [], sessions: [], comments: [] }, false)).toEqual([]);
  });
});
