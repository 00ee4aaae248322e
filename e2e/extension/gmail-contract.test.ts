/** The contract that all mail hosts keep, by the Gmail host: real SDK, real port, seen from the frame's side of it. */
import { afterAll, beforeAll } from 'vitest';
import { describeMailHost, type MailHostSubject } from '#lib/mail/mail-host.contract.ts';
import { createRemoteMailHost } from '#lib/messaging/remote-mail-host.ts';
import { portOfSidebar, type SidebarPort } from './sidebar-port.ts';
import { sampleFile, toExpectedFile } from '../stand-in-gmail/sample-files.ts';
import { isKnown, openMailBrowser, openMailTab, type MailBrowser } from './mail-tab.ts';

let browser: MailBrowser;
let subject: MailHostSubject;
let port: SidebarPort;

beforeAll(async () => {
  browser = await openMailBrowser();
  const tab = await openMailTab(browser, { thread: 'osterby-labels' });
  await tab.thread(isKnown);
  port = await portOfSidebar(tab.page);
  const host = await createRemoteMailHost(port.port, 'taken already');
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
      files: ['counter-table-5.pdf', 'counter-table-6.pdf'].map(sampleFile).map(toExpectedFile),
    },
  };
}, 60_000);

afterAll(async () => {
  port.close();
  await browser.close();
});

describeMailHost('Gmail', () => subject);
