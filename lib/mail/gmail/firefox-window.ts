/**
 * Firefox: a content script's global is its own and `window` is the page's, seen through a wrapper. InboxSDK asks the worker by
 * `window.chrome` and makes requests by `window.XMLHttpRequest`; both are therefore put there, the second as `no-telemetry.ts` left
 * it, or the SDK would report to its makers. The page sees nothing of it (seen in Firefox 153, where Gmail never started).
 */
declare const chrome: unknown;

/** Before the SDK is loaded; nothing to do elsewhere. */
export function exposeOwnGlobals(): void {
  if (!import.meta.env.FIREFOX) return;
  const { XMLHttpRequest } = globalThis;
  Object.assign(window, { chrome, XMLHttpRequest });
}
