import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { describe, it } from 'vitest';
import { SIDEBAR_STATES } from '../../components/sidebar/states.ts';
import { SURFACE_STATES } from '../../components/sidebar/surface-states.ts';
import { DOCKS_TICKET } from '../../components/sidebar/samples/sample-tickets.ts';
import { ownSidebarBrowser } from './own-sidebar-browser.ts';
import { callsOf } from './sidebar-browser.ts';

const browser = ownSidebarBrowser();

describe('every state', () => {
  it.each(SIDEBAR_STATES.map(({ name }) => name))(
    'has nothing serious for axe, and nothing sideways, when %s',
    async (name) => {
      const page = await browser.open(name);
      expect(await seriousFindings(page)).toEqual([]);
      await page.evaluate(() => harness.host.setTheme('dark'));
      expect(await seriousFindings(page)).toEqual([]);
      await page.setViewportSize({ width: 270, height: 640 });
      const overflow = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll('main')].map(
          (element) => element.scrollWidth - element.clientWidth,
        ),
      );
      expect(overflow.filter((width) => width > 0)).toEqual([]);
    },
    20_000,
  );

  it.each(SURFACE_STATES.map(({ name }) => name))(
    'has nothing serious for axe on the mail page: %s',
    async (name) => {
      const page = await browser.openSurface(name);
      for (const theme of ['light', 'dark'] as const) {
        await page.evaluate((next) => showTheme(next), theme);
        expect(await seriousFindings(page)).toEqual([]);
      }
    },
  );
});

async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

describe('by keyboard alone', () => {
  it('a ticket is made and focus comes back to where it was', async () => {
    const page = await browser.open('nothing-here');
    await page.keyboard.press(';');
    await page.keyboard.press('n');
    await expect(page.getByLabel('Subject')).toBeFocused();
    await page.keyboard.press('Escape');
    const button = page.getByRole('button', { name: 'New ticket' });
    for (let step = 0; step < 12 && !(await isFocused(button)); step += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Subject')).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('2');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Stage' })).toContainText('Triage');
    await page.keyboard.press('Escape');
    await expect(button).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Stage' })).toContainText('Triage');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('link', { name: 'TKT-E1043' }).first()).toBeVisible();
    expect(await callsOf(page, 'createTicket')).toHaveLength(1);
  });

  it('Esc closes a menu first and then the ticket', async () => {
    const page = await browser.open('matched');
    const row = page.getByRole('button', { name: DOCKS_TICKET.subject });
    await row.focus();
    await page.keyboard.press('Enter');
    const stage = page.getByRole('combobox', { name: 'Stage' });
    await stage.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('listbox', { name: 'Stage' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('listbox', { name: 'Stage' })).toBeHidden();
    await expect(stage).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(row).toBeFocused();
  });

  it('the people of a thread are opened and left', async () => {
    const page = await browser.open('matched');
    const button = page.getByRole('button', { name: '+1 other' });
    await button.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Other people on this thread' })).toContainText(
      'Elin Sandberg',
    );
    await page.keyboard.press('Escape');
    await expect(page.getByRole('region', { name: 'Other people on this thread' })).toBeHidden();
    await expect(button).toBeFocused();
  });
});

function isFocused(locator: {
  evaluate: (check: (element: Element) => boolean) => Promise<boolean>;
}): Promise<boolean> {
  return locator.evaluate((element) => element === document.activeElement);
}
