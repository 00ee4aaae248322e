import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ConversationId } from '#lib/contract/ids.ts';
import { makeReference } from './mail-references.ts';
import {
  claimsColleague,
  decideAuthor,
  decideThread,
  signedReferences,
  ticketNumberIn,
  type FoundForMail,
} from './mail-threading.ts';

const [ONE, TWO, THREE] = [1, 2, 3].map(() => randomUUID() as ConversationId) as [
  ConversationId,
  ConversationId,
  ConversationId,
];
const NOTHING: FoundForMail = {
  bySignedReference: [],
  byReference: [],
  byTicketNumber: [],
};
const OUR_KEYS = new Set(['ines@osterby.example']);
const sign = (text: string) => `${Buffer.from(text).toString('hex')}${'0'.repeat(32)}`.slice(-64);

const from = (address: string, hasSeveralSenders = false) => ({
  from: { address, name: null },
  hasSeveralSenders,
});
const marta = from('Marta@Norrvik.example');
const stranger = from('eve@stranger.example');
const forged = from('ines@osterby.example');
const of = (id: ConversationId, ...keys: string[]) => ({
  id,
  participantKeys: new Set(keys),
  isGuarded: true,
});

describe('decideThread', () => {
  it('begins a conversation when nothing is found', () => {
    expect(decideThread(marta, NOTHING)).toEqual({ conversationId: null });
  });

  it('links whoever sends it when the conversation has no ticket and no word of ours', () => {
    const open = { ...of(ONE, 'marta@norrvik.example'), isGuarded: false };
    const found = { ...NOTHING, byReference: [of(TWO, 'tom@norrvik.example'), open] };
    expect(decideThread(stranger, found)).toEqual({ conversationId: ONE, by: 'reference' });
  });

  it('links by our signed mark whoever sends it', () => {
    expect(decideThread(stranger, { ...NOTHING, bySignedReference: [TWO, ONE] })).toEqual({
      conversationId: TWO,
      by: 'signed-reference',
    });
  });

  it('links by a reference when the sender is on the conversation', () => {
    const found = {
      ...NOTHING,
      byReference: [of(ONE, 'eve@elsewhere.example'), of(TWO, 'marta@norrvik.example')],
    };
    expect(decideThread(marta, found)).toEqual({ conversationId: TWO, by: 'reference' });
  });

  it.each([
    ['a stranger', stranger],
    ['nobody', { from: null, hasSeveralSenders: false }],
    ['several people at once, one of them on it', from('marta@norrvik.example', true)],
  ])('does not link by reference or ticket number when the sender is %s', (_who, mail) => {
    const known = [of(ONE, 'marta@norrvik.example')];
    const found = { ...NOTHING, byReference: known, byTicketNumber: known };
    expect(decideThread(mail, found)).toEqual({ conversationId: null });
  });

  it('links by ticket number when the sender is on the ticket', () => {
    const found = { ...NOTHING, byTicketNumber: [of(THREE, 'marta@norrvik.example')] };
    expect(decideThread(marta, found)).toEqual({ conversationId: THREE, by: 'ticket-number' });
  });
});

describe('decideAuthor', () => {
  const linked = { conversationId: ONE, by: 'reference' } as const;
  const own = { conversationId: null } as const;
  const ask = (mail: typeof marta, thread: typeof linked | typeof own, why: 'auto-reply' | null = null) =>
    decideAuthor(mail, { thread, why, ourKeys: OUR_KEYS });

  it('counts as the customer’s when a person wrote it', () => {
    expect(ask(marta, linked)).toBe('customer');
    expect(ask(stranger, own)).toBe('customer');
  });

  it('counts as automatic when a machine wrote it', () => {
    expect(ask(marta, linked, 'auto-reply')).toBe('automatic');
  });

  it('is without effect in a conversation when From is a colleague’s address', () => {
    expect(claimsColleague(forged, OUR_KEYS)).toBe(true);
    expect(ask(forged, linked)).toBe('automatic');
  });

  it('is a stranger’s outside of conversations when From is a colleague’s address', () => {
    expect(ask(forged, own)).toBe('customer');
  });
});

it('signedReferences leaves out what we did not sign', () => {
  const mark = makeReference(
    { conversationId: ONE, unique: 'abcdef0123456789', domain: 'osterby.example' },
    sign,
  );
  const forgery = mark.replace(/.{8}@/, '00000000@');
  expect(signedReferences(['x@norrvik.example', forgery, mark, mark], sign)).toEqual([ONE]);
});

it.each([
  ['[TKT-E1042] Lid is stuck', 'TKT-E1042'],
  ['Re: [tkt-m001] Lid is stuck', 'TKT-M001'],
  ['[TKT-E002] AW: [TKT-E001] Lid', 'TKT-E001'],
  ['TKT-E001 without brackets', null],
  ['[TKT-] [TKT-1] [TKT-E1', null],
  ['[TKT-E' + '1'.repeat(40) + ']', null],
])('ticketNumberIn reads the number when the subject is %s', (subject, number) => {
  expect(ticketNumberIn(subject)).toBe(number);
});
