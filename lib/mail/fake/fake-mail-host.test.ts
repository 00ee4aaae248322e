import { describe, expect, it } from 'vitest';
import { describeMailHost } from '#lib/mail/mail-host.contract.ts';
import { createFakeMailHost, type FakeThread } from './fake-mail-host.ts';

function thread(key: string, subject: string): FakeThread {
  const sender = { address: 'marta@osterby.example', name: 'Marta Lindqvist' };
  const message = {
    key: `${key}-1`,
    providerMessageId: '1',
    messageId: `${key}@osterby.example`,
    references: ['r@x'],
    sender,
    recipients: [],
    sentAt: null,
    isAutomatic: false,
  };
  return {
    key,
    subject,
    providerThreadId: key,
    mailbox: 'ana@norrvik.example',
    messages: [message],
    bodies: { [`${key}-1`]: { html: null, text: 'The lid is stuck.' } },
  };
}

const bytes = new TextEncoder().encode('counter pages');
const file = new File([bytes], 'counters.pdf', { type: 'application/pdf' });
const threads = {
  first: { ...thread('first', 'Lid'), files: { 'first-1': [file] } },
  second: thread('second', 'Rolls'),
};
const host = createFakeMailHost();

describeMailHost('the fake', () => ({
  host,
  open: async (which) => host.open(threads[which]),
  close: async () => host.close(),
  setTheme: async (theme) => host.setTheme(theme),
  failIdentity: async (fails) => host.failIdentity(fails),
  expected: {
    mailbox: 'ana@norrvik.example',
    subject: 'Lid',
    sender: 'marta@osterby.example',
    messageId: 'first@osterby.example',
    bodyIncludes: 'lid',
    files: [{ name: 'counters.pdf', size: bytes.length, mediaType: 'application/pdf', bytes }],
  },
}));

describe('createFakeMailHost', () => {
  it('says that a thread is not the open one any more when another was opened without a word', async () => {
    host.open(threads.first);
    host.openQuietly(threads.second);
    expect(await host.isOpen('first')).toBe(false);
  });

  it('keeps the count of the open thread only', () => {
    host.open(threads.first);
    host.showTicketCount('first', 2);
    host.showTicketCount('second', 5);
    expect(host.shownCount).toBe(2);
  });
});
