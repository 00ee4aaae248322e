/** The one thing that tells of the extension in a mailbox where it does not act: its icon in the browser's bar, greyed. */
import { browser } from 'wxt/browser';

/** Carries nothing but the fact; of the mailbox not even its name leaves the page. */
const NOT_USED_HERE = 'threadside:not-used-here';

/** From a mail page's content script: this tab's mailbox is not one of ours. */
export function greyIcon(): void {
  void browser.runtime.sendMessage({ type: NOT_USED_HERE }).catch(() => {});
}

/** In the worker: greys the icon for the tab that asked, until it shows another page. */
export function serveQuietIcon(title: string): void {
  browser.runtime.onMessage.addListener((message: { type?: unknown } | undefined, sender) => {
    const tabId = sender.tab?.id;
    if (message?.type !== NOT_USED_HERE || sender.id !== browser.runtime.id || tabId === undefined) return;
    void browser.action.disable(tabId);
    void browser.action.setTitle({ tabId, title });
  });
}
