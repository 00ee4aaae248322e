import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConversationId } from '#lib/contract/ids.ts';
import { ThreadFacts } from '#lib/contract/threads.ts';
import { linkThread } from './thread-links.ts';

const ONE = 'one' as ConversationId;
const NONE = { byMessageId: [], byHint: [], byReference: [] };

function facts(senders: string[], messageIds: string[] = []): ThreadFacts {
  const participants = senders.map((address) => ({ address, role: 'from' as const }));
  return ThreadFacts.parse({ provider: 'gmail', mailbox: 'ana@norrvik.example', messageIds, participants });
}

describe('linkThread', () => {
  it('links by a Message-ID in the thread', () => {
    expect(
      linkThread(facts(['m@x.example'], ['a']), { ...NONE, byMessageId: [ONE] }, new Set()).linked,
    ).toEqual([ONE]);
  });

  it('never links a stranger by References, whoever else wrote in the thread', () => {
    const byReference = [{ id: ONE, participantKeys: new Set(['marta@osterby.example']) }];
    const decide = (...senders: string[]) =>
      linkThread(facts(senders), { ...NONE, byReference }, new Set(['ana@norrvik.example']));
    expect(decide('marta@osterby.example')).toEqual({ linked: [ONE], possiblyRelated: [] });
    expect(decide('Marta+x@osterby.example', 'ana@norrvik.example').linked).toEqual([ONE]);
    fc.assert(
      fc.property(fc.emailAddress(), (stranger) => {
        expect(decide('marta@osterby.example', stranger)).toEqual({ linked: [], possiblyRelated: [ONE] });
      }),
    );
    expect(decide()).toEqual({ linked: [], possiblyRelated: [ONE] });
  });

  it('trusts a provider’s thread id only while Message-IDs are unknown on one side', () => {
    const byHint = (hasMessageIds: boolean) => ({ ...NONE, byHint: [{ id: ONE, hasMessageIds }] });
    expect(linkThread(facts([]), byHint(true), new Set()).linked).toEqual([ONE]);
    expect(linkThread(facts([], ['a']), byHint(false), new Set()).linked).toEqual([ONE]);
    expect(linkThread(facts([], ['a']), byHint(true), new Set()).linked).toEqual([]);
  });
});
