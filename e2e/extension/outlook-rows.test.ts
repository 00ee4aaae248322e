/** Tickets in Outlook's own list: each mark on its own mail, however the list is drawn, and nothing of the page moved by it. */
import { type Locator, type Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { comparableOutlookId } from '#lib/base/outlook-ids.ts';
import { DEFAULT_OUTLOOK, type OutlookOptions } from '../stand-in-outlook/options.ts';
import { openOutlookBrowser, openOutlookTab, type OutlookBrowser, type OutlookTab } from './outlook-tab.ts';
import { rowTicket, startRowCompanion, type RowCompanion } from './row-companion.ts';
import { signInExtension } from './sign-in-extension.ts';
import { insideOf, spokenWords } from './spoken.ts';

const ANA = { id: 'ana', name: 'Ana Ribeiro' };

let browser: OutlookBrowser;
let companion: RowCompanion;
let tab: OutlookTab;

beforeAll(async () => {
  companion = await startRowCompanion();
  browser = await openOutlookBrowser();
  await signInExtension(browser.context, { address: companion.address, token: 'a token', user: ANA });
}, 60_000);
afterAll(async () => {
  await browser.close();
  companion.close();
});
afterEach(async () => {
  await tab.page.close();
  Object.assign(browser.outlook.options, DEFAULT_OUTLOOK);
  companion.tickets.clear();
  companion.asked.length = 0;
});

async function open(options: Partial<OutlookOptions> = {}): Promise<Page> {
  Object.assign(browser.outlook.options, options);
  tab = await openOutlookTab(browser);
  await tab.page.locator('[data-stand-in]').first().waitFor();
  return tab.page;
}

/** The companion has that ticket for a thread of the list. */
function has(name: string, ...ticket: Parameters<typeof rowTicket>): void {
  const { conversationId } = browser.outlook.idsOf(0, name);
  companion.tickets.set(comparableOutlookId(conversationId), rowTicket(...ticket));
}

const marks = (page: Page | Locator) => page.locator('threadside-row-mark');
const row = (page: Page, name: string) => page.locator(`[data-stand-in="${name}"]`);
async function until(page: Page, count: number): Promise<void> {
  await expect.poll(() => marks(page).count(), { timeout: 15_000 }).toBe(count);
}

async function boxAt(locator: Locator) {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('Expected it to be seen.');
  return box;
}

/** Everything of the rows that has a place, but what is ours. */
const boxes = (page: Page) =>
  page
    .locator('.canvas *:not(threadside-row-mark)')
    .evaluateAll((elements) => elements.map((each) => JSON.stringify(each.getBoundingClientRect())));

/** Which number each marked row shows, and whether it lies in its row. */
async function numbers(page: Page): Promise<Record<string, string>> {
  const told: Record<string, string> = {};
  for (const mark of await marks(page).all()) {
    const name = await mark.evaluate(
      ({ parentElement }) => (parentElement as HTMLElement).dataset['standIn'] ?? '',
    );
    told[name] = (await insideOf(page, mark)).replace(/\s+/g, ' ');
  }
  return told;
}

describe('rows of Outlook’s list', { timeout: 60_000 }, () => {
  const LAYOUTS = ['work', 'home', 'items'] as const;
  const cases = LAYOUTS.flatMap((layout) =>
    (['en', 'de', 'ja'] as const).map((language) => ({ layout, language })),
  );
  it.each(cases)(
    'are marked in the layout $layout in $language, in one call',
    async ({ layout, language }) => {
      browser.outlook.options.layout = layout;
      has('osterby-labels', 'TKT-E101', { leftMinutes: 42.5 });
      has('velling-quote', 'TKT-E102', { status: 'pending', others: 2 });
      const page = await open({ layout, language, theme: language === 'de' ? 'dark' : 'light' });
      await until(page, 2);
      expect(await numbers(page)).toEqual({
        'osterby-labels': 'TKT-E101 Open 42m left',
        'velling-quote': 'TKT-E102 Pending +2',
      });
      expect(companion.asked).toHaveLength(1);
      expect(companion.asked[0]).toMatchObject({ provider: 'outlook-web', mailbox: 'ana@norrvik.example' });
    },
  );

  it.each(['full', 'compact', 'line'] as const)(
    'keep every size and place in the density %s, and every click',
    async (density) => {
      const page = await open({ density });
      await tab.open('quillon-invoice');
      const before = await boxes(page);
      has('osterby-labels', 'TKT-E101', { leftMinutes: 18.5, others: 1 });
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await until(page, 1);
      expect(await boxes(page)).toEqual(before);
      const mark = await boxAt(marks(page));
      const own = await boxAt(row(page, 'osterby-labels'));
      expect(mark.y).toBeGreaterThanOrEqual(own.y);
      expect(mark.y + mark.height).toBeLessThanOrEqual(own.y + own.height);
      await page.mouse.click(mark.x + mark.width - 140, mark.y + mark.height / 2);
      expect(await row(page, 'osterby-labels').getAttribute('aria-selected')).toBe('true');
    },
  );

  it('are marked beside buttons that come with the pointer, never over them', async () => {
    const page = await open({ density: 'line' });
    has('osterby-labels', 'TKT-E101', { leftMinutes: 18.5 });
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await until(page, 1);
    const before = await boxAt(marks(page));
    await row(page, 'osterby-labels').hover();
    const buttons = row(page, 'osterby-labels').locator('.actions button');
    const { x } = await boxAt(buttons.first());
    expect(before.x + before.width).toBeGreaterThan(x);
    await expect
      .poll(async () => {
        const mark = await boxAt(marks(page));
        return mark.x + mark.width;
      })
      .toBeLessThanOrEqual(x);
    await buttons.last().click();
    expect(await page.evaluate(() => document.documentElement.dataset['pressed'])).toBe('🗑');
  });

  it.each([false, true])(
    'keep their marks to themselves while the list is scrolled (elements used again: %s)',
    async (reusesRows) => {
      for (const name of ['osterby-labels', 'more-3', 'more-60', 'more-140'])
        has(name, `TKT-E${name.length}${name.at(-1)?.charCodeAt(0)}`);
      const page = await open({ moreRows: 200, reusesRows });
      await until(page, 2);
      await page.evaluate(watchMarks);
      const list = page.locator('.list');
      for (const top of [400, 900, 5000, 12_000, 5600, 0]) {
        await list.evaluate((element, to) => element.scrollTo(0, to), top);
        await page.waitForTimeout(250);
      }
      await until(page, 2);
      expect(Object.keys(await numbers(page)).toSorted()).toEqual(['more-3', 'osterby-labels']);
      expect(await page.evaluate(() => (window as unknown as Watched).seen)).toEqual({
        wrong: [],
        names: ['more-140', 'more-3', 'more-60', 'osterby-labels'],
      });
      for (const { providerThreadIds } of companion.asked) expect(providerThreadIds.length).toBeLessThan(50);
      const ids = companion.asked.flatMap(({ providerThreadIds }) => providerThreadIds);
      expect(new Set(ids).size).toBe(ids.length);
    },
  );

  it('keep what they say from the page', async () => {
    has('osterby-labels', 'TKT-E101');
    const page = await open();
    await until(page, 1);
    expect(await spokenWords(page)).toContain('TKT-E101');
    expect(await page.content()).not.toContain('TKT-E101');
    expect(await row(page, 'osterby-labels').innerText()).not.toContain('TKT-E101');
  });

  it('are left alone where they cannot be told apart, or where nothing says whose they are', async () => {
    has('osterby-labels', 'TKT-E101');
    const page = await open({ rowIds: false });
    await tab.open('osterby-labels');
    await tab.thread();
    expect(await marks(page).count()).toBe(0);
    await page.close();
    const unnamed = await open({ rowIds: true });
    await until(unnamed, 1);
    await unnamed.evaluate(() => {
      document.querySelector('[id^="primaryMailboxRoot"]')?.remove();
      document.querySelector('#O365_MainLink_Me')?.remove();
    });
    companion.asked.length = 0;
    await tab.open('osterby-labels');
    await tab.thread();
    expect(companion.asked).toEqual([]);
  });
});

type Watched = { seen: { wrong: string[]; names: string[] } };

/** Looks at each frame that is painted: the mark of a row belongs to the thread that the row showed when it was made. */
function watchMarks(): void {
  const seen: Watched['seen'] = { wrong: [], names: [] };
  (window as unknown as Watched).seen = seen;
  const owners = new WeakMap<Element, string>();
  const look = (): void => {
    for (const mark of document.querySelectorAll('threadside-row-mark')) {
      const name = (mark.parentElement as HTMLElement).dataset['standIn'] ?? '';
      const owner = owners.get(mark) ?? name;
      owners.set(mark, owner);
      if (owner !== name) seen.wrong.push(`${owner} on ${name}`);
      if (!seen.names.includes(name)) seen.names = [...seen.names, name].toSorted();
    }
    requestAnimationFrame(look);
  };
  look();
}
