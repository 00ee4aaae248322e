/**
 * What the worker does for a sidebar's frame that lacks the interfaces for it (Firefox, see `sidebar-relay.ts`). No errand tells
 * or changes anything of a ticket.
 */
import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { hasAccess } from './browser-access.ts';

const Errand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('threadside:reload-tab') }),
  z.object({ type: z.literal('threadside:open-options') }),
  z.object({ type: z.literal('threadside:has-access'), origin: z.string() }),
]);
type Errand = z.infer<typeof Errand>;

/** From the frame: loads its tab anew. */
export function reloadTabByWorker(): void {
  void run({ type: 'threadside:reload-tab' });
}

/** From the frame: shows the options page, the one place where this browser can be asked for access. */
export function openOptionsByWorker(): void {
  void run({ type: 'threadside:open-options' });
}

/** From the frame: whether the browser lets the extension reach that origin. Rejects when the worker did not answer. */
export async function hasAccessByWorker(origin: string): Promise<boolean> {
  const errand: Errand = { type: 'threadside:has-access', origin };
  const answer: unknown = await browser.runtime.sendMessage(errand);
  if (typeof answer !== 'boolean') throw new Error('The worker did not answer');
  return answer;
}

function run(errand: Errand): Promise<unknown> {
  return browser.runtime.sendMessage(errand).catch(() => null);
}

/** In the worker: runs errands of our own pages. */
export function serveErrands(): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
    const errand = Errand.safeParse(message);
    if (!errand.success || sender.id !== browser.runtime.id || !isOurPage(sender.url)) return undefined;
    if (errand.data.type === 'threadside:reload-tab') {
      if (sender.tab?.id !== undefined) void browser.tabs.reload(sender.tab.id);
      return undefined;
    }
    if (errand.data.type === 'threadside:open-options') {
      void browser.runtime.openOptionsPage();
      return undefined;
    }
    void hasAccess(errand.data.origin).then(respond);
    return true;
  });
}

function isOurPage(url: string | undefined): boolean {
  return url?.startsWith(browser.runtime.getURL('/')) === true;
}
