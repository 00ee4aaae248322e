/** How a page tells the worker that something waits to be sent, so that it is sent also when the page is closed. */
import { browser } from 'wxt/browser';

/** Carries nothing but the fact; what waits stands in the outbox. */
const KEPT = 'threadside:kept';

/** From a page of ours. */
export function signalKept(): void {
  void browser.runtime.sendMessage({ type: KEPT }).catch(() => {});
}

/** In the worker: runs `flush` at each signal. The browser keeps the worker alive while the page waits for the answer. */
export function serveKept(flush: () => Promise<void>): void {
  browser.runtime.onMessage.addListener((message: { type?: unknown } | undefined, sender, answer) => {
    if (message?.type !== KEPT || sender.id !== browser.runtime.id) return undefined;
    void flush().finally(() => answer());
    return true;
  });
}
