import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MailThread } from '#lib/mail/mail-host.ts';
import type { OfficeApp, OfficeCallback, OfficeItem, OfficeMailbox } from './office-app.ts';
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
