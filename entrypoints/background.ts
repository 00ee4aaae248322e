/**
 * The service worker. It is woken by InboxSDK's request to put its page-world script into Gmail, so the import has to
 * stay: its listener is registered at top level each time the worker starts. Besides it sends what waits in the outbox,
 * and tells what is new on the desktop.
 */
import '@inboxsdk/core/background.js';
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { openConnection } from '#components/sidebar/extension-connection.ts';
import { serveNotices } from '#components/notices/serve-notices.ts';
import { createWakeUp, OUTBOX_ALARM } from '#components/sidebar/outbox/worker-alarm.ts';
import { findOffers } from '#components/sidebar/mail-page/find-offers.ts';
import { keepReply } from '#components/sidebar/mail-page/keep-reply.ts';
import { findRowMarks } from '#components/sidebar/mail-page/find-row-marks.ts';
import { flushFromWorker } from '#components/sidebar/outbox/worker-outbox.ts';
import { mailPage } from '#lib/i18n/en/mail-page.ts';
import { serveErrands } from '#lib/messaging/frame-errands.ts';
import { serveFoundBy } from '#lib/messaging/found-by.ts';
import { serveKept } from '#lib/messaging/kept-signal.ts';
import { serveMailPages } from '#lib/messaging/mail-page-calls.ts';
import { serveQuietIcon } from '#lib/messaging/quiet-icon.ts';
import { relaySidebars } from '#lib/messaging/sidebar-relay.ts';
import { createExtensionStore } from '#lib/store/extension-storage.ts';
import { keepFoundBy } from '#lib/store/found-by.ts';
import { createBrowserTables } from '#lib/store/indexed-db.ts';
import { readRowMarks } from '#lib/store/row-marks.ts';

// WXT runs this at top level of the built worker, but not when it reads the file while building.
export default defineBackground(() => {
  // The companion's token must stay out of reach of content scripts, which share a process with the mail page.
  void browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
  serveQuietIcon(mailPage.notUsedHere);
  if (import.meta.env.FIREFOX) {
    relaySidebars();
    serveErrands();
  }
  serveCompanion();
});

/** Every start of the worker is an occasion: of the browser, of a mail tab, by the alarm, or by a page that keeps something. */
function serveCompanion(): void {
  const tables = createBrowserTables();
  const connection = openConnection(browser.storage);
  serveNotices(browser, { connection, values: createExtensionStore(browser.storage.local) });
  const wakeUp = createWakeUp(browser.alarms, async () =>
    flushFromWorker({ connection: await connection, tables }),
  );
  serveKept(wakeUp);
  const values = createExtensionStore(browser.storage.local);
  serveFoundBy((provider, foundBy) => void keepFoundBy(values, provider, foundBy));
  const hasRowMarks = () => readRowMarks(createExtensionStore(browser.storage.local));
  serveMailPages(async (call) => {
    const options = { connection: await connection, tables };
    if (call.type === 'threadside:offers') return findOffers(options, call);
    if (call.type === 'threadside:rows') return findRowMarks({ ...options, hasRowMarks }, call);
    // The browser keeps the worker alive until this is answered.
    return (await keepReply(options, call)) && wakeUp();
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === OUTBOX_ALARM) void wakeUp();
  });
  // Without a listener the browser would not start the worker with itself.
  browser.runtime.onStartup.addListener(() => {});
  addEventListener('online', () => void wakeUp());
  void wakeUp();
}
