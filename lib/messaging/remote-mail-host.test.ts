import { describe, expect, it, vi } from 'vitest';
import { createFakeMailHost, type FakeThread } from '#lib/mail/fake/fake-mail-host.ts';
import { describeMailHost } from '#lib/mail/mail-host.contract.ts';
import { createPortPair } from './testing/port-pair.ts';
import { createRemoteMailHost } from './remote-mail-host.ts';
import { serveMailHost } from './serve-mail-host.ts';

function thread(key: string): FakeThread {
  const sender = { address: 'ines@quillon.example', name: null };
  const message = {
    key,
    providerMessageId: null,
    messageId: `${key}@x`,
    references: [],
    sender,
    recipients: [],
    sentAt: null,
    isAutomatic: false,
  };
  return {
    key,
    subject: `About ${key}`,
    providerThreadId: null,
    mailbox: 'ana@norrvik.example',
    messages: [message],
    bodies: { [key]: { html: '<p>Invoice</p>', text: 'Invoice' } },
  };
}

async function connect() {
  const fake = createFakeMailHost();
  const serving = new AbortController();
  const [page, frame] = createPortPair();
  const connecting = createRemoteMailHost(frame, 'nonce');
  serveMailHost(fake, page, { signal: serving.signal });
  return { fake, host: await connecting, page, frame, serving };
}

const { fake, host } = await connect();
describeMailHost('a remote host over a port', () => ({
  host,
  open: async (which) => fake.open(thread(which)),
  close: async () => fake.close(),
  setTheme: async (theme) => fake.setTheme(theme),
  failIdentity: async (fails) => fake.failIdentity(fails),
  expected: {
    mailbox: 'ana@norrvik.example',
    subject: 'About first',
    sender: 'ines@quillon.example',
    messageId: 'first@x',
    bodyIncludes: 'Invoice',
  },
}));

describe('createRemoteMailHost', () => {
  it('sends the nonce first', async () => {
    const [page, frame] = createPortPair();
    const heard: unknown[] = [];
    page.onMessage.addListener((message) => heard.push(message));
    void createRemoteMailHost(frame, 'secret').catch(() => {});
    await vi.waitFor(() => expect(heard).toEqual([{ type: 'nonce', nonce: 'secret' }]));
  });

  it('rejects when the other side hangs up before hello', async () => {
    const [page, frame] = createPortPair();
    const connecting = createRemoteMailHost(frame, 'wrong');
    page.disconnect();
    await expect(connecting).rejects.toMatchObject({ name: 'MailHostError', what: 'connect' });
  });

  it('has no thread and rejects reads when the port closes later', async () => {
    const { fake: served, host: remote, page } = await connect();
    served.open(thread('one'));
    const threads: unknown[] = [];
    remote.watchThread((told) => threads.push(told), { signal: new AbortController().signal });
    await vi.waitFor(() => expect(threads.at(-1)).toMatchObject({ key: 'one' }));
    const reading = remote.readBody('one-that-hangs');
    page.disconnect();
    await expect(reading).rejects.toMatchObject({ name: 'MailHostError' });
    expect(threads.at(-1)).toBeNull();
    await expect(remote.readBody('one')).rejects.toMatchObject({ what: 'connect' });
  });

  it('drops messages that are none of ours', async () => {
    const { fake: served, host: remote, page, frame } = await connect();
    page.postMessage({ type: 'thread', thread: { key: 1 } });
    frame.postMessage({ type: 'show-ticket-count', threadKey: 'one', count: 'many' });
    served.open(thread('one'));
    const threads: unknown[] = [];
    remote.watchThread((told) => threads.push(told), { signal: new AbortController().signal });
    await vi.waitFor(() => expect(threads.at(-1)).toMatchObject({ key: 'one' }));
    expect(served.shownCount).toBeNull();
  });
});
