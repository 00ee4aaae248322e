/** Files of mails in Gmail, which come out of the raw message: how often Gmail is asked for it, and what happens when it does not answer. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MailHost, MailThread } from '#lib/mail/mail-host.ts';
import { createRemoteMailHost } from '#lib/messaging/remote-mail-host.ts';
import { heldFromRaw } from '../stand-in-gmail/shown-mail.ts';
import { isKnown, openMailBrowser, openMailTab, type MailBrowser, type MailTab } from './mail-tab.ts';
import { portOfSidebar, type SidebarPort } from './sidebar-port.ts';

/** Above what Gmail lets anybody send. */
const TOO_LARGE_BYTES = 37_000_000;

let browser: MailBrowser;
let tab: MailTab;
let port: SidebarPort;
let host: MailHost;

beforeAll(async () => {
  browser = await openMailBrowser();
  const raw = Buffer.from(`From: <marta@osterby.example>\r\nSubject: Large\r\nMessage-ID: <large@x>\r\n\r\n`);
  const large = Buffer.concat([raw, Buffer.alloc(TOO_LARGE_BYTES, `${'x'.repeat(900)}\r\n`)]);
  const held = await heldFromRaw('large', [large], 0);
  held.thread.messages.forEach((message) => (message.html = 'A very large mail'));
  browser.gmail.add(0, held);
  tab = await openMailTab(browser, { thread: 'osterby-labels' });
  await tab.thread(isKnown);
  port = await portOfSidebar(tab.page);
  host = await createRemoteMailHost(port.port, 'taken already');
}, 60_000);

afterAll(async () => {
  port.close();
  await browser.close();
});

/** Opens a thread; answers the key of its newest message. */
async function open(name: string): Promise<string> {
  await tab.goToThread(name);
  const id = new URL(browser.gmail.addressOf(0, name)).hash.split('/').at(-1);
  const isOpen = (thread: MailThread | null) => isKnown(thread) && thread?.providerThreadId === id;
  const thread = await tab.thread(isOpen);
  return thread?.messages.at(-1)?.key ?? '';
}

/** Whole messages that Gmail was asked for while `act` ran; headers are known by then. */
async function countReads(act: () => Promise<unknown>): Promise<number> {
  const isRaw = (path: string) => path.includes('view=att');
  const before = browser.gmail.requests.filter(isRaw).length;
  await act();
  return browser.gmail.requests.filter(isRaw).length - before;
}

describe('files of a mail in Gmail', () => {
  it('take one reading of the message, also when asked for at once, until the thread is left', async () => {
    const key = await open('osterby-labels');
    const readAll = async (messageKey: string) => {
      const [files] = await Promise.all([host.listFiles(messageKey), host.listFiles(messageKey)]);
      for (const file of files ?? []) await host.readFile(messageKey, file.key);
      expect(files).toHaveLength(2);
    };
    expect(await countReads(() => readAll(key))).toBe(1);
    await open('quillon-invoice');
    await expect(host.listFiles(key)).rejects.toMatchObject({ name: 'MailHostError' });
    const again = await open('osterby-labels');
    expect(await countReads(() => readAll(again))).toBe(1);
  });

  it('are refused while Gmail gives the message as a page of text only, and there when asked for again', async () => {
    browser.gmail.options.rawFails = 'att';
    await open('velling-quote');
    const key = await open('osterby-labels');
    await expect(host.listFiles(key)).rejects.toMatchObject({ name: 'MailHostError', what: 'read-file' });
    browser.gmail.options.rawFails = 'none';
    expect(await host.listFiles(key)).toHaveLength(2);
  });

  it('are refused of a mail that is too large, and its thread is known all the same', async () => {
    const key = await open('large');
    await expect(host.listFiles(key)).rejects.toThrow('too large');
  });
});
