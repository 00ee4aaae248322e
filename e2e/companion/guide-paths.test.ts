/** Each path that the guide names is clicked, by its words, letter for letter. */
import { expect, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

let run: CompanionBrowser;
beforeAll(async () => {
  run = await startCompanionBrowser();
});
afterAll(() => run.close());

/** The guide's words, in the order they are clicked; a group in Settings is read, not clicked. */
const PATHS: readonly (readonly string[])[] = [
  ['Tickets', 'Create New'],
  ['Settings', 'Customisation', 'Ticket module', 'Fields'],
  ['Settings', 'Customisation', 'Ticket module', 'Pipelines'],
  ['Settings', 'Customisation', 'Ticket module', 'Views'],
  ['Settings', 'Customisation', 'Tickets', 'SLA settings'],
  ['Settings', 'Customisation', 'Conversation settings'],
  ['Settings', 'Customisation', 'User status'],
  ['Settings', 'Integration', 'Channel'],
  ['Settings', 'Manage users', 'Profile / Permissions & Visibility'],
  ['Dashboard', 'Tickets'],
];

const settingsGroup = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Settings', exact: true }).getByRole('region', { name, exact: true });

describe('the paths of the guide', () => {
  it.each(PATHS.map((path) => [path.join(' > '), path] as const))('%s is there', async (_, path) => {
    const page = await run.open('/contacts', run.companion.admin);
    const [first = '', ...rest] = path;
    await page
      .getByRole('navigation', { name: 'Main navigation' })
      .getByRole('link', { name: first, exact: true })
      .first()
      .click();
    await expect(page.getByRole('heading').first()).toBeVisible();
    if (first === 'Settings') await throughSettings(page, rest);
    else if (first === 'Dashboard')
      await expect(page.getByRole('main').getByText('Tickets', { exact: true }).first()).toBeVisible();
    else await page.getByRole('button', { name: rest[0] ?? '', exact: true }).click();
    if (first === 'Tickets') await expectForm(page);
    await page.context().close();
  });

  it('the search has the tabs All and Tickets, and "Show only my records"', async () => {
    const page = await run.open('/search?text=pump', run.companion.agent);
    for (const name of ['Tickets', 'All']) {
      const tab = page.getByRole('main').getByRole('button', { name, exact: true });
      await tab.click();
      await expect(tab).toHaveAttribute('aria-current', 'page');
    }
    await expect(page.getByRole('checkbox', { name: 'Show only my records' })).toBeVisible();
    await page.context().close();
  });
});

async function throughSettings(page: Page, [group = '', entry = '', tab]: readonly string[]): Promise<void> {
  await settingsGroup(page, group).getByRole('link', { name: entry, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: entry, exact: true })).toBeVisible();
  if (tab === undefined) return;
  const link = page
    .getByRole('navigation', { name: `Parts of ${entry}` })
    .getByRole('link', { name: tab, exact: true });
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'page');
}

async function expectForm(page: Page): Promise<void> {
  const form = page.getByRole('dialog');
  for (const label of ['Subject', 'Ticket Owner'])
    await expect(form.getByText(new RegExp(`^${label}`)).first()).toBeVisible();
  await expect(form.getByRole('button', { name: /^Save\b/ })).toBeVisible();
}
