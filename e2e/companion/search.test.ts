import { expect } from '@playwright/test';
import { afterAll, beforeAll, it } from 'vitest';
import { createRecord } from '#lib/contract/records.ts';
import { createTicket, type Ticket } from '#lib/contract/tickets.ts';
import { insertField } from '#backend/data/fields.ts';
import { aThread } from '#backend/testing/requests.ts';
import { seriousProblems } from './axe.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

let run: CompanionBrowser;
let scanner: Ticket;

beforeAll(async () => {
  run = await startCompanionBrowser();
  const { api } = run.companion.agent;
  await run.companion.database.transaction((tx) =>
    insertField(tx, {
      key: 'serial',
      label: 'Serial',
      hint: null,
      kind: 'text',
      isMandatory: false,
      options: [],
      defaultValue: null,
      pipelineIds: null,
    }),
  );
  const emails = ['sanna@brackwater.example'];
  await api(createRecord, { body: { kind: 'contact', name: 'Sanna Quist, scanner fleet', emails } });
  await api(createRecord, { body: { kind: 'opportunity', name: 'Forty scanners for Lund' } });
  await api(createRecord, { body: { kind: 'task', name: 'Call about scanner docks' } });
  scanner = await api(createTicket, {
    body: {
      subject: 'Scanners drop off the network',
      description: 'Eleven of forty lose the network after the update of Tuesday.',
      source: 'email',
      thread: aThread('sanna@brackwater.example', { subject: 'Trouble in hall seven' }),
      fields: { serial: 'QX-778-B' },
    },
  });
  await api(createTicket, { body: { subject: 'Spare scanner for the desk', ownerId: null } });
});
afterAll(() => run.close());

it('[G3.2a] finds tickets beside leads, contacts, accounts, opportunities and tasks, with a tab each', async () => {
  const page = await run.open('/tickets', run.companion.agent);
  await page.getByRole('heading', { name: 'Tickets' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('scann');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('group', { name: /Tickets/ }).getByRole('option')).toHaveCount(2);
  await dialog.getByRole('link', { name: 'See all results' }).click();
  await page.waitForURL(/\/search\?text=scann/);
  for (const [group, count] of [
    ['Tickets', 2],
    ['Contacts', 1],
    ['Opportunities', 1],
    ['Tasks', 1],
  ] as const) {
    await expect(page.getByRole('group', { name: group }).getByRole('option')).toHaveCount(count);
  }
  await expect(page.getByRole('group', { name: 'Tickets' }).locator('mark').first()).toHaveText(/^scann$/i);
  await page.getByRole('button', { name: 'Tickets', exact: true }).click();
  await expect(page.getByRole('option')).toHaveCount(2);
  await expect(page).toHaveURL(/scope=tickets/);
  expect(await seriousProblems(page)).toEqual([]);
});

it('[G3.2b] searches number, name, description, conversation name and text fields', async () => {
  const page = await run.open('/search', run.companion.agent);
  const field = page.getByRole('combobox', { name: 'Search tickets and records' });
  for (const [text, shown] of [
    [scanner.number, scanner.number],
    ['drop off', 'Scanners drop off the network'],
    ['eleven', 'Eleven of forty lose'],
    ['hall seven', 'Conversation: Trouble in hall seven'],
    ['778', 'Field: QX-778-B'],
  ] as const) {
    await field.fill(text);
    await expect(page.getByRole('option').first()).toContainText(shown);
  }
});

it('[G3.2c] shows and counts nothing that the user may not see', async () => {
  const other = await run.companion.addUser('Agent');
  const { db } = run.companion.database;
  await db.updateTable('workspace').set({ ticket_visibility: 'private' }).execute();
  const page = await run.open('/search?text=scanner', other);
  await expect(page.getByRole('option', { name: /Lund/ })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Tickets' })).toHaveCount(0);
  await expect(page.getByText('3 results')).toBeVisible();
  await db.updateTable('workspace').set({ ticket_visibility: 'public' }).execute();
});

it('[G3.2d] narrows to the user’s own with “Show only my records”', async () => {
  const page = await run.open('/search?text=scanner', run.companion.agent);
  await expect(page.getByRole('group', { name: 'Tickets' }).getByRole('option')).toHaveCount(2);
  await page.getByRole('checkbox', { name: 'Show only my records' }).check();
  await expect(page.getByRole('group', { name: 'Tickets' }).getByRole('option')).toHaveCount(1);
  await page.reload();
  await expect(page.getByRole('checkbox', { name: 'Show only my records' })).toBeChecked();
});

it('is used by the keyboard alone: arrows choose, Enter opens, Escape leaves', async () => {
  const page = await run.open('/contacts', run.companion.agent);
  await page.getByRole('heading', { name: 'Contacts' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('network');
  await expect(page.getByRole('option', { selected: true })).toContainText(scanner.number);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/tickets/${scanner.number}`);
});

it('says what can be searched before a letter, and what to do when nothing is found or the companion is away', async () => {
  const page = await run.open('/search', run.companion.agent);
  await expect(page.getByText('Type to search')).toBeVisible();
  const field = page.getByRole('combobox');
  await field.fill('zzz');
  await expect(page.getByText('Nothing matches “zzz”')).toBeVisible();
  await page.route('**/api/search**', (route) => route.abort());
  await field.fill('zzzz');
  await expect(page.getByText('The search did not answer')).toBeVisible();
  await page.unroute('**/api/search**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('Nothing matches “zzzz”')).toBeVisible();
});
