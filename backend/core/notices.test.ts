import { describe, expect, it } from 'vitest';
import type { UserId } from '#lib/contract/ids.ts';
import { decideNotices, type Told } from './notices.ts';
import { event } from './ticket-changes.ts';

const [ana, ben, cleo] = ['ana', 'ben', 'cleo'] as UserId[] as [UserId, UserId, UserId];
const quiet: Told = { actorId: ana, ownerBefore: ben, ownerAfter: ben, followers: [], events: [] };

function kinds(told: Told): string[] {
  return decideNotices(told).map(({ userId, kind }) => `${userId} ${kind}`);
}

describe('decideNotices', () => {
  it('tells owner and followers of a comment, and those it mentions that they are mentioned', () => {
    const comment = { text: 'Look here', mentions: [cleo] };
    expect(kinds({ ...quiet, followers: [cleo, ana], comment })).toEqual(['cleo mentioned', 'ben commented']);
  });

  it('tells a new owner that the ticket is theirs, not that its status changed', () => {
    const events = [event('owner-changed', {}), event('status-changed', { from: 'open', to: 'pending' })];
    expect(kinds({ ...quiet, ownerAfter: cleo, followers: [ben], events })).toEqual([
      'cleo assigned',
      'ben status-changed',
    ]);
  });

  it('tells nobody of what they did themselves, and nobody of an edit of the subject', () => {
    expect(kinds({ ...quiet, actorId: ben, comment: { text: 'Me', mentions: [ben] } })).toEqual([]);
    expect(kinds({ ...quiet, followers: [cleo], events: [event('subject-changed', {})] })).toEqual([]);
  });

  it('gives the status as text, and the beginning of a long comment', () => {
    const events = [event('status-changed', { from: 'open', to: 'pending' })];
    expect(decideNotices({ ...quiet, events })).toEqual([
      { userId: ben, kind: 'status-changed', text: 'pending' },
    ]);
    const [notice] = decideNotices({ ...quiet, comment: { text: 'word '.repeat(100), mentions: [] } });
    expect(notice?.text).toHaveLength(200);
    expect(notice?.text?.endsWith('…')).toBe(true);
  });
});
