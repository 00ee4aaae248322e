/**
 * The service worker. It is woken by InboxSDK's request to put its page-world script into Gmail, so the import has to
 * stay: its listener is registered at top level each time the worker starts.
 */
import '@inboxsdk/core/background.js';
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { mailPage } from '#lib/i18n/en/mail-page.ts';
import { serveQuietIcon } from '#lib/messaging/quiet-icon.ts';

// WXT runs this at top level of the built worker, but not when it reads the file while building.
export default defineBackground(() => {
  // The companion's token must stay out of reach of content scripts, which share a process with the mail page.
  void browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
  serveQuietIcon(mailPage.notUsedHere);
});
