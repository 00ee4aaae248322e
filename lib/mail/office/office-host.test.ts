import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MailThread } from '#lib/mail/mail-host.ts';
import type {
  OfficeAnswer,
  OfficeApp,
  OfficeAttachment,
  OfficeCallback,
  OfficeFileContent,
  OfficeItem,
  OfficeMailbox,
} from './office-app.ts';
import { createOfficeHost } from './office-host.ts';

/** An Outlook whose answers the test gives by hand. */
function openOutlook(item: OfficeItem | null, mailbox: Partial<OfficeMailbox> = {}) {
  let tell = () => {};
  const shown: OfficeMailbox = {
    item,
    userProfile: { emailAddress: 'ana@norrvik.example' },
    addHandlerAsync: (type, handler) => {
      if (type !== 'itemChanged') throw new Error('Not supported');
      tell = () => handler({});
    },
    ...mailbox,
  };
  const office: OfficeApp = {
    EventType: { ItemChanged: 'itemChanged', OfficeThemeChanged: 'themeChanged' },
    context: { mailbox: shown },
  };
  const host = createOfficeHost(office);
  const threads: (MailThread | null)[] = [];
  host.watchThread((thread) => threads.push(thread), { signal: new AbortController().signal });
  const select = (next: OfficeItem | null) => {
    shown.item = next;
    tell();
  };
  return { host, shown, threads, select };
}

function itemOf(name: string, members: Partial<OfficeItem> = {}): OfficeItem {
  return {
    itemType: 'message',
    itemId: name,
    conversationId: 'AAQk-_',
    internetMessageId: `<${name}@osterby.example>`,
    subject: `About ${name}`,
    from: { displayName: 'Marta Lindqvist', emailAddress: 'marta@osterby.example' },
    to: [{ emailAddress: 'support@norrvik.example' }],
    body: { getAsync: (type, answer) => answer({ status: 'succeeded', value: `${name} as ${type}` }) },
    ...members,
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {} }));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('createOfficeHost', () => {
  it('knows Message-ID and conversation at once where the host has no more, as on mobile', () => {
    const { threads } = openOutlook(itemOf('a'), { addHandlerAsync: undefined as never });
    expect(threads).toMatchObject([
      {
        key: 'a',
        providerThreadId: 'AAQk/+',
        identity: { state: 'known' },
        messages: [{ messageId: 'a@osterby.example', sender: { address: 'marta@osterby.example' } }],
      },
    ]);
  });

  it('says that there is no Message-ID when the host has neither the id nor headers', () => {
    const { threads } = openOutlook(itemOf('a', { internetMessageId: '' }));
    expect(threads.at(-1)?.identity).toEqual({ state: 'absent' });
  });

  it('stops waiting for headers of a host that never answers, and keeps what it knows', async () => {
    const { threads } = openOutlook(itemOf('a', { getAllInternetHeadersAsync: () => {} }));
    expect(threads.at(-1)?.identity).toEqual({ state: 'reading' });
    await vi.advanceTimersByTimeAsync(11_000);
    expect(threads.at(-1)?.identity).toEqual({ state: 'known' });
  });

  it('shows a shared mailbox’s owner, and the user when the host does not say whose it is', async () => {
    const owner = 'support@norrvik.example';
    const told = itemOf('a', {
      getSharedPropertiesAsync: (answer) => answer({ status: 'succeeded', value: { owner } }),
    });
    const silent = itemOf('b', { getSharedPropertiesAsync: () => {} });
    const { threads, select } = openOutlook(told);
    await vi.advanceTimersByTimeAsync(0);
    expect(threads.at(-1)?.mailbox).toBe(owner);
    select(silent);
    expect(threads.at(-1)?.key).toBe('a');
    await vi.advanceTimersByTimeAsync(3000);
    expect(threads.at(-1)).toMatchObject({ key: 'b', mailbox: 'ana@norrvik.example' });
  });

  it.each([
    ['an appointment', { itemType: 'appointment' }],
    ['a message being written', { subject: { getAsync: () => {} } as never }],
  ])('shows no mail for %s', (_what, members) => {
    expect(openOutlook(itemOf('a', members)).threads).toEqual([null]);
  });

  it('gives up a body when another message was selected before it came', async () => {
    const answers: OfficeCallback<string>[] = [];
    const slow = itemOf('a', { body: { getAsync: (_type, answer) => void answers.push(answer) } });
    const { host, select } = openOutlook(slow);
    const reading = host.readBody('a').catch(String);
    select(itemOf('b'));
    for (const answer of answers) answer({ status: 'succeeded', value: 'words of b' });
    expect(await reading).toContain('not open any more');
    expect(await host.readBody('b')).toEqual({ html: 'b as html', text: 'b as text' });
  });

  it('rejects a body that the host refuses, throws at, or never answers', async () => {
    const refuses = { status: 'failed', value: '', error: { code: 9020, message: 'no' } } as const;
    const bodies: OfficeItem['body'][] = [
      { getAsync: (_type, answer) => answer(refuses) },
      {
        getAsync: () => {
          throw new Error('Not in this mode');
        },
      },
      { getAsync: () => {} },
    ];
    for (const body of bodies) {
      const reading = openOutlook(itemOf('a', { body })).host.readBody('a').catch(String);
      await vi.advanceTimersByTimeAsync(11_000);
      expect(await reading).toContain('MailHostError: Outlook');
    }
  });

  describe('files', () => {
    const ok = (content: string, format: OfficeFileContent['format']) =>
      ({ status: 'succeeded', value: { content, format } }) as const;
    const attachments: OfficeAttachment[] = [
      {
        id: '1',
        name: 'counter.pdf',
        attachmentType: 'file',
        contentType: 'application/pdf',
        isInline: true,
        size: 3,
      },
      { id: '2', name: 'Old mail', attachmentType: 'item', contentType: 'message/rfc822' },
      { id: '3', name: 'On a drive', attachmentType: 'cloud' },
      {
        id: '4',
        name: 'logo.png',
        attachmentType: 'file',
        contentType: 'image/png',
        isInline: true,
        size: 3,
      },
      { id: '5', name: 'Link after all', attachmentType: 'file', contentType: null },
    ];
    const answers: Record<string, OfficeAnswer<OfficeFileContent>> = {
      1: ok('AAH/', 'base64'),
      2: ok('Subject: Zähler', 'eml'),
      5: ok('https://drive.example/5', 'url'),
    };
    const item = (members: Partial<OfficeItem> = {}) =>
      itemOf('a', {
        attachments,
        getAttachmentContentAsync: (id, answer) => answer(answers[id] as OfficeAnswer<OfficeFileContent>),
        ...members,
      });

    it('are those of the message, without shown pictures and links', async () => {
      const { host } = openOutlook(item());
      expect(host.can.readFiles).toBe(true);
      expect(await host.listFiles('a')).toEqual([
        { key: '1', name: 'counter.pdf', size: 3, mediaType: 'application/pdf' },
        { key: '2', name: 'Old mail.eml', size: null, mediaType: 'message/rfc822' },
        { key: '5', name: 'Link after all', size: null, mediaType: '' },
      ]);
      expect(new Uint8Array(await (await host.readFile('a', '1')).arrayBuffer())).toEqual(
        Uint8Array.of(0, 1, 255),
      );
      expect(await (await host.readFile('a', '2')).text()).toBe('Subject: Zähler');
      await expect(host.readFile('a', '5')).rejects.toMatchObject({ what: 'read-file' });
      await expect(host.readFile('a', '3')).rejects.toMatchObject({ what: 'read-file' });
    });

    it('cannot be read where this Outlook has no method for it, and are none of a message without any', async () => {
      const { host, select } = openOutlook(item({ getAttachmentContentAsync: undefined as never }));
      expect(host.can.readFiles).toBe(false);
      select(itemOf('b', { attachments: undefined as never }));
      expect(await host.listFiles('b')).toEqual([]);
    });

    it('are given up when another message is selected before one came', async () => {
      const slow: OfficeCallback<OfficeFileContent>[] = [];
      const { host, select } = openOutlook(
        item({ getAttachmentContentAsync: (_id, answer) => void slow.push(answer) }),
      );
      const reading = host.readFile('a', '1').catch(String);
      await vi.advanceTimersByTimeAsync(0);
      select(itemOf('b'));
      for (const answer of slow) answer(ok('AAH/', 'base64'));
      expect(await reading).toContain('not open any more');
    });

    it('are refused when the host stays silent', async () => {
      const { host } = openOutlook(item({ getAttachmentContentAsync: () => {} }));
      const reading = host.readFile('a', '1').catch(String);
      await vi.advanceTimersByTimeAsync(61_000);
      expect(await reading).toContain('did not answer');
    });
  });

  it('looks again when asked which message is open, and tells a change that was not told', async () => {
    const { host, shown, threads } = openOutlook(itemOf('a'));
    expect(await host.isOpen('a')).toBe(true);
    shown.item = itemOf('b');
    expect(await host.isOpen('a')).toBe(false);
    expect(threads.at(-1)?.key).toBe('b');
  });

  it('reads what a careless host leaves out or gets wrong', () => {
    const bare = { itemType: 'message', itemId: 'x', body: itemOf('x').body, dateTimeCreated: new Date(NaN) };
    const { threads } = openOutlook({ ...bare, from: { emailAddress: '/O=EXCHANGE/CN=MARTA' } });
    expect(threads).toMatchObject([
      { subject: '', messages: [{ sentAt: null, sender: { address: '', name: null } }] },
    ]);
  });
});
