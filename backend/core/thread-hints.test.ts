import { describe, expect, it } from 'vitest';
import { ThreadFacts } from '#lib/contract/threads.ts';
import { hintOf } from './thread-hints.ts';

const facts = (provider: string, providerThreadId: string | null) =>
  ThreadFacts.parse({ provider, mailbox: 'Ana+x@Norrvik.example', providerThreadId });

describe('hintOf', () => {
  it('is the same for Outlook’s page and its add-in, in either alphabet', () => {
    expect(hintOf(facts('office', 'AAQkAGI2_A-x='))).toEqual(hintOf(facts('outlook-web', 'AAQkAGI2+A/x=')));
  });

  it('leaves the ids of other programs as they are, and apart', () => {
    expect(hintOf(facts('gmail', '19_a-b'))).toEqual({
      providers: ['gmail'],
      mailboxKey: 'ana@norrvik.example',
      providerThreadId: '19_a-b',
    });
    expect(hintOf(facts('gmail', null))).toBeNull();
  });
});
