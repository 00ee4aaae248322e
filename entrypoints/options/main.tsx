/** The extension's options, in a tab of their own. */
import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { OptionsApp } from '#components/options/options-app.tsx';
import { openConnection } from '#components/sidebar/extension-connection.ts';
import { extension } from '#lib/i18n/en/extension.ts';
import { addWords } from '#lib/i18n/i18n.ts';
import { browserAccess } from '#lib/messaging/browser-access.ts';
import { readManagedSettings } from '#lib/messaging/managed-settings.ts';
import { createExtensionStore } from '#lib/store/extension-storage.ts';
import { createBrowserTables } from '#lib/store/indexed-db.ts';

const root = document.querySelector('#root');
if (!root) throw new Error('The options page has no #root.');

addWords({ extension });
const { mailboxes } = await readManagedSettings(browser.storage.managed);
root.removeAttribute('aria-busy');
createRoot(root).render(
  <OptionsApp
    connection={await openConnection(browser.storage)}
    tables={createBrowserTables()}
    values={createExtensionStore(browser.storage.local)}
    sharedValues={createExtensionStore(browser.storage.sync)}
    managedMailboxes={mailboxes}
    version={browser.runtime.getManifest().version}
    access={browserAccess}
  />,
);
