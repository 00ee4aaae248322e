/** What may be done by whom, and what nobody may: rows of the guide on rights, and that admins set everything in the companion. */
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { afterAll, beforeAll, expect as check, it } from 'vitest';
import { SETTINGS_PAGES } from '#components/settings/settings-pages.ts';
import { listMembers, updateMember } from '#lib/contract/members.ts';
import { listProfiles } from '#lib/contract/profiles.ts';
import type { Route } from '#lib/contract/route.ts';
import { ROUTES } from '#lib/contract/routes.ts';
import { exportTickets } from '#lib/contract/ticket-exports.ts';
import { createTicket, listTickets } from '#lib/contract/tickets.ts';
import type { TestUser } from '#backend/testing/test-companion.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

let run: CompanionBrowser;
beforeAll(async () => {
  run = await startCompanionBrowser();
});
afterAll(() => run.close());

const NOT_PERMITTED = { code: 'not_permitted' };

/** Gives a user a profile, as Settings > Users does. */
async function give(user: TestUser, profile: string): Promise<void> {
  const { api } = run.companion.admin;
  const profileId = (await api(listProfiles, {})).items.find(({ name }) => name === profile)?.id;
  const version = (await api(listMembers, {})).items.find((each) => each.user.id === user.id)?.version;
  if (profileId === undefined || version === undefined) throw new Error(`No ${profile}, or no such user`);
  await api(updateMember, { params: { userId: user.id }, body: { version, profileId } });
}

const ticketModule = (page: Page) => page.getByRole('group', { name: 'Ticket module' });
const exported = (user: TestUser) => user.api(exportTickets, { query: { columns: 'number,subject' } });

it('[G2.5.1a] profiles grant Read, Export and Create on tickets; without them neither page nor API gives them', async () => {
  await run.companion.agent.api(createTicket, { body: { subject: 'Kept from strangers' } });
  const user = await run.companion.addUser('Viewer', 'Karin Dahl');
  const admin = await run.open('/settings/manage-users/profiles', run.companion.admin);
  await admin.getByRole('button', { name: 'Create profile' }).click();
  await admin.getByLabel('Name').fill('Trainees');
  await admin.getByRole('group', { name: 'Message Module' }).getByLabel('Read').check();
  await admin.getByRole('button', { name: 'Save profile' }).click();
  await expect(admin.getByRole('button', { name: 'Open Trainees' })).toBeVisible();
  await give(user, 'Trainees');
  const page = await run.open('/tickets', user);
  await expect(page.getByText(/does not include reading tickets/)).toBeVisible();
  await check(user.api(listTickets, {})).rejects.toMatchObject(NOT_PERMITTED);

  const grant = async (...names: string[]) => {
    await admin.getByRole('button', { name: 'Open Trainees' }).click();
    for (const name of names) await ticketModule(admin).getByLabel(name, { exact: true }).check();
    await admin.getByRole('button', { name: 'Save profile' }).click();
    await expect(admin.getByRole('dialog')).toHaveCount(0);
    await page.reload();
  };
  await grant('Read');
  await expect(page.getByText('Kept from strangers')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Create New' })).toHaveCount(0);
  await check(user.api(createTicket, { body: { subject: 'x' } })).rejects.toMatchObject(NOT_PERMITTED);
  await check(exported(user)).rejects.toMatchObject(NOT_PERMITTED);

  await grant('Export', 'Create');
  await expect(page.getByRole('button', { name: 'Create New' })).toBeVisible();
  let csv = '';
  for await (const piece of (await exported(user)).pieces) csv += piece;
  check(csv).toContain('Kept from strangers');
  check((await user.api(createTicket, { body: { subject: 'Now it works' } })).number).toMatch(/^TKT-/);
  await Promise.all([admin, page].map((each) => each.context().close()));
});

it('[G4.2e] SLA, channel, created at and updated at have no control anywhere, and the API refuses them', async () => {
  const ticket = await run.companion.agent.api(createTicket, { body: { subject: 'Kept by the system' } });
  const page = await run.open(`/tickets/${ticket.number}`, run.companion.agent);
  const dates = page.getByRole('region', { name: 'Dates and source' });
  for (const label of ['Created', 'Updated', 'Source'])
    await expect(dates.getByText(label, { exact: true })).toBeVisible();
  await expect(dates.getByText('System field, cannot be edited')).toHaveCount(4);
  await expect(
    dates.locator('button, input, select, textarea, [contenteditable], [role=combobox]'),
  ).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Edit (SLA|Channel|Created|Updated|Source)/ })).toHaveCount(
    0,
  );
  await page.goto(`${run.companion.url}/tickets?columns=number,created,updated`);
  const cells = page.getByRole('row').filter({ hasText: ticket.number }).getByRole('cell');
  await expect(cells.first()).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: ticket.number }).locator('time')).toHaveCount(2);
  for (const time of await page.getByRole('row').filter({ hasText: ticket.number }).locator('time').all())
    await expect(time.locator('xpath=ancestor::td').locator('button, input')).toHaveCount(0);
  for (const name of [
    'sla',
    'slaPolicyId',
    'channel',
    'channelId',
    'source',
    'createdAt',
    'updatedAt',
    'number',
  ]) {
    const answer = await fetch(`${run.companion.url}/api/tickets/${ticket.id}`, {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${run.companion.admin.token}`,
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
      },
      body: JSON.stringify({ version: 1, [name]: '2026-11-20T10:00:00.000Z' }),
    });
    check([name, answer.status]).toEqual([name, 400]);
  }
  await page.context().close();
});

it('[C5] admins find a page for everything that is set, and each of them opens', async () => {
  const sources = globSync('components/**/*.{ts,tsx}', { cwd: resolve(import.meta.dirname, '../..') })
    .filter((file) => !file.includes('.test.'))
    .map((file) => readFileSync(resolve(import.meta.dirname, '../..', file), 'utf8'))
    .join('\n');
  const settings = Object.entries<Route>(ROUTES).filter(
    ([, { method, access }]) =>
      method !== 'GET' && (access === 'settings.manage' || access === 'users.manage'),
  );
  check(settings.length).toBeGreaterThan(10);
  const withoutPage = settings.filter(([name]) => !new RegExp(`\\b${name}\\b`).test(sources));
  check(withoutPage.map(([name]) => name)).toEqual([]);

  const page = await run.open('/settings', run.companion.admin);
  for (const { path } of SETTINGS_PAGES) {
    await page.goto(`${run.companion.url}/settings/${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('main').getByRole('heading', { level: 2 }).last()).toBeVisible();
    await expect(page.getByText('You cannot see this')).toHaveCount(0);
    await expect(page.getByRole('alert')).toHaveCount(0);
  }
  await page.context().close();
});
