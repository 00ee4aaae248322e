import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConversationId } from '#lib/contract/ids.ts';
import { ThreadFacts } from '#lib/contract/threads.ts';
import {
  SUGGESTED_WITHIN_DAYS,
  suggestConversations,
  toTopic,
  type SuggestibleConversation,
} from './thread-suggestions.ts';

const NOW_MS = 1_800_000_000_000;
const DAY_MS = 24 * 60 * 60 * 1000;
const MARTA = 'marta@osterby.example';
const ANA = 'ana@norrvik.example';
const OURS = new Set([ANA, 'jonas@norrvik.example']);

type Person = { address: string; role: 'from' | 'to' | 'cc' };
const from = (address: string): Person => ({ address, role: 'from' });
const to = (address: string): Person => ({ address, role: 'to' });

function facts(given: { people?: Person[]; subject?: string; messageIds?: string[] } = {}): ThreadFacts {
  const { people = [from(MARTA), to(ANA)], subject = 'Printer stops', messageIds = [] } = given;
  return ThreadFacts.parse({
    provider: 'outlook-web',
    mailbox: ANA,
    subject,
    participants: people,
    messageIds,
  });
}

function conversation(given: Partial<SuggestibleConversation> = {}): SuggestibleConversation {
  return {
    id: 'one' as ConversationId,
    topic: 'printer stops',
    participantKeys: new Set([MARTA, ANA]),
    hasMessageIds: true,
    lastActiveMs: NOW_MS - DAY_MS,
    ...given,
  };
}

const suggest = (thread: ThreadFacts, ...found: SuggestibleConversation[]) =>
  suggestConversations(thread, found, { ourKeys: OURS, nowMs: NOW_MS });

describe('suggestConversations', () => {
  it('suggests a conversation of the same people and subject that is not old', () => {
    expect(suggest(facts(), conversation())).toEqual(['one']);
    expect(suggest(facts({ subject: 'AW: RE: Printer  stops' }), conversation())).toEqual(['one']);
    expect(suggest(facts({ people: [from(ANA), to('Marta+x@Osterby.example')] }), conversation())).toEqual([
      'one',
    ]);
  });

  it.each<[string, ThreadFacts, Partial<SuggestibleConversation>]>([
    ['another subject', facts({ subject: 'Printer stops again' }), {}],
    ['no subject', facts({ subject: 'Re: ' }), { topic: '' }],
    ['nobody in common', facts({ people: [from('ines@quillon.example')] }), {}],
    ['colleagues in common only', facts({ people: [from(ANA), to('jonas@norrvik.example')] }), {}],
    ['nobody known at all', facts({ people: [] }), {}],
    ['a stranger who wrote besides', facts({ people: [from(MARTA), from('stranger@x.example')] }), {}],
    ['an old conversation', facts(), { lastActiveMs: NOW_MS - (SUGGESTED_WITHIN_DAYS + 1) * DAY_MS }],
    ['Message-IDs on both sides', facts({ messageIds: ['other@osterby.example'] }), {}],
  ])('suggests nothing for %s', (_why, thread, given) => {
    expect(suggest(thread, conversation(given))).toEqual([]);
  });

  it('suggests a conversation that was made without Message-IDs also where the thread has some', () => {
    const thread = facts({ messageIds: ['a@osterby.example'] });
    expect(suggest(thread, conversation({ hasMessageIds: false }))).toEqual(['one']);
  });

  it('puts the latest first', () => {
    const older = conversation({
      id: 'older' as ConversationId,
      lastActiveMs: NOW_MS - 3 * DAY_MS,
    });
    expect(suggest(facts(), older, conversation())).toEqual(['one', 'older']);
  });

  it('never suggests for a sender who is not on the conversation, whatever the subject', () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.string(), (stranger, subject) => {
        const thread = facts({ people: [from(stranger)], subject });
        expect(suggest(thread, conversation({ topic: toTopic(subject) }))).toEqual([]);
      }),
    );
  });
});

describe('toTopic', () => {
  it.each([
    ['Re: AW: WG: Printer stops', 'printer stops'],
    ['RE[2]: Printer stops', 'printer stops'],
    ['回复：Printer stops', 'printer stops'],
    ['返信: Printer  stops ', 'printer stops'],
    ['Order: printer stops', 'order: printer stops'],
    ['Re:', ''],
  ])('of %s is %s', (subject, topic) => {
    expect(toTopic(subject)).toBe(topic);
  });

  it('does not change when it is taken twice, nor by another answer', () => {
    fc.assert(
      fc.property(fc.string(), (subject) => {
        expect(toTopic(toTopic(subject))).toBe(toTopic(subject));
        expect(toTopic(`Re: ${subject}`)).toBe(toTopic(subject));
      }),
    );
  });
});
