/** What an open mail tab does when the extension is updated under it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isKnown, openMailBrowser, openMailTab, type MailBrowser } from './mail-tab.ts';

let browser: MailBrowser;
beforeAll(async () => {
  browser = await openMailBrowser();
}, 60_000);
afterAll(() => browser.close());

describe('Gmail tab left behind by an update', { timeout: 30_000 }, () => {
  it('takes the sidebar away and says to reload Gmail', async () => {
    const tab = await openMailTab(browser, { thread: 'osterby-labels' });
    await tab.thread(isKnown);
    const worker = browser.context.serviceWorkers()[0];
    await worker?.evaluate(() =>
      (globalThis as unknown as { chrome: { runtime: { reload(): void } } }).chrome.runtime.reload(),
    );
    const atRightTop = (): Promise<string | undefined> =>
      tab.page.evaluate(() => document.elementFromPoint(innerWidth - 100, 84)?.localName);
    await expect.poll(atRightTop, { timeout: 10_000 }).toBe('threadside-panel');
    expect(await tab.page.locator('threadside-sidebar').count()).toBe(0);
  });
});
