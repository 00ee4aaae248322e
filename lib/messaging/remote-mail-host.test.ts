import { describe, expect, it, vi } from 'vitest';
import { createFakeMailHost, type FakeThread } from '#lib/mail/fake/fake-mail-host.ts';
import { describeMailHost } from '#lib/mail/mail-host.contract.ts';
import { NodeFileReader } from './testing/file-reader.ts';
import { createPortPair } from './testing/port-pair.ts';
import { createRemoteMailHost } from './remote-mail-host.ts';
import { serveMailHost } from './serve-mail-host.ts';

/** Of more than one piece, the last of them short, with every byte there is. */
const bytes = Uint8Array.from({ length: 1_300_001 }, (_, index) => index ^ (index >> 8));
const large = new File([bytes], 'scan.tiff', { type: 'image/tiff' });

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
    files: key === 'first' ? { [key]: [large] } : {},
  };
}

vi.stubGlobal('FileReader', NodeFileReader);

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
    files: [{ name: 'scan.tiff', size: bytes.length, mediaType: 'image/tiff', bytes }],
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

  it('rejects a file that the host fails at after some of it was sent', async () => {
    const broken = new File([bytes], 'scan.tiff');
    const slice = broken.slice.bind(broken);
    broken.slice = (from = 0, to) => {
      if (from > 600_000) throw new Error('The disk is gone');
      return slice(from, to);
    };
    const { fake: served, host: remote } = await connect();
    served.open({ ...thread('one'), files: { one: [broken] } });
    await expect(remote.readFile('one', '0')).rejects.toMatchObject({
      name: 'MailHostError',
      what: 'read-file',
    });
    expect(await remote.isOpen('one')).toBe(true);
  });

  it('rejects a file of which a piece was lost or spoilt on the way', async () => {
    for (const piece of [null, { base64: 'no base64!' }]) {
      const { fake: served, host: remote, page } = await connect();
      const post = page.postMessage.bind(page);
      let pieces = 0;
      page.postMessage = (message) => {
        const isSecond = (message as { type: string }).type === 'file-piece' && (pieces += 1) === 2;
        if (!isSecond) post(message);
        else if (piece !== null) post({ ...(message as object), ...piece });
      };
      served.open(thread('first'));
      await expect(remote.readFile('first', '0')).rejects.toMatchObject({ what: 'read-file' });
      expect(pieces).toBe(3);
    }
  });

  it('rejects a file when the port closes before all of it came, and sends no more of it', async () => {
    const { fake: served, host: remote, page, frame } = await connect();
    served.open(thread('first'));
    let pieces = 0;
    frame.onMessage.addListener((message) => {
      if ((message as { type: string }).type !== 'file-piece') return;
      pieces += 1;
      // Both ends are told, as when the tab goes.
      for (const end of [page, frame]) end.disconnect();
    });
    await expect(remote.readFile('first', '0')).rejects.toMatchObject({ what: 'connect' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(pieces).toBe(1);
  });

  it('reads two files at once without mixing them, and an empty one', async () => {
    const { fake: served, host: remote } = await connect();
    const files = [large, new File(['short'], 'note.txt', { type: 'text/plain' }), new File([], 'empty')];
    served.open({ ...thread('one'), files: { one: files } });
    const read = await Promise.all(['0', '1', '2'].map((key) => remote.readFile('one', key)));
    expect(read.map(({ size }) => size)).toEqual([bytes.length, 5, 0]);
    expect(await read[1]?.text()).toBe('short');
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
