/** What an open mail tab does when the extension is updated under it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXTENSION_ID } from '#lib/base/extension-id.ts';
import { mailPage } from '#lib/i18n/en/mail-page.ts';
import { isKnown, openMailBrowser, openMailTab, type MailBrowser } from './mail-tab.ts';
import { spokenWords } from './spoken.ts';

let browser: MailBrowser;
beforeAll(async () => {
  browser = await openMailBrowser();
}, 60_000);
afterAll(() => browser.close());

describe('a sidebar page that no mail page takes', () => {
  it('says to reload the mail page, and is not blank', async () => {
    const page = await browser.context.newPage();
    await page.goto(`chrome-extension://${EXTENSION_ID}/sidebar.html#no-such-nonce`);
    await page.getByRole('heading', { name: 'Reload the mail page' }).waitFor();
    const loads = page.waitForEvent('load');
    await page.getByRole('button', { name: 'Reload page' }).click();
    expect((await loads).url()).toContain('/sidebar.html');
    await page.close();
  });
});

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
    expect(await spokenWords(tab.page)).toContain(mailPage.updated);
  });
});
