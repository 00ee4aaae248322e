/** Settings > Customisation > User status, and what choosing one does to the open tickets. */
import { expect } from '@playwright/test';
import { afterAll, beforeAll, it } from 'vitest';
import { createTeam } from '#lib/contract/teams.ts';
import { createTicket, listTickets } from '#lib/contract/tickets.ts';
import { startReassignments } from '#backend/jobs/reassignments.ts';
import type { TestUser } from '#backend/testing/test-companion.ts';
import { seriousProblems } from './axe.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

let run: CompanionBrowser;
let stopReassignments: () => Promise<void>;
beforeAll(async () => {
  run = await startCompanionBrowser();
  const { database } = run.companion;
  stopReassignments = startReassignments({ database, now: () => new Date(), announce: () => {} });
});
afterAll(async () => {
  await stopReassignments();
  await run.close();
});

const PAGE = '/settings/user-status';

async function aTeam(...names: string[]): Promise<TestUser[]> {
  const users = await Promise.all(names.map((name) => run.companion.addUser('Agent', name)));
  const userIds = users.map(({ id }) => id);
  await run.companion.admin.api(createTeam, { body: { name: names.join(' and '), userIds } });
  return users;
}

async function give(owner: TestUser, count: number): Promise<void> {
  for (let made = 0; made < count; made += 1) {
    const body = { subject: `Pallet ${made}`, ownerId: owner.id };
    await run.companion.admin.api(createTicket, { body });
  }
}

it('[G6a] a status is made and edited with Ticket reassignment under Settings > Customisation > User status', async () => {
  const page = await run.open('/settings', run.companion.admin);
  await page.getByRole('link', { name: 'User status' }).click();
  await expect(page.getByText('No status has ticket reassignment on')).toBeVisible();
  await page.getByRole('button', { name: 'Create status' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Busy');
  await dialog.getByRole('button', { name: 'Save status' }).click();
  await expect(dialog.getByText('Choose another name')).toBeVisible();
  await dialog.getByLabel('Name').fill('Parental leave');
  await expect(dialog.getByLabel('Ticket reassignment')).toBeChecked();
  await dialog.getByLabel('Available for tickets of colleagues').check();
  await expect(dialog.getByLabel('Ticket reassignment')).not.toBeChecked();
  await expect(dialog.getByLabel('Ticket reassignment')).toBeDisabled();
  await dialog.getByRole('button', { name: 'Save status' }).click();
  const row = page.getByRole('listitem').filter({ hasText: 'Parental leave' });
  await expect(row).toContainText('Available · Nobody has it now');
  await page.getByRole('button', { name: 'Edit Parental leave' }).click();
  await dialog.getByLabel('Available for tickets of colleagues').uncheck();
  await dialog.getByLabel('Ticket reassignment').check();
  await dialog.getByRole('button', { name: 'Save status' }).click();
  await expect(row).toContainText('Ticket reassignment on');
  expect(await seriousProblems(page)).toEqual([]);
  await page.context().close();
});

it('[G6b] choosing such a status gives the open tickets to teammates, after saying who gets how many', async () => {
  const [away, mate] = await aTeam('Rolf Berg', 'Tove Lind');
  if (away === undefined || mate === undefined) throw new Error('There are two.');
  await give(away, 3);
  const page = await run.open('/tickets', away);
  await page.getByRole('button', { name: 'Account of Rolf Berg' }).click();
  await page.getByRole('menuitem', { name: 'Status: Available' }).click();
  const dialog = page.getByRole('dialog', { name: 'Your status' });
  await dialog.getByRole('radio', { name: 'Parental leave' }).click();
  await expect(dialog).toContainText('3 open tickets will move:');
  await expect(dialog.getByText('Tove Lind: 3')).toBeVisible();
  expect(await seriousProblems(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Set status' }).click();
  await expect(dialog.getByRole('status')).toContainText('3 tickets moved:', { timeout: 20_000 });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Account of Rolf Berg' })).toContainText('Parental leave');
  const { items } = await mate.api(listTickets, { query: {} });
  expect(items.filter(({ owner }) => owner?.id === mate.id)).toHaveLength(3);
  await page.context().close();
});

it('[G7d] why nothing was reassigned is said: the switch is off, or nobody was available', async () => {
  const [away, mate] = await aTeam('Elin Dahl', 'Nils Moe');
  if (away === undefined || mate === undefined) throw new Error('There are two.');
  await give(away, 2);
  const choose = async (user: TestUser, name: string, words: string) => {
    const page = await run.open('/tickets', user);
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitem', { name: /^Status:/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Your status' });
    await dialog.getByRole('radio', { name }).click();
    await expect(dialog).toContainText(words);
    await dialog.getByRole('button', { name: 'Set status' }).click();
    return { page, dialog };
  };
  const off = await choose(mate, 'Busy', '“Busy” moves no tickets: its ticket reassignment is off.');
  await expect(off.dialog.getByRole('button', { name: 'Set status' })).toHaveCount(0);
  await off.page.context().close();
  const { page, dialog } = await choose(
    away,
    'Parental leave',
    '2 will stay with you: no teammate is available',
  );
  await expect(dialog.getByRole('status')).toContainText('2 stay with you: no teammate is available', {
    timeout: 20_000,
  });
  await expect(dialog.getByRole('button', { name: 'Try again for what stays' })).toBeVisible();
  await page.context().close();
  const settings = await run.open(PAGE, run.companion.admin);
  const entry = settings.getByRole('listitem').filter({ hasText: 'Elin Dahl chose Parental leave' });
  await expect(entry).toContainText('2 stay: no teammate was available.');
  await settings.getByRole('button', { name: /unread/ }).click();
  await expect(settings.getByText('Elin Dahl is away, and nobody could take 2 open tickets')).toBeVisible();
  await settings.context().close();
});
