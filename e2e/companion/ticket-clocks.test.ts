import { expect, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { readSlaPolicy, updateSlaPolicy } from '#lib/contract/sla.ts';
import { createTicket, updateTicket } from '#lib/contract/tickets.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

let run: CompanionBrowser;
const MINUTE_MS = 60_000;

beforeAll(async () => {
  run = await startCompanionBrowser();
  const { companion } = run;
  const { version } = await companion.admin.api(readSlaPolicy, {});
  const body = { version, firstResponseS: 3600, closureS: 28_800, pausingStatuses: ['on-hold' as const] };
  await companion.admin.api(updateSlaPolicy, { body });
  await aTicket('Invoice 20418 shows the wrong VAT rate', 132);
  await aTicket('Label printer doubles every tenth label', 42);
  const held = await aTicket('Audit log lacks the name of the device user', 20);
  await companion.agent.api(updateTicket, {
    params: { ticketId: held.id },
    body: { version: held.version, status: 'on-hold' },
  });
}, 60_000);
afterAll(() => run.close());

/** A ticket made so many minutes ago. */
async function aTicket(subject: string, minutesAgo: number) {
  const { companion } = run.companion;
  companion.now = () => new Date(Date.now() - minutesAgo * MINUTE_MS);
  const ticket = await run.companion.agent.api(createTicket, { body: { subject } });
  companion.now = () => new Date();
  return ticket;
}

const rows = (page: Page) => page.locator('tbody tr');
const row = (page: Page, words: string) => rows(page).filter({ hasText: words });
const sla = (page: Page) => page.getByRole('region', { name: 'SLA' });
const chips = (page: Page) => sla(page).locator('[data-clock]');

describe('clocks of tickets', () => {
  it('[G2.4a] first response: time left in the list and on the ticket, why, and stopped by "Mark as responded"', async () => {
    const page = await run.open('/tickets', run.companion.agent);
    await expect(row(page, 'Invoice').locator('[data-clock]')).toHaveText(/^FRT −1h 1[23]m, due /);
    await expect(row(page, 'Label').locator('[data-tone="red"]')).toHaveText(/^FRT 1[67]m left, due /);
    await expect(row(page, 'Audit').locator('[data-tone="paused"]')).toHaveText(/^FRT paused, (39|40)m left/);
    await row(page, 'Label').getByRole('link').click();
    await expect(chips(page).first()).toHaveText(/^1[67]m left, due today/);
    await sla(page).getByRole('button', { name: 'Why it is due then' }).first().click();
    await expect(sla(page).getByRole('listitem')).toHaveText(/ to .*1h$/);
    await expect(sla(page)).toContainText(/4[23]m of 1h used\. All hours count\. Locked when the ticket was/);
    await sla(page).getByRole('button', { name: 'Mark as responded' }).click();
    await expect(chips(page).first()).toHaveText(/^met in 4[2-4]m/);
    await expect(sla(page).getByRole('button', { name: 'Mark as responded' })).toHaveCount(0);
    await page.getByRole('tab', { name: /Timeline/ }).click();
    await expect(page.getByText('said that the customer was answered')).toBeVisible();
    await page.context().close();
  });

  it('[G2.4b] closure: due on the ticket, stopped by closing, which also ends a first response without reply', async () => {
    const page = await run.open('/tickets', run.companion.agent);
    await row(page, 'Invoice').getByRole('link').click();
    await expect(chips(page).nth(1)).toHaveText(/^5h 4[678]m left, due today|tomorrow|\w+ \d+/);
    await page.getByRole('button', { name: 'Close ticket' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Close ticket' }).click();
    await expect(chips(page).nth(1)).toHaveText(/^met in 2h 1[234]m/);
    await expect(chips(page).first()).toHaveText(/^missed by 1h 1[234]m, due .*closed without reply/);
    await page.context().close();
  });

  it('[G3.1c] quick and advanced filters find what is overdue, due soon, paused or missed, and columns show it', async () => {
    await aTicket('Holster straps tear', 90);
    const page = await run.open('/tickets', run.companion.agent);
    const found = (...words: string[]) =>
      expect(rows(page)).toHaveText(words.map((each) => new RegExp(each)));
    const quick = async (name: string) => {
      await page.getByRole('search').getByRole('button', { name: /^SLA/ }).first().click();
      await page.getByRole('menuitemradio', { name }).click();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('menuitemradio')).toHaveCount(0);
    };
    await quick('Overdue');
    await found('Holster');
    await expect(page).toHaveURL(/sla=overdue/);
    await quick('Paused');
    await found('Audit');
    await quick('Missed');
    await expect(rows(page)).toHaveCount(2);
    await page.getByRole('link', { name: /^Overdue/ }).click();
    await found('Holster');
    await expect(page.getByRole('link', { name: /^Overdue/ })).toContainText('1');
    const conditions = [{ field: 'closure', operator: 'is', value: ['met'] }];
    const filter = encodeURIComponent(JSON.stringify({ match: 'all', conditions }));
    await page.goto(`${run.companion.url}/tickets?filter=${filter}`);
    await expect(page.getByRole('button', { name: 'Change filter: Closure is met' })).toBeVisible();
    await found('Invoice');
    await page.goto(
      `${run.companion.url}/tickets?view=all&sort=next-due&columns=subject,closure-due,next-due`,
    );
    await expect(rows(page).first()).toContainText('Holster');
    await expect(page.getByRole('columnheader', { name: 'Next due' })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
    await page.context().close();
  });
});
