/** The sidebar's page inside a mail program: connects to the mail page and shows the app. */
import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { SidebarApp } from '#components/sidebar/sidebar-app.tsx';
import { watchVisibility } from '#components/sidebar/use-visible-guard.ts';
import { connectMailHost } from '#lib/messaging/connect-mail-host.ts';
import { readManagedSettings } from '#lib/messaging/managed-settings.ts';
import { focusPolitely } from '#lib/messaging/polite-focus.ts';
import { parseCompanionAddress } from '#lib/store/companion-address.ts';
import { createConnectionStore } from '#lib/store/connection.ts';
import { createExtensionStore } from '#lib/store/extension-storage.ts';
import { presetConnection } from '#lib/store/preset-connection.ts';

const root = document.querySelector('#root');
if (!root) throw new Error('The sidebar page has no #root.');

watchVisibility();
focusPolitely();
const kept = createConnectionStore(createExtensionStore(browser.storage.local));
const { companionAddress } = await readManagedSettings(browser.storage.managed);
const preset = parseCompanionAddress(companionAddress ?? '');
const connection = preset.ok ? presetConnection(kept, preset.value) : kept;
const host = await connectMailHost();
// Chromium's companion is reached by CORS for our fixed origin; a Firefox installation has an origin of its own.
const access = import.meta.env.FIREFOX ? { requestAccess } : {};
createRoot(root).render(<SidebarApp host={host} connection={connection} {...access} />);

function requestAccess(origin: string): Promise<boolean> {
  return browser.permissions.request({ origins: [`${origin}/*`] });
}
