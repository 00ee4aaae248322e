import { describe, expect, it } from 'vitest';
import { ThreadFacts } from '#lib/contract/threads.ts';
import type { MailMessage, MailThread } from '#lib/mail/mail-host.ts';
import {
  counterpart,
  isWriterUnknown,
  newestMessageOf,
  threadPlace,
  toThreadFacts,
  withSender,
} from './thread-facts.ts';

const marta = { address: 'Marta@osterby.example', name: 'Marta Lindqvist' };
const ana = { address: 'ana@norrvik.example', name: 'Ana Ribeiro' };

function message(key: string, given: Partial<MailMessage>): MailMessage {
  const base = {
    key,
    providerMessageId: null,
    messageId: null,
    references: [],
    sender: marta,
    recipients: [ana],
    sentAt: null,
    isAutomatic: false,
  };
  return { ...base, ...given };
}

function thread(given: Partial<MailThread>): MailThread {
  return {
    key: 'tab-1',
    providerThreadId: 'abc',
    mailbox: 'ana@norrvik.example',
    subject: 'Docks',
    messages: [],
    identity: { state: 'known' },
    ...given,
  };
}

describe('toThreadFacts', () => {
  const facts = toThreadFacts(
    thread({
      messages: [
        message('1', { messageId: 'one@x', references: ['zero@x'] }),
        message('2', {
          messageId: 'two@x',
          references: ['zero@x', 'one@x'],
          sender: ana,
          recipients: [marta],
        }),
        message('3', {}),
      ],
    }),
    'gmail',
  );
  it('names each id once, newest first', () => {
    expect([facts.messageIds, facts.references]).toEqual([
      ['two@x', 'one@x'],
      ['zero@x', 'one@x'],
    ]);
  });
  it('names each person once, the newest sender first', () => {
    expect(facts.participants?.map((person) => [person.address, person.role])).toEqual([
      ['Marta@osterby.example', 'from'],
      ['ana@norrvik.example', 'from'],
    ]);
  });
  it('fits the contract when the thread is longer than its limits', () => {
    const messages = Array.from({ length: 400 }, (_, index) =>
      message(String(index), {
        messageId: `m${index}@x`,
        references: [`r${index}@x`, `s${index}@x`, `t${index}@x`],
        sender: { address: `p${index}@x.example`, name: null },
        recipients: [
          { address: `q${index}@x.example`, name: null },
          { address: 'Undisclosed recipients', name: null },
        ],
      }),
    );
    const long = toThreadFacts(thread({ messages }), 'gmail');
    expect(ThreadFacts.safeParse(long).error).toBeUndefined();
    expect(long.messageIds?.[0]).toBe('m399@x');
  });
});

describe('counterpart', () => {
  it('is the newest sender who is not the mailbox', () => {
    expect(
      counterpart(
        thread({
          messages: [message('1', {}), message('2', { sender: { ...ana, address: 'ANA@norrvik.example' } })],
        }),
      ),
    ).toBe(marta);
  });
  it('is the recipient when all mail is our own', () => {
    expect(counterpart(thread({ messages: [message('1', { sender: ana, recipients: [ana, marta] })] }))).toBe(
      marta,
    );
  });
  it('is null when there is nobody else', () => {
    expect(counterpart(thread({ messages: [] }))).toBeNull();
  });
});

describe('a writer whose address is not shown', () => {
  const nameless = { sender: { address: '', name: 'Piet Warsame' } };
  const unknown = thread({ identity: { state: 'absent' }, messages: [message('1', nameless)] });
  it('makes nobody else the one whom the thread is with', () => {
    expect(isWriterUnknown(unknown)).toBe(true);
    expect(toThreadFacts(unknown, 'outlook-web').participants).toEqual([]);
    expect(counterpart(unknown)).toEqual(nameless.sender);
  });
  it('does not matter where somebody else from outside is known to have written, nor before the mail is read', () => {
    const known = thread({
      identity: { state: 'absent' },
      messages: [message('1', {}), message('2', nameless)],
    });
    expect(isWriterUnknown(known)).toBe(false);
    expect(toThreadFacts(known, 'outlook-web').participants?.map(({ role }) => role)).toEqual(['from', 'to']);
    expect(isWriterUnknown({ ...unknown, identity: { state: 'reading' } })).toBe(false);
  });
  it('is unknown also after a colleague of this mailbox has answered', () => {
    const answered = [message('1', nameless), message('2', { sender: ana })];
    expect(isWriterUnknown({ ...unknown, messages: answered })).toBe(true);
  });
});

describe('newestMessageOf', () => {
  const messages = [message('1', {}), message('2', {}), message('3', { sender: ana })];
  it('finds the newest of the person, whatever the case of the address', () => {
    expect(newestMessageOf(thread({ messages }), 'marta@OSTERBY.example')?.key).toBe('2');
  });
  it('falls back to the newest of all', () => {
    expect(newestMessageOf(thread({ messages }), 'piet@tarnmoor.example')?.key).toBe('3');
  });
});

describe('threadPlace', () => {
  it('is the same in another tab when the provider gives an id', () => {
    expect(threadPlace(thread({ key: 'tab-2' }), 'gmail')).toBe(threadPlace(thread({}), 'gmail'));
  });
  it('differs between mailboxes', () => {
    expect(threadPlace(thread({ mailbox: 'jonas@norrvik.example' }), 'gmail')).not.toBe(
      threadPlace(thread({}), 'gmail'),
    );
  });
});

describe('withSender', () => {
  const unnamed = (name: string) => ({ address: '', name });
  const shown = thread({
    messages: [
      message('1', { sender: unnamed('Farah') }),
      message('2', { sender: unnamed('Piet') }),
      message('3', { sender: ana }),
      message('4', { sender: unnamed('Piet') }),
    ],
    identity: { state: 'absent' },
  });

  it('gives the address to whoever wrote last without one, in each of their mails and to nobody else', () => {
    const named = withSender(shown, 'piet@tarnmoor.example');
    expect(named.messages.map(({ sender }) => sender.address)).toEqual([
      '',
      'piet@tarnmoor.example',
      ana.address,
      'piet@tarnmoor.example',
    ]);
    expect(isWriterUnknown(named)).toBe(false);
    expect(counterpart(named)).toEqual({ address: 'piet@tarnmoor.example', name: 'Piet' });
  });
});
