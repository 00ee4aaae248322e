/** The Office add-in's pane: the one sidebar app beside a message in Outlook, at the companion that serves this page. */
import './without-eval.ts';
import { createRoot } from 'react-dom/client';
import { SidebarApp } from '#components/sidebar/sidebar-app.tsx';
import { assertExists } from '#lib/base/assert.ts';
import { createOfficeHost } from '#lib/mail/office/office-host.ts';
import { startOffice } from '#lib/mail/office/start-office.ts';
import { focusPolitely } from '#lib/messaging/polite-focus.ts';
import { createConnectionStore } from '#lib/store/connection.ts';
import { presetConnection } from '#lib/store/preset-connection.ts';
import { createWebStore } from '#lib/store/web-storage.ts';
import { NoOutlook } from './no-outlook.tsx';

/** An Outlook that has not answered by then is said to be slow; the pane still opens when it does. */
const SLOW_AFTER_MS = 15_000;

const root = createRoot(assertExists(document.querySelector('#root'), 'the #root element of index.html'));
focusPolitely();
root.render(<NoOutlook why={null} />);
const slow = setTimeout(() => root.render(<NoOutlook why="no-answer" />), SLOW_AFTER_MS);
const office = await startOffice();
clearTimeout(slow);
if (office.ok) {
  // The address is this page's own: nobody has to type it. The mailbox's owner could roam settings, so no token goes there.
  const connection = presetConnection(
    createConnectionStore(createWebStore(() => localStorage)),
    location.origin,
  );
  root.render(<SidebarApp host={createOfficeHost(office.value)} connection={connection} />);
} else {
  root.render(<NoOutlook why={office.error} />);
}
