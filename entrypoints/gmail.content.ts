/** Gmail's content script: composes host, panel and frame; what they do stands in lib. */
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { mailPage } from '#lib/i18n/en/mail-page.ts';
import { createDockedPanel } from '#lib/mail/docked-panel.ts';
import { createGmailHost } from '#lib/mail/gmail/gmail-host.ts';
import { isMailboxPage, loadSdk, type SlowStart } from '#lib/mail/gmail/load-sdk.ts';
import { createPanelSurface } from '#lib/mail/gmail/panel.ts';
import { acceptSidebar } from '#lib/messaging/accept-sidebar.ts';
import { coversMailbox, readManagedSettings } from '#lib/messaging/managed-settings.ts';
import { greyIcon } from '#lib/messaging/quiet-icon.ts';
import { serveRows } from '#lib/messaging/serve-rows.ts';
import { serveReplies } from '#lib/messaging/serve-replies.ts';
import { serveMailHost } from '#lib/messaging/serve-mail-host.ts';
import { createSidebarFrame } from '#lib/messaging/sidebar-frame.ts';
import { createExtensionStore } from '#lib/store/extension-storage.ts';
import { readOwnMailboxes } from '#lib/store/own-mailboxes.ts';
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
  // Chrome answers this only 3 s after it was started itself (seen in 156), so the SDK is not kept waiting for it.
  const reading = readManagedSettings(browser.storage.managed);
  const starting = loadSdk({ appIconUrl: iconUrl, onSlow: (state) => void sayHowItGoes(state) });
  const sayHowItGoes = async (state: SlowStart): Promise<void> => {
    const { mailboxes } = await reading;
    // Whose mailbox it is, is not known yet: where only some are ours, merely waiting says nothing.
    if (!isStarted && isMailboxPage() && (state === 'failed' || mailboxes === null))
      notify(state === 'late' ? mailPage.waiting : mailPage.notStarted);
  };
  let isStarted = false;
  const [sdk, settings] = await Promise.all([starting, reading]);
  if (sdk === null) return;
  isStarted = true;
  docked.close();
  const mailbox = sdk.User.getEmailAddress();
  const own = { mailboxes: await readOwnMailboxes(createExtensionStore(browser.storage.sync)) };
  if (!coversMailbox(settings, mailbox) || !coversMailbox(own, mailbox)) return greyIcon();

  const ending = new AbortController();
  const surface = createPanelSurface({ follow: (slot) => frame.follow(slot), docked, iconUrl });
  const host = createGmailHost({
    sdk,
    surface,
    words: mailPage,
    onEnter: () => frame.focus(),
    signal: ending.signal,
  });
  serveReplies(host, { signal: ending.signal });
  serveRows(host, { signal: ending.signal });
  host.watchTheme((theme) => docked.setTheme(theme), { signal: ending.signal });
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
