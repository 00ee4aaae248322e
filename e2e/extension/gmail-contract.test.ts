/** The contract that all mail hosts keep, by the Gmail host: real SDK, real port, seen from the frame's side of it. */
import { afterAll, beforeAll } from 'vitest';
import { type Frame } from '@playwright/test';
import { describeMailHost, type MailHostSubject } from '#lib/mail/mail-host.contract.ts';
import { createPortPair } from '#lib/messaging/testing/port-pair.ts';
import { createRemoteMailHost } from '#lib/messaging/remote-mail-host.ts';
import { type MessagePortLike } from '#lib/messaging/protocol.ts';
import { sidebarFrame } from './launch.ts';
import {
  isKnown,
  openMailBrowser,
  openMailTab,
  type MailBrowser,
  type MailTab,
  type SeenWindow,
} from './mail-tab.ts';

/** Ids of our reads are shifted, as the sidebar in the frame reads over the same port. */
const ID_SHIFT = 1_000_000;

let browser: MailBrowser;
let subject: MailHostSubject;
let following: NodeJS.Timeout;

beforeAll(async () => {
  browser = await openMailBrowser();
  const tab = await openMailTab(browser, { thread: 'osterby-labels' });
  await tab.thread(isKnown);
  const host = await createRemoteMailHost(await portOf(tab), 'taken already');
  const threads = { first: 'osterby-labels', second: 'quillon-invoice' };
  subject = {
    host,
    open: (which) => tab.goToThread(threads[which]),
    close: () => tab.goToInbox(),
    setTheme: (theme) =>
      tab.page.evaluate(
        (next) => void dispatchEvent(new CustomEvent('stand-in-theme', { detail: next })),
        theme,
      ),
    failIdentity: async (fails) => {
      browser.gmail.options.rawFails = fails ? 'all' : 'none';
      if (fails) threads.second = 'tarnmoor-portal';
    },
    expected: {
      mailbox: 'ana@norrvik.example',
      subject: 'Label printer in hall 2 stops after a few labels',
      sender: 'marta@osterby.example',
      messageId: 'a1f4-hall2@mail.osterby.example',
      bodyIncludes: 'the printers at tables 5 and 6',
    },
  };
}, 60_000);

afterAll(async () => {
  clearInterval(following);
  await browser.close();
});

describeMailHost('Gmail', () => subject);

/** The frame's port as one of this process: what was said so far is said again, then what follows. */
async function portOf(tab: MailTab): Promise<MessagePortLike> {
  const frame = await sidebarFrame(tab.page);
  const [ours, theirs] = createPortPair();
  let heard = 0;
  let busy = false;
  following = setInterval(async () => {
    if (busy) return;
    busy = true;
    const messages = await newMessages(frame, heard);
    heard += messages.length;
    for (const message of messages) theirs.postMessage(shiftId(message, -ID_SHIFT));
    busy = false;
  }, 20);
  theirs.onMessage.addListener((message) => {
    if ((message as { type: string }).type === 'nonce') return;
    // The last of them are sent while the browser closes already.
    frame
      .evaluate(
        (sent) => (window as unknown as SeenWindow).port.postMessage(sent),
        shiftId(message, ID_SHIFT),
      )
      .catch(() => {});
  });
  return ours;
}

function newMessages(frame: Frame, from: number): Promise<unknown[]> {
  return frame
    .evaluate((start) => (window as unknown as SeenWindow).portMessages.slice(start), from)
    .catch(() => []);
}

function shiftId(message: unknown, by: number): unknown {
  const { id } = message as { id?: number };
  return typeof id === 'number' ? { ...(message as object), id: id + by } : message;
}
