import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { afterAll, beforeAll, it } from 'vitest';
import { readSlaPolicy, updateSlaPolicy } from '#lib/contract/sla.ts';
import { createTeam } from '#lib/contract/teams.ts';
import { createTicket, updateTicket } from '#lib/contract/tickets.ts';
import { seriousProblems } from './axe.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

let run: CompanionBrowser;

beforeAll(async () => {
  run = await startCompanionBrowser();
  const { agent, admin, companion } = run.companion;
  const ben = await run.companion.addUser('Agent', 'Ben Okafor');
  await admin.api(createTeam, { body: { name: 'Night shift', userIds: [ben.id] } });
  const { version } = await admin.api(readSlaPolicy, {});
  await admin.api(updateSlaPolicy, { body: { version, firstResponseS: 36_000, closureS: 172_800 } });
  const owners = [agent.id, ben.id, admin.id];
  for (let index = 0; index < 24; index += 1) {
    // The oldest is 28 days old: in the last 30 days at any time of the day.
    const created = Date.now() - (index * 29 + 2) * 3_600_000;
    companion.now = () => new Date(created);
    const { id } = await admin.api(createTicket, {
      body: { subject: `Ticket ${index}`, ownerId: owners[index % 3] ?? null },
    });
    companion.now = () => new Date(Math.min(created + (5 + index) * 3_600_000, Date.now()));
    const status = (['open', 'pending', 'closed', 'on-hold'] as const)[index % 4];
    if (status !== 'open')
      await admin.api(updateTicket, { params: { ticketId: id }, body: { version: 1, status } });
  }
  companion.now = () => new Date();
});
afterAll(() => run.close());

async function open(path = '/dashboard', user = run.companion.admin): Promise<Page> {
  const page = await run.open(path, user);
  await expect(page.getByRole('heading', { name: 'Dashboard', level: 1 })).toBeVisible();
  return page;
}

it('[G5a] is at Dashboard > Tickets, each number opening the list that it counts', async () => {
  const page = await run.open('/tickets', run.companion.admin);
  await page.getByRole('link', { name: 'Dashboard' }).click();
  await expect(page.getByText('Tickets', { exact: true }).last()).toBeVisible();
  const openNow = page.getByRole('region', { name: 'By stage' });
  await expect(openNow.getByRole('row').nth(1)).toBeVisible();
  for (const card of ['By stage', 'By status', 'Age of open tickets', 'People'] as const) {
    await open2(page);
    const link = page.getByRole('region', { name: card }).getByRole('link').first();
    const count = await link.textContent();
    await link.click();
    await page.waitForURL(/\/tickets\?filter=/);
    await expect(page.getByText(`${count} ticket${count === '1' ? '' : 's'}`).first()).toBeVisible();
  }
});

async function open2(page: Page): Promise<void> {
  await page.goto(`${run.companion.url}/dashboard`);
  await expect(page.getByRole('region', { name: 'By stage' })).toBeVisible();
}

it('[G5b] shows tickets by status and by stage, with the time they stood there', async () => {
  const page = await open();
  const status = page.getByRole('region', { name: 'By status' });
  for (const name of ['Open', 'Pending', 'On hold', 'Closed'])
    await expect(status.getByRole('listitem').filter({ hasText: name })).toContainText('6');
  const stages = page.getByRole('region', { name: 'By stage' });
  await expect(stages.getByRole('row', { name: /^New/ })).toContainText('18');
  await expect(stages.getByText(/The longest waits/)).toBeVisible();
});

it('shows what people did, and narrows to one of them', async () => {
  const page = await open();
  const people = page.getByRole('region', { name: 'People' });
  await expect(people.getByRole('row')).toHaveCount(4);
  await expect(people.getByRole('row', { name: /Ben Okafor/ })).toContainText('8');
  await page.getByRole('button', { name: 'Person', exact: true }).click();
  await page.getByRole('menuitemradio', { name: 'Ben Okafor' }).click();
  await expect(people.getByRole('row')).toHaveCount(2);
  await page.reload();
  await expect(people.getByRole('row')).toHaveCount(2);
});

it('gives each chart’s numbers as CSV', async () => {
  const page = await open();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download By status as CSV' }).click();
  const path = await (await waiting).path();
  expect(await readFile(path, 'utf8')).toBe(
    '\u{FEFF}Status,Tickets\r\nOpen,6\r\nPending,6\r\nOn hold,6\r\nClosed,6\r\n',
  );
});

it('says so when there is too little data, and when there is none', async () => {
  const page = await open('/dashboard?range=custom&from=2020-01-01&to=2020-01-02');
  await expect(page.getByText('none closed in this time')).toBeVisible();
  await page.goto(`${run.companion.url}/dashboard?range=custom&from=2020-01-02&to=2020-01-01`);
  await expect(page.getByText(/Choose a last day/)).toBeVisible();
  const { db } = run.companion.database;
  await db.updateTable('workspace').set({ ticket_visibility: 'private' }).execute();
  const other = await run.companion.addUser('Agent');
  const empty = await open('/dashboard', other);
  await expect(empty.getByText('No tickets in this time')).toBeVisible();
  await db.updateTable('workspace').set({ ticket_visibility: 'public' }).execute();
});

it('[G5e] needs the dashboard permission, and says which one is missing and whom to ask', async () => {
  const viewer = await run.companion.addUser('Viewer');
  const page = await run.open('/dashboard', viewer);
  await expect(page.getByText(/does not include the dashboard/)).toBeVisible();
  await expect(page.getByText(/Ask Priya Nair/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Dashboard' })).toHaveCount(0);
  const few = await open('/dashboard?range=7d');
  await expect(few.getByText(/medians say little yet|over \d+ closed/)).toBeVisible();
});

it.each([
  ['light', 1280],
  ['dark', 1280],
  ['light', 400],
  ['dark', 400],
] as const)(
  'has nothing serious for axe, and does not scroll sideways: %s, %i px',
  async (colorScheme, width) => {
    const page = await run.open('/dashboard', run.companion.admin, {
      colorScheme,
      viewport: { width, height: 900 },
    });
    await expect(page.getByRole('figure')).toBeVisible();
    expect(await seriousProblems(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  },
);

it('[G5c] shows what was met and missed, over days, by channel and pipeline, what is overdue and what is due next', async () => {
  const page = await open();
  const sla = page.getByRole('region', { name: 'SLA', exact: true });
  await expect(sla.getByText('First response met').first()).toBeVisible();
  await expect(sla.getByText(/^\d+ of \d+ in this time$/).first()).toBeVisible();
  const pipelines = sla.getByRole('region', { name: 'SLA by pipeline' });
  await expect(pipelines.getByRole('row').nth(1)).toContainText(/Support.*\d+ % \d+ of \d+/);
  await expect(sla.getByRole('region', { name: 'SLA by channel' }).getByRole('row').nth(1)).toContainText(
    'No channel',
  );
  await expect(sla.getByRole('region', { name: 'Met and missed' })).toContainText(/\d+ met and \d+ missed/);
  const nearest = sla.getByRole('region', { name: 'Nearest to breach' });
  await expect(nearest.getByRole('link').first()).toHaveText(/^TKT-M/);
  await expect(nearest.locator('[data-clock]').first()).toContainText('left');
  const overdue = sla.getByRole('link', { name: /tickets, show them$/ }).first();
  const count = await overdue.textContent();
  await overdue.click();
  await page.waitForURL(/\/tickets\?filter=/);
  await expect(page.getByText(`${count} tickets`).first()).toBeVisible();
  await page.context().close();
});

it('[G5d] shows people and teams: what they closed, kept and missed, and how soon they answered', async () => {
  const page = await open();
  await expect(page.getByRole('region', { name: 'People', exact: true }).getByRole('row')).toHaveCount(4);
  const people = page.getByRole('region', { name: 'SLA by person' });
  await expect(people.getByRole('row').filter({ hasText: 'Ben Okafor' })).toContainText(/\d+ %/);
  await expect(people.getByRole('columnheader', { name: 'Median' })).toBeVisible();
  const teams = page.getByRole('region', { name: 'SLA by team' });
  await expect(teams.getByRole('row').nth(1)).toContainText(/Night shift.*\d+ of \d+/);
  expect(await seriousProblems(page)).toEqual([]);
  await page.context().close();
});
