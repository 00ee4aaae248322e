/** The contract that all mail hosts keep, by the host for Outlook on the web: real content script, seen from the frame's side. */
import { afterAll, beforeAll } from 'vitest';
import { describeMailHost, type MailHostSubject } from '#lib/mail/mail-host.contract.ts';
import { createRemoteMailHost } from '#lib/messaging/remote-mail-host.ts';
import { openOutlookBrowser, openOutlookTab, type OutlookBrowser } from './outlook-tab.ts';
import { portOfSidebar, type SidebarPort } from './sidebar-port.ts';

let browser: OutlookBrowser;
let port: SidebarPort;
let subject: MailHostSubject;

beforeAll(async () => {
  browser = await openOutlookBrowser();
  const tab = await openOutlookTab(browser, { thread: 'osterby-labels' });
  await tab.thread();
  port = await portOfSidebar(tab.page);
  subject = {
    host: await createRemoteMailHost(port.port, 'taken already'),
    open: (which) => tab.open(which === 'first' ? 'osterby-labels' : 'quillon-invoice'),
    close: () => tab.empty(),
    setTheme: (theme) =>
      tab.page.evaluate(
        (next) => void dispatchEvent(new CustomEvent('stand-in-theme', { detail: next })),
        theme,
      ),
    failIdentity: async () => {},
    expected: {
      mailbox: 'ana@norrvik.example',
      subject: 'Label printer in hall 2 stops after a few labels',
      sender: 'marta@osterby.example',
      messageId: null,
      bodyIncludes: 'the printers at tables 5 and 6',
      files: [],
    },
  };
}, 60_000);

afterAll(async () => {
  port.close();
  await browser.close();
});

describeMailHost('Outlook on the web', () => subject, { readsMessageIds: false, readsFiles: false });
