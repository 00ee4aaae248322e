/** The sidebar's page inside a mail program: connects to the mail page and shows the app. */
import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { openConnection } from '#components/sidebar/extension-connection.ts';
import { LostPage } from '#components/sidebar/lost-page.tsx';
import { SidebarApp } from '#components/sidebar/sidebar-app.tsx';
import { watchVisibility } from '#components/sidebar/use-visible-guard.ts';
import { connectMailHost } from '#lib/messaging/connect-mail-host.ts';
import { signalKept } from '#lib/messaging/kept-signal.ts';
import { focusPolitely } from '#lib/messaging/polite-focus.ts';

const root = document.querySelector('#root');
if (!root) throw new Error('The sidebar page has no #root.');

watchVisibility();
focusPolitely();
const connection = await openConnection(browser.storage);
const host = await connectMailHost().catch(() => null);
// Chromium's companion is reached by CORS for our fixed origin; a Firefox installation has an origin of its own.
const access = import.meta.env.FIREFOX ? { requestAccess } : {};
createRoot(root).render(
  host === null ? (
    <LostPage onReload={reloadTab} />
  ) : (
    <SidebarApp host={host} connection={connection} onKept={signalKept} {...access} />
  ),
);

function reloadTab(): void {
  void browser.tabs.reload();
}

function requestAccess(origin: string): Promise<boolean> {
  return browser.permissions.request({ origins: [`${origin}/*`] });
}
