/**
 * Firefox: a content script's global is its own and `window` is the page's, seen through a wrapper. InboxSDK asks the worker by
 * `window.chrome`, which is therefore put there; the page sees nothing of it (seen in Firefox 153, where Gmail never started).
 */
declare const chrome: unknown;

/** Before the SDK is loaded; nothing to do elsewhere. */
export function exposeChrome(): void {
  if (import.meta.env.FIREFOX) Object.assign(window, { chrome });
}
