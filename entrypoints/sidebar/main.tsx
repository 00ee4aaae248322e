/** The sidebar's page inside a mail program: connects to the mail page and shows the app. */
import type { ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { openConnection } from '#components/sidebar/extension-connection.ts';
import { LostPage } from '#components/sidebar/lost-page.tsx';
import { SidebarApp } from '#components/sidebar/sidebar-app.tsx';
import { watchVisibility } from '#components/sidebar/use-visible-guard.ts';
import { connectMailHost } from '#lib/messaging/connect-mail-host.ts';
import { hasAccessByWorker, openOptionsByWorker, reloadTabByWorker } from '#lib/messaging/frame-errands.ts';
import { signalKept } from '#lib/messaging/kept-signal.ts';
import type { MailHost, MailThread } from '#lib/mail/mail-host.ts';
import { focusPolitely } from '#lib/messaging/polite-focus.ts';
import { createExtensionStore } from '#lib/store/extension-storage.ts';
import { keepHostReport, reportOf } from '#lib/store/host-reports.ts';
import { createPreferencesStore, type Preferences } from '#lib/store/preferences.ts';

const root = document.querySelector('#root');
if (!root) throw new Error('The sidebar page has no #root.');

watchVisibility();
focusPolitely();
const values = createExtensionStore(browser.storage.local);
const connection = await openConnection(browser.storage);
const { theme } = await createPreferencesStore(values).read();
const host = await connectMailHost().catch(() => null);
if (host !== null) keepReports(host);
// Chromium's companion is reached by CORS for our fixed origin; a Firefox installation has an origin of its own.
const Gate = import.meta.env.FIREFOX ? (await import('#components/access/access-gate.tsx')).AccessGate : null;
createRoot(root).render(
  host === null ? (
    <LostPage onReload={reloadTab} />
  ) : (
    gated(<SidebarApp host={withTheme(host, theme)} connection={connection} onKept={signalKept} />)
  ),
);

/** The person's own choice of theme goes before the mail page's. */
function withTheme(told: MailHost, chosen: Preferences['theme']): MailHost {
  return chosen === 'mail' ? told : { ...told, watchTheme: (listener) => listener(chosen) };
}

/** For the diagnosis page: how much was found, never what. */
function keepReports(of: MailHost): void {
  const keep = (thread: MailThread | null) =>
    void keepHostReport(values, of.provider, reportOf(thread, new Date()));
  of.watchThread(keep, { signal: new AbortController().signal });
}

function gated(app: ReactElement): ReactElement {
  if (Gate === null) return app;
  return (
    <Gate connection={connection} access={{ has: hasAccessByWorker }} onOptions={openOptionsByWorker}>
      {app}
    </Gate>
  );
}

function reloadTab(): void {
  if (import.meta.env.FIREFOX) reloadTabByWorker();
  else void browser.tabs.reload();
}
