/** Settings > Integration > Webhooks: added, tested, looked up, turned off and removed. */
import { expect } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { createTicket } from '#lib/contract/tickets.ts';
import { startWebhookDeliveries } from '#backend/jobs/webhook-deliveries.ts';
import { startReceiver, type Receiver } from '#backend/testing/receiver.ts';
import { seriousProblems } from './axe.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

let run: CompanionBrowser;
let receiver: Receiver;
let status = 500;
let stopDeliveries: () => Promise<void>;
beforeAll(async () => {
  run = await startCompanionBrowser({ allowsPrivateWebhooks: true });
  receiver = await startReceiver(() => ({ status }));
  stopDeliveries = startWebhookDeliveries({ ...run.companion.companion, lookEveryMs: 100 });
});
afterAll(async () => {
  await stopDeliveries();
  await receiver.close();
  await run.close();
});

const PAGE = '/settings/api/webhooks';

describe('webhooks', () => {
  it('are added with a secret shown once, tested, sent again, turned off and removed by an admin', async () => {
    const page = await run.open('/settings/api/keys', run.companion.admin);
    await page.getByRole('link', { name: 'Webhooks', exact: true }).click();
    await page.getByRole('button', { name: 'Add webhook' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('CRM');
    await dialog.getByLabel('Address').fill('nonsense');
    await dialog.getByRole('button', { name: 'Add webhook' }).click();
    await expect(dialog.getByText(/^Give an address such as/)).toBeVisible();
    await dialog.getByLabel('Address').fill(`${receiver.url}/hook`);
    await dialog.getByRole('button', { name: 'Add webhook' }).click();
    await expect(dialog.getByLabel('Signing secret')).toHaveValue(/^whsec_.{40,}$/);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Send a test to CRM' }).click();
    const log = page.getByRole('list', { name: 'Log of CRM' });
    await expect(log).toContainText('answer 500');
    await expect(log).toContainText('next try');
    status = 204;
    await log.getByRole('button', { name: 'Send Test again' }).click();
    await expect(log).toContainText('Delivered');
    expect(receiver.received.map(({ path }) => path)).toEqual(['/hook', '/hook']);
    expect(await seriousProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Edit CRM' }).click();
    await dialog.getByLabel('Sends requests').uncheck();
    await dialog.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByText('Off', { exact: true })).toBeVisible();
    await run.companion.agent.api(createTicket, { body: { subject: 'Not told' } });
    await page.getByRole('button', { name: 'Remove CRM' }).click();
    await dialog.getByRole('button', { name: 'Remove webhook' }).click();
    await expect(page.getByText('No webhooks yet')).toBeVisible();
    expect(receiver.received).toHaveLength(2);
    await page.context().close();
  });

  it('are for those who manage settings alone', async () => {
    const page = await run.open(PAGE, run.companion.agent);
    await expect(page.getByRole('heading', { name: 'You cannot see this' })).toBeVisible();
    await page.context().close();
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 400],
  ] as const)('axe finds nothing serious when %s and %d px wide', async (colorScheme, width) => {
    const options = { colorScheme, reducedMotion: 'reduce', viewport: { width, height: 800 } } as const;
    const page = await run.open(PAGE, run.companion.admin, options);
    await page.getByRole('button', { name: 'Add webhook' }).click();
    await expect(page.getByRole('dialog').getByLabel('Address')).toBeVisible();
    expect(await seriousProblems(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    const folder = process.env['PICTURES_DIR'];
    if (folder !== undefined)
      await page.screenshot({ path: `${folder}/webhooks-${colorScheme}-${width}.png` });
    await page.context().close();
  });
});
