/** Gmail's content script: composes host, panel and frame; what they do stands in lib. */
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { mailPage } from '#lib/i18n/en/mail-page.ts';
import { createDockedPanel } from '#lib/mail/docked-panel.ts';
import { createGmailHost } from '#lib/mail/gmail/gmail-host.ts';
import { loadSdk, type SlowStart } from '#lib/mail/gmail/load-sdk.ts';
import { createPanelSurface } from '#lib/mail/gmail/panel.ts';
import { acceptSidebar } from '#lib/messaging/accept-sidebar.ts';
import { coversMailbox, readManagedSettings } from '#lib/messaging/managed-settings.ts';
import { greyIcon } from '#lib/messaging/quiet-icon.ts';
import { serveMailHost } from '#lib/messaging/serve-mail-host.ts';
import { createSidebarFrame } from '#lib/messaging/sidebar-frame.ts';
import { isAlive, whenReplaced } from '#lib/messaging/when-replaced.ts';

export default defineContentScript({
  matches: ['https://mail.google.com/*'],
  runAt: 'document_end',
  main: () => {
    // InboxSDK serves Gmail's main window only and throws in windows that were popped out.
    if (!location.pathname.endsWith('/popout')) void start();
  },
});

async function start(): Promise<void> {
  const iconUrl = browser.runtime.getURL('/icon.svg');
  const docked = createDockedPanel(mailPage);
  const notify = (text: string): void =>
    docked.notify({ text, action: mailPage.reload, onAction: () => location.reload() });
  const frame = createSidebarFrame({
    urlOf: (nonce) => browser.runtime.getURL(`/sidebar.html#${nonce}`),
    title: mailPage.sidebarFrame,
  });
  const settings = await readManagedSettings(browser.storage.managed);
  const onSlow = (state: SlowStart): void => {
    // Whose mailbox it is, is not known yet: where only some are ours, merely waiting says nothing.
    const isQuiet = !isMailbox() || (state === 'late' && settings.mailboxes !== null);
    if (!isQuiet) notify(state === 'late' ? mailPage.waiting : mailPage.notStarted);
  };
  const sdk = await loadSdk({ appIconUrl: iconUrl, onSlow });
  if (sdk === null) return;
  docked.close();
  if (!coversMailbox(settings, sdk.User.getEmailAddress())) return greyIcon();

  const ending = new AbortController();
  const surface = createPanelSurface({ follow: (slot) => frame.follow(slot), docked, iconUrl });
  const host = createGmailHost({ sdk, surface, signal: ending.signal });
  acceptSidebar({
    takeNonce: (nonce) => frame.takeNonce(nonce),
    onAccepted: (port) => {
      port.onDisconnect.addListener(() => isAlive() && frame.lost());
      serveMailHost(host, port, { signal: ending.signal });
    },
    signal: ending.signal,
  });
  const stop = (): void => {
    ending.abort();
    frame.remove();
    notify(mailPage.updated);
  };
  whenReplaced(stop);
}

/** Other things live on this host too, and pages of one message or one print; there it is right that nothing starts. */
function isMailbox(): boolean {
  return location.pathname.startsWith('/mail/') && !new URLSearchParams(location.search).has('view');
}
