/** Records with their tickets and tasks: tickets made from a record's list and page. */
import { expect, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { CrmRecord } from '#lib/contract/records.ts';
import { createRecord } from '#lib/contract/records.ts';
import { createTicket, listTickets } from '#lib/contract/tickets.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

let run: CompanionBrowser;
beforeAll(async () => {
  run = await startCompanionBrowser();
});
afterAll(() => run.close());

type Kind = 'lead' | 'contact' | 'account' | 'opportunity';

function aRecord(kind: Kind, name: string): Promise<CrmRecord> {
  const emails = [`${name.replaceAll(' ', '.').toLowerCase()}@lakeside.example`];
  return run.companion.agent.api(createRecord, { body: { kind, name, emails } });
}

async function save(page: Page, subject: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'New ticket' });
  await dialog.getByLabel(/^Subject/).fill(subject);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

describe('records', () => {
  it.each([
    ['/contacts', 'contact', 'Imani Castellano'],
    ['/leads', 'lead', 'Rasmus Ode'],
    ['/accounts', 'account', 'Quayside Millworks'],
    ['/opportunities', 'opportunity', 'Forty new scanners'],
  ] as const)('offer a ticket by three dots in the list %s', async (path, kind, name) => {
    const record = await aRecord(kind, name);
    const page = await run.open(path, run.companion.agent);
    await page.getByRole('button', { name: `More for ${name}` }).press('Enter');
    await page.getByRole('menuitem', { name: 'Create ticket' }).press('Enter');
    await expect(page.getByText(new RegExp(`^For the .* ${name}$`))).toBeVisible();
    await save(page, `From the list of ${kind}`);
    const { items } = await run.companion.agent.api(listTickets, { query: { recordId: record.id } });
    expect(items.map(({ subject, source }) => [subject, source])).toEqual([
      [`From the list of ${kind}`, 'record'],
    ]);
    expect(items[0]?.number).toMatch(/^TKT-R\d{3}$/);
    await page.context().close();
  });

  it.each([
    ['contact', 'Noor Abellard'],
    ['lead', 'Tove Lind'],
    ['account', 'Harbour Bakery'],
    ['opportunity', 'Second warehouse'],
  ] as const)('show a new ticket on the page of a %s at once', async (kind, name) => {
    const record = await aRecord(kind, name);
    const page = await run.open(`/records/${record.id}`, run.companion.agent);
    const tickets = page.getByRole('region', { name: 'Tickets' });
    await expect(tickets).toContainText(`No ticket for ${name} yet.`);
    await tickets.getByRole('button', { name: 'Create ticket' }).click();
    await save(page, `For ${name}`);
    await expect(tickets.getByText(`For ${name}`)).toBeVisible();
    await tickets.getByRole('link', { name: /^TKT-R/ }).click();
    await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
    await page.context().close();
  });

  it('[G2.2.2a] offer "Create ticket" to those who may create, and to nobody else', async () => {
    await aRecord('contact', 'Ines Duarte');
    const viewer = await run.companion.addUser('Viewer');
    const page = await run.open('/contacts', viewer);
    await expect(page.getByRole('link', { name: 'Ines Duarte' })).toBeVisible();
    await expect(page.getByRole('button', { name: /^More for/ })).toHaveCount(0);
    const mine = await run.open('/contacts', run.companion.agent);
    await mine.getByRole('button', { name: 'More for Ines Duarte' }).click();
    await mine.getByRole('menuitem', { name: 'Create ticket' }).click();
    await save(mine, 'Called about the invoice');
    await mine.getByRole('link', { name: 'Ines Duarte' }).click();
    await expect(mine.getByRole('region', { name: 'Tickets' })).toContainText('Called about the invoice');
    await page.context().close();
    await mine.context().close();
  });

  it('[G2.2.2b] list their tickets, and show another one that a colleague made', async () => {
    const record = await aRecord('account', 'Osterby Lighting');
    const page = await run.open(`/records/${record.id}`, run.companion.agent);
    const tickets = page.getByRole('region', { name: 'Tickets' });
    await tickets.getByRole('button', { name: 'Create ticket' }).click();
    await save(page, 'Lamps flicker');
    await expect(tickets).toContainText('Lamps flicker');
    const body = { subject: 'Lamps buzz', associations: { accountId: record.id } };
    await run.companion.admin.api(createTicket, { body });
    await expect(tickets).toContainText('Lamps buzz');
    await page.context().close();
  });

  it('[G4.3d] show their tickets beside their tasks, and tasks are added there', async () => {
    const record = await aRecord('contact', 'Wim Haverkamp');
    const body = { subject: 'Belt slips', associations: { contactId: record.id } };
    await run.companion.agent.api(createTicket, { body });
    const page = await run.open(`/records/${record.id}`, run.companion.agent);
    await expect(page.getByRole('region', { name: 'Tickets' })).toContainText('Belt slips');
    const tasks = page.getByRole('region', { name: 'Tasks' });
    await expect(tasks).toContainText('No task for Wim Haverkamp yet.');
    await page.getByLabel('New task for Wim Haverkamp').fill('Call back on Friday');
    await page.keyboard.press('Enter');
    await expect(tasks.getByRole('link', { name: 'Call back on Friday' })).toBeVisible();
    await tasks.getByRole('link', { name: 'Call back on Friday' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Call back on Friday');
    await page.getByRole('link', { name: 'Wim Haverkamp' }).click();
    await expect(tasks).toContainText('Call back on Friday');
    await page.context().close();
  });
});
