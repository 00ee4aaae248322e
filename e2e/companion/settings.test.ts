/** The frame of all settings: navigation by rights, tabs, and who can help those without. */
import { expect } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

let run: CompanionBrowser;
beforeAll(async () => {
  run = await startCompanionBrowser();
});
afterAll(() => run.close());

const PIPELINES = '/settings/ticket-module/pipelines';

describe('settings', () => {
  it('lead an admin from the gear to the ticket module, by the words of the guide', async () => {
    const page = await run.open('/tickets', run.companion.admin);
    await page
      .getByRole('navigation', { name: 'Main navigation' })
      .getByRole('link', { name: 'Settings' })
      .click();
    const settings = page.getByRole('navigation', { name: 'Settings', exact: true });
    const group = settings.getByRole('region', { name: 'Customisation' });
    await group.getByRole('link', { name: 'Ticket module' }).click();
    await page
      .getByRole('navigation', { name: 'Parts of Ticket module' })
      .getByRole('link', { name: 'Pipelines' })
      .click();
    await expect(page).toHaveURL(run.companion.url + PIPELINES);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ticket module');
    await page.context().close();
  });

  it('say which right is missing and whom to ask when the address is opened without it', async () => {
    const page = await run.open(PIPELINES, run.companion.agent);
    await expect(page.getByRole('heading', { name: 'You cannot see this' })).toBeVisible();
    await expect(page.getByText('Ask Priya Nair, who can change it.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Ticket module' })).toHaveCount(0);
    await page.context().close();
  });

  it('are chosen from a menu when the window is narrow', async () => {
    const page = await run.open(PIPELINES, run.companion.admin, { viewport: { width: 400, height: 800 } });
    await page.getByRole('button', { name: 'Settings: Ticket module' }).click();
    await expect(page.getByRole('menuitem', { name: 'Ticket module' })).toHaveAttribute(
      'aria-current',
      'page',
    );
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`${run.companion.url}/settings/ticket-module/fields`);
    await page.context().close();
  });

  it('say that there is no page at an address that no setting has', async () => {
    const page = await run.open('/settings/nowhere', run.companion.admin);
    await expect(page.getByRole('heading', { name: 'There is no page at this address' })).toBeVisible();
    await page.context().close();
  });
});
