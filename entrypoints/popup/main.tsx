/** The page that the extension's icon opens. */
import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { PopupApp } from '#components/popup/popup-app.tsx';
import { openConnection } from '#components/sidebar/extension-connection.ts';
import { extension } from '#lib/i18n/en/extension.ts';
import { addWords } from '#lib/i18n/i18n.ts';
import { browserAccess } from '#lib/messaging/browser-access.ts';

const root = document.querySelector('#root');
if (!root) throw new Error('The popup has no #root.');

addWords({ extension });
createRoot(root).render(
  <PopupApp
    connection={await openConnection(browser.storage)}
    access={browserAccess}
    onOptions={openOptions}
  />,
);

function openOptions(): void {
  void browser.runtime.openOptionsPage();
  window.close();
}
