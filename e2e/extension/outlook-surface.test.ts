/** Where the sidebar stands on Outlook's page: a button with count, a panel that makes room, and the add-in that goes first. */
import { type Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { mailPage } from '#lib/i18n/en/mail-page.ts';
import { DEFAULT_OUTLOOK, type OutlookOptions } from '../stand-in-outlook/options.ts';
import { sidebarFrame } from './launch.ts';
import { openOutlookBrowser, openOutlookTab, type OutlookBrowser, type OutlookTab } from './outlook-tab.ts';
import { boxOf, placeOf, spokenWords } from './spoken.ts';
import { type SeenWindow } from './mail-tab.ts';

let browser: OutlookBrowser;
let tab: OutlookTab;

async function open(options: Partial<OutlookOptions> = {}): Promise<Page> {
  Object.assign(browser.outlook.options, options);
  tab = await openOutlookTab(browser, { thread: 'osterby-labels' });
  await tab.thread();
  return tab.page;
}

beforeAll(async () => {
  browser = await openOutlookBrowser();
}, 60_000);
afterAll(() => browser.close());
afterEach(async () => {
  await tab.page.evaluate(() => localStorage.clear());
  await tab.page.close();
  Object.assign(browser.outlook.options, DEFAULT_OUTLOOK);
});

const isVisible = (page: Page): Promise<boolean> =>
  page.locator('threadside-sidebar').evaluate((host) => getComputedStyle(host).visibility === 'visible');
const click = async (page: Page, button: string): Promise<void> =>
  page.mouse.click(...(await placeOf(page, button)));
const rightEdgeOf = (page: Page, selector: string): Promise<number> =>
  page.locator(selector).evaluate((element) => element.getBoundingClientRect().right);

describe('the sidebar’s place in Outlook on the web', { timeout: 60_000 }, () => {
  it('makes room for the open panel, and gives it back when it is shut or nothing is open', async () => {
    const page = await open({ rightRail: true });
    await expect.poll(() => isVisible(page)).toBe(true);
    const frame = await page.locator('threadside-sidebar').boundingBox();
    expect(frame?.width).toBeGreaterThan(300);
    expect(await rightEdgeOf(page, '.rail')).toBeLessThanOrEqual((frame?.x ?? 0) + 1);
    await click(page, mailPage.close);
    await expect.poll(() => isVisible(page)).toBe(false);
    expect(await rightEdgeOf(page, '.rail')).toBe(1280);
    await click(page, mailPage.open);
    await expect.poll(() => isVisible(page)).toBe(true);
    await tab.empty();
    await expect.poll(() => isVisible(page)).toBe(false);
    expect(await rightEdgeOf(page, '.rail')).toBe(1280);
    expect(await page.locator('threadside-panel').count()).toBe(0);
    expect(tab.frameLoads()).toBe(1);
  });

  it('lies over a page that does not go along, and leaves it as it was', async () => {
    const page = await open();
    await page.locator('#app').evaluate((app) => {
      app.style.width = '100vw';
    });
    await click(page, mailPage.close);
    await click(page, mailPage.open);
    await expect.poll(() => isVisible(page)).toBe(true);
    expect(await page.evaluate(() => document.body.style.width)).toBe('');
    const frame = await page.locator('threadside-sidebar').boundingBox();
    expect((frame?.x ?? 0) + (frame?.width ?? 0)).toBeGreaterThan(1250);
  });

  it('puts its button beside the rail of apps, on no control, with the count', async () => {
    const page = await open({ rightRail: true });
    await click(page, mailPage.close);
    const frame = await sidebarFrame(page);
    await frame.evaluate((message) => (window as unknown as SeenWindow).port.postMessage(message), {
      type: 'show-ticket-count',
      threadKey: (await tab.thread())?.key,
      count: 3,
    });
    await expect.poll(() => spokenWords(page)).toContain(`${mailPage.open}. 3`);
    await expect.poll(() => rightEdgeOfButton(page)).toBeLessThanOrEqual(1280 - 48);
    const box = await boxOf(page, `${mailPage.open}. 3`);
    const under = await page.evaluate(({ x, y, width, height }) => {
      const corners = [
        [x + 1, y + 1],
        [x + width - 1, y + 1],
        [x + 1, y + height - 1],
        [x + width - 1, y + height - 1],
      ] as const;
      const elements = corners.flatMap(([left, top]) => document.elementsFromPoint(left, top));
      return elements.some((element) => element.matches('button, a, input'));
    }, box);
    expect(under).toBe(false);
  });

  it('remembers that it was shut, in the next tab too', async () => {
    const page = await open();
    await click(page, mailPage.close);
    await tab.open('quillon-invoice');
    await tab.thread((thread) => thread?.subject.startsWith('Invoice') === true);
    expect(await isVisible(page)).toBe(false);
    await page.close();
    const next = await open();
    await expect.poll(() => spokenWords(next)).toContain(mailPage.open);
    expect(await isVisible(next)).toBe(false);
  });

  it('is opened and shut by keyboard, and the focus stays where one is', async () => {
    const page = await open();
    await click(page, mailPage.close);
    await page.keyboard.press('Enter');
    await expect.poll(() => isVisible(page)).toBe(true);
    await page.keyboard.press('Space');
    await expect.poll(() => isVisible(page)).toBe(false);
    await page.keyboard.press('Enter');
    await expect.poll(() => isVisible(page)).toBe(true);
  });

  it('gives way to our add-in and says why, and comes back when it is closed', async () => {
    const page = await open();
    await expect.poll(() => isVisible(page)).toBe(true);
    await page.evaluate(() => {
      const pane = document.createElement('iframe');
      pane.src = `${location.origin}/mail/nothing/taskpane.html?_host_Info=x`;
      pane.id = 'add-in';
      Object.assign(pane.style, {
        position: 'fixed',
        right: '0',
        top: '48px',
        width: '320px',
        height: '600px',
      });
      document.body.append(pane);
    });
    await expect.poll(() => isVisible(page)).toBe(false);
    expect(await spokenWords(page)).toContain(mailPage.givesWay);
    await expect.poll(() => rightEdgeOfButton(page)).toBeLessThanOrEqual(1280 - 320);
    await page.evaluate(() => document.querySelector('#add-in')?.remove());
    await expect.poll(() => isVisible(page)).toBe(true);
  });

  it('follows Outlook’s theme by its colours', async () => {
    const page = await open({ theme: 'dark' });
    const frame = await sidebarFrame(page);
    const themes = (): Promise<unknown[]> =>
      frame.evaluate(() =>
        (window as unknown as { portMessages: { type: string; theme?: string }[] }).portMessages.flatMap(
          ({ type, theme }) => (type === 'theme' ? [theme] : []),
        ),
      );
    await expect.poll(themes).toEqual(['dark']);
    await page.evaluate(() => void dispatchEvent(new CustomEvent('stand-in-theme', { detail: 'light' })));
    await expect.poll(themes).toEqual(['dark', 'light']);
  });
});

/** The button begins with the same words, whatever it says besides. */
async function rightEdgeOfButton(page: Page): Promise<number> {
  const box = await boxOf(page, mailPage.open);
  return box.x + box.width;
}
