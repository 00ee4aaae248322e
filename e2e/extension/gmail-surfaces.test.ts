/** Pages that are slow, strict, or have no side panel: the sidebar has to come up on each, or say why not. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { mailPage } from '#lib/i18n/en/mail-page.ts';
import { DEFAULT_OPTIONS } from '../stand-in-gmail/options.ts';
import { EXTENSION_DIR } from './launch.ts';
import { isKnown, openMailBrowser, openMailTab, type MailBrowser, type MailTab } from './mail-tab.ts';
import { placeOf, spokenWords } from './spoken.ts';

/** From loading the page or opening a thread, until something of ours is seen. */
const SURFACE_WITHIN_MS = 5000;

let browser: MailBrowser;
/** Pages that InboxSDK does not know; they are left alone while the other tests run, as the last word comes after 15 s. */
let unknown: Page;
let original: Page;
beforeAll(async () => {
  browser = await openMailBrowser();
  await browser.context.addInitScript(noteDockedPanel);
  unknown = await openUnknownPage('');
  original = await openUnknownPage('?view=om&th=1');
}, 60_000);
afterAll(() => browser.close());
afterEach(() => void Object.assign(browser.gmail.options, DEFAULT_OPTIONS));

const visibility = (tab: MailTab): Promise<string> =>
  tab.page.locator('threadside-sidebar').evaluate((host) => getComputedStyle(host).visibility);

/** Runs in each page before its scripts: notes when our docked panel first comes into it, in milliseconds since its loading began. */
function noteDockedPanel(): void {
  new MutationObserver((mutations) => {
    const added = mutations.flatMap((mutation) => [...mutation.addedNodes]);
    if (added.some((node) => node.nodeName === 'THREADSIDE-PANEL'))
      (window as unknown as { dockedAt: number }).dockedAt ??= performance.now();
  }).observe(document, { childList: true, subtree: true });
}

function dockedAt(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { dockedAt: number }).dockedAt);
}

async function openUnknownPage(query: string): Promise<Page> {
  const page = await browser.context.newPage();
  await page.route('**/mail/u/0/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Mail</title><p>Something else' }),
  );
  await page.goto(`https://mail.google.com/mail/u/0/${query}`);
  return page;
}

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

  it('docks its own panel within 5 s when Gmail has no side panel, and closes and opens it', async () => {
    browser.gmail.options.sidePanel = false;
    const tab = await openMailTab(browser, { thread: 'velling-quote' });
    await tab.page.locator('threadside-sidebar').waitFor({ state: 'attached' });
    await expect.poll(() => visibility(tab)).toBe('visible');
    expect(await dockedAt(tab.page)).toBeLessThan(SURFACE_WITHIN_MS);
    // InboxSDK waits 15 s for a side panel before it tells of the thread; its router knows the id before.
    const early = await tab.thread((thread) => thread !== null);
    expect(early).toMatchObject({
      mailbox: 'ana@norrvik.example',
      providerThreadId: browser.gmail.addressOf(0, 'velling-quote').split('/').at(-1),
      identity: { state: 'reading' },
      messages: [],
    });
    const known = await tab.thread(isKnown, 25_000);
    expect(known?.key).toBe(early?.key);
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
    await tab.page.close();
  });

  it('docks its own panel within 5 s when a thread is opened from a list without a side panel, and goes with it', async () => {
    browser.gmail.options.sidePanel = false;
    const tab = await openMailTab(browser);
    await tab.page.waitForTimeout(2500);
    const openedAt = await tab.page.evaluate(() => performance.now());
    await tab.goToThread('velling-quote');
    await tab.page.locator('threadside-sidebar').waitFor({ state: 'attached' });
    await expect.poll(() => visibility(tab)).toBe('visible');
    expect((await dockedAt(tab.page)) - openedAt).toBeLessThan(SURFACE_WITHIN_MS);
    await tab.goToInbox();
    await expect.poll(() => visibility(tab)).toBe('hidden');
    expect(await tab.thread((thread) => thread === null)).toBeNull();
    await tab.page.close();
  });

  it('docks its own panel within 5 s when the preview pane shows a thread without a side panel, and goes with it', async () => {
    Object.assign(browser.gmail.options, { sidePanel: false, previewPane: true });
    const tab = await openMailTab(browser);
    await tab.page.locator('.zA').first().waitFor();
    const openedAt = await tab.page.evaluate(() => performance.now());
    await tab.goToThread('velling-quote');
    await tab.page.locator('threadside-sidebar').waitFor({ state: 'attached' });
    await expect.poll(() => visibility(tab)).toBe('visible');
    expect((await dockedAt(tab.page)) - openedAt).toBeLessThan(SURFACE_WITHIN_MS);
    const early = await tab.thread((thread) => thread !== null);
    const providerThreadId = browser.gmail.addressOf(0, 'velling-quote').split('/').at(-1);
    expect(early).toMatchObject({ providerThreadId, identity: { state: 'reading' }, messages: [] });
    expect((await tab.thread(isKnown, 25_000))?.key).toBe(early?.key);
    await tab.goToInbox();
    await expect.poll(() => visibility(tab)).toBe('hidden');
    // From now on the SDK keeps nothing back.
    await tab.goToThread('quillon-invoice');
    await tab.thread((thread) => isKnown(thread) && thread?.subject.startsWith('Invoice') === true);
    expect(await visibility(tab)).toBe('visible');
    expect(tab.frameLoads()).toBe(1);
    await tab.page.close();
  });

  it('says within 5 s that it waits for Gmail, and later that it failed, on a page that InboxSDK does not know', async () => {
    expect(await dockedAt(unknown)).toBeLessThan(SURFACE_WITHIN_MS);
    await expect.poll(() => spokenWords(unknown), { timeout: 20_000 }).toContain(mailPage.notStarted);
    const page = await openUnknownPage('');
    await expect.poll(() => spokenWords(page), { timeout: 10_000 }).toContain(mailPage.waiting);
    expect(await spokenWords(page)).not.toContain(mailPage.notStarted);
    // The page of one message is none that InboxSDK serves: nothing has to be said there.
    expect(await original.locator('threadside-panel').count()).toBe(0);
    await page.close();
  });
});

describe('Gmail when InboxSDK cannot be put into the page', { timeout: 60_000 }, () => {
  let broken: MailBrowser;
  const dir = mkdtempSync(join(tmpdir(), 'threadside-broken-'));
  beforeAll(async () => {
    cpSync(EXTENSION_DIR, dir, { recursive: true });
    rmSync(join(dir, 'pageWorld.js'));
    broken = await openMailBrowser({}, dir);
    await broken.context.addInitScript(noteDockedPanel);
  });
  afterAll(async () => {
    await broken.close();
    rmSync(dir, { recursive: true, force: true });
  });

  it('says so within 5 s, and reloads Gmail when asked to', async () => {
    const page = await broken.context.newPage();
    await page.goto(broken.gmail.addressOf(0, 'velling-quote'));
    await expect.poll(() => spokenWords(page), { timeout: 10_000 }).toContain(mailPage.waiting);
    expect(await dockedAt(page)).toBeLessThan(SURFACE_WITHIN_MS);
    const reloaded = page.waitForEvent('load');
    await page.mouse.click(...(await placeOf(page, mailPage.reload)));
    await reloaded;
  });
});
