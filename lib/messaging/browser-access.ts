import { browser } from 'wxt/browser';

/** What Firefox lets the extension reach, for our own pages that stand in no mail page. Chromium's companion answers our fixed origin. */
export const browserAccess = import.meta.env.FIREFOX
  ? {
      has: hasAccess,
      ask: (origin: string) => browser.permissions.request(toPermission(origin)).catch(() => false),
    }
  : undefined;

/** Whether the browser lets the extension reach that origin. */
export function hasAccess(origin: string): Promise<boolean> {
  return browser.permissions.contains(toPermission(origin));
}

/** Firefox takes no port in a pattern, which then holds for all of them (seen in 153, where the request was refused). */
function toPermission(origin: string): { origins: string[] } {
  const { protocol, hostname } = new URL(origin);
  return { origins: [`${protocol}//${hostname}/*`] };
}
