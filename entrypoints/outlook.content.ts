/** Content script of Outlook on the web: composes host, panel and frame; what they do stands in lib. */
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { mailPage } from '#lib/i18n/en/mail-page.ts';
import { createOutlookHost } from '#lib/mail/outlook-web/outlook-host.ts';
import { createOutlookSurface } from '#lib/mail/outlook-web/surface.ts';
import { acceptSidebar } from '#lib/messaging/accept-sidebar.ts';
import { createFoundByTeller } from '#lib/messaging/found-by.ts';
import { coversMailbox, readManagedSettings } from '#lib/messaging/managed-settings.ts';
import { greyIcon } from '#lib/messaging/quiet-icon.ts';
import { serveRows } from '#lib/messaging/serve-rows.ts';
import { serveMailHost } from '#lib/messaging/serve-mail-host.ts';
import { createSidebarFrame } from '#lib/messaging/sidebar-frame.ts';
import { createExtensionStore } from '#lib/store/extension-storage.ts';
import { readOwnMailboxes } from '#lib/store/own-mailboxes.ts';
import { isAlive, whenReplaced } from '#lib/messaging/when-replaced.ts';

export default defineContentScript({
  matches: [
    'https://outlook.office.com/*',
    'https://outlook.office365.com/*',
    'https://outlook.live.com/*',
    'https://outlook.cloud.microsoft/*',
  ],
  runAt: 'document_end',
  main: () => void start(),
});

async function start(): Promise<void> {
  const settings = await readManagedSettings(browser.storage.managed);
  const own = { mailboxes: await readOwnMailboxes(createExtensionStore(browser.storage.sync)) };
  const ending = new AbortController();
  const { signal } = ending;
  const frame = createSidebarFrame({
    urlOf: (nonce) => browser.runtime.getURL(`/sidebar.html#${nonce}`),
    title: mailPage.sidebarFrame,
  });
  const surface = createOutlookSurface({
    page: document,
    words: mailPage,
    follow: (slot) => frame.follow(slot),
    signal,
  });
  const covers = (mailbox: string): boolean => {
    const isCovered = coversMailbox(settings, mailbox) && coversMailbox(own, mailbox);
    if (!isCovered && mailbox !== '') greyIcon();
    return isCovered;
  };
  const host = createOutlookHost({ page: document, surface, covers, signal });
  const tellFoundBy = createFoundByTeller('outlook-web');
  host.watchThread(() => tellFoundBy(host.foundBy()), { signal });
  serveRows(host, { signal });
  host.watchTheme((theme) => surface.setTheme(theme), { signal });
  acceptSidebar({
    takeNonce: (nonce) => frame.takeNonce(nonce),
    onAccepted: (port) => {
      port.onDisconnect.addListener(() => isAlive() && frame.lost());
      serveMailHost(host, port, { signal });
    },
    signal,
  });
  whenReplaced(() => {
    ending.abort();
    frame.remove();
    const { updatedInOutlook: text, reloadOutlook: action } = mailPage;
    surface.notify({ text, action, onAction: () => location.reload() });
  });
}
