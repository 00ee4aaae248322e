import { browser } from 'wxt/browser';

/** What Firefox lets the extension reach, for our own pages that stand in no mail page. Chromium's companion answers our fixed origin. */
export const browserAccess = import.meta.env.FIREFOX
  ? {
      has: hasAccess,
      ask: (origin: string) => browser.permissions.request(toPermission(origin)).catch(() => false),
      watch: watchAccess,
    }
  : undefined;

/** Whether the browser lets the extension reach that origin. */
export function hasAccess(origin: string): Promise<boolean> {
  return browser.permissions.contains(toPermission(origin));
}

function watchAccess(onChange: () => void, signal: AbortSignal): void {
  for (const event of [browser.permissions.onAdded, browser.permissions.onRemoved]) {
    event.addListener(onChange);
    signal.addEventListener('abort', () => event.removeListener(onChange), { once: true });
  }
}

/** Firefox takes no port in a pattern, which then holds for all of them (seen in 153, where the request was refused). */
function toPermission(origin: string): { origins: string[] } {
  const { protocol, hostname } = new URL(origin);
  return { origins: [`${protocol}//${hostname}/*`] };
}
