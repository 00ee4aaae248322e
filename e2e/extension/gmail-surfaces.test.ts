/** Pages that are slow, strict, or have no side panel: the sidebar has to come up on each, or say why not. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_OPTIONS } from '../stand-in-gmail/options.ts';
import { isKnown, openMailBrowser, openMailTab, type MailBrowser, type MailTab } from './mail-tab.ts';

let browser: MailBrowser;
beforeAll(async () => {
  browser = await openMailBrowser();
}, 60_000);
afterAll(() => browser.close());
afterEach(() => void Object.assign(browser.gmail.options, DEFAULT_OPTIONS));

const visibility = (tab: MailTab): Promise<string> =>
  tab.page.locator('threadside-sidebar').evaluate((host) => getComputedStyle(host).visibility);

describe('Gmail surfaces', { timeout: 60_000 }, () => {
  it('shows the panel under a strict Content Security Policy with Trusted Types', async () => {
    browser.gmail.options.strictCsp = true;
    const tab = await openMailTab(browser, { thread: 'velling-quote' });
    expect(isKnown(await tab.thread(isKnown))).toBe(true);
    expect(await visibility(tab)).toBe('visible');
    expect(await tab.sdkErrors()).toBe(0);
  });

  it('shows the panel when the page comes late', async () => {
    browser.gmail.options.pageDelayMs = 3000;
    const tab = await openMailTab(browser, { thread: 'velling-quote' });
    expect(isKnown(await tab.thread(isKnown))).toBe(true);
  });

  it('shows the panel when the side panel comes late', async () => {
    browser.gmail.options.sidePanelDelayMs = 4000;
    const tab = await openMailTab(browser, { thread: 'velling-quote' });
    expect(isKnown(await tab.thread(isKnown, 20_000))).toBe(true);
    expect(await visibility(tab)).toBe('visible');
    expect(await tab.page.locator('threadside-panel').count()).toBe(0);
  });

  it('docks its own panel when Gmail has no side panel, and closes and opens it', async () => {
    browser.gmail.options.sidePanel = false;
    const tab = await openMailTab(browser, { thread: 'velling-quote' });
    // InboxSDK waits 15 s for a side panel before it tells of the thread.
    expect(isKnown(await tab.thread(isKnown, 25_000))).toBe(true);
    await expect.poll(() => visibility(tab)).toBe('visible');
    const box = await tab.page.locator('threadside-sidebar').boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeGreaterThan(1260);
    // The panel's root is closed to scripts, so a person's way in is used: the keyboard and the pointer.
    await tab.page.mouse.click(1280 - 22, (box?.y ?? 0) - 20);
    await expect.poll(() => visibility(tab)).toBe('hidden');
    await tab.page.mouse.click(1280 - 20, 110);
    await expect.poll(() => visibility(tab)).toBe('visible');
    await tab.goToThread('quillon-invoice');
    await tab.thread((thread) => isKnown(thread) && thread?.subject.startsWith('Invoice') === true);
    expect(tab.frameLoads()).toBe(1);
  });

  it('says that Gmail could not be read when the page is none that InboxSDK knows', async () => {
    const page = await browser.context.newPage();
    await page.route('**/mail/u/0/**', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<!doctype html><title>Mail</title><p>Something else',
      }),
    );
    await page.goto('https://mail.google.com/mail/u/0/');
    const atRightTop = (): Promise<string | undefined> =>
      page.evaluate(() => document.elementFromPoint(innerWidth - 100, 84)?.localName);
    expect(await atRightTop()).not.toBe('threadside-panel');
    await expect.poll(atRightTop, { timeout: 20_000 }).toBe('threadside-panel');
  });
});
