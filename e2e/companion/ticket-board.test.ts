/** Editing where tickets are listed: in rows, many at once, and on the board. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { createField } from '#lib/contract/fields.ts';
import { createTicket, readTicket, updateTicket } from '#lib/contract/tickets.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

let run: CompanionBrowser;

beforeAll(async () => {
  run = await startCompanionBrowser();
  for (const subject of ['Labels peel off', 'Gate opens twice', 'Hotline is silent', 'Pallet count is wrong'])
    await run.companion.agent.api(createTicket, { body: { subject } });
});
afterAll(() => run.close());

const rows = (page: Page) => page.locator('tbody tr');
const row = (page: Page, words: string) => rows(page).filter({ hasText: words });
const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const card = (page: Page, number: string) => page.getByRole('listitem', { name: `Card ${number}` });

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const found = serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  expect(found).toEqual([]);
}

async function drag(page: Page, number: string, stage: string): Promise<void> {
  const from = await card(page, number).boundingBox();
  const to = await column(page, stage).boundingBox();
  if (from === null || to === null) throw new Error('Expected card and column');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + 40, { steps: 8 });
  await page.mouse.move(to.x + to.width / 2, to.y + 60);
  await page.mouse.up();
}

const read = (number: string) => run.companion.admin.api(readTicket, { params: { ticketId: number } });

describe('a row of the list', () => {
  it('is edited with the keyboard alone: subject, status, owner', async () => {
    const page = await run.open('/tickets?view=all', run.companion.agent);
    await page.getByRole('link', { name: 'TKT-M001' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Edit subject of TKT-M001' }).fill('Labels peel off in the cold');
    await page.keyboard.press('Enter');
    await expect(row(page, 'Labels peel off in the cold')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Edit subject of TKT-M001' })).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('button', { name: 'Status of TKT-M001: Open' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitemradio', { name: 'On hold' })).toBeVisible();
    await page.getByRole('menuitemradio', { name: 'On hold' }).press('Enter');
    await expect(row(page, 'TKT-M001')).toContainText('On hold');
    await expect.poll(async () => (await read('TKT-M001')).status).toBe('on-hold');
    expect((await read('TKT-M001')).subject).toBe('Labels peel off in the cold');
    await page.context().close();
  });

  it('says who changed it meanwhile, and shows it as it is now', async () => {
    const page = await run.open('/tickets?view=all', run.companion.agent);
    await expect(row(page, 'TKT-M002')).toBeVisible();
    // Without the stream of changes the row stays as it was read.
    await page.route('**/api/tickets?**', (route) => route.abort());
    const before = await read('TKT-M002');
    await run.companion.admin.api(updateTicket, {
      params: { ticketId: before.id },
      body: { version: before.version, subject: 'Gate opens thrice' },
    });
    await page.getByRole('button', { name: 'Status of TKT-M002: Open' }).click();
    await page.getByRole('menuitemradio', { name: 'Pending' }).click();
    await page.unroute('**/api/tickets?**');
    await expect(
      page.getByText(/TKT-M002 was not saved\. Priya Nair changed the ticket meanwhile/),
    ).toBeVisible();
    await expect(row(page, 'Gate opens thrice')).toContainText('Open', { timeout: 15_000 });
    await page.context().close();
  });
});

describe('many tickets at once', () => {
  it('are changed in one go; those refused are listed with the reason', async () => {
    const { agent } = run.companion;
    for (const subject of ['Wave one', 'Wave two', 'Wave three', 'Wave four'])
      await agent.api(createTicket, { body: { subject } });
    const page = await run.open('/tickets?search=wave&sort=number', agent);
    await expect(rows(page)).toHaveCount(4);
    await page.getByRole('checkbox', { name: 'Select TKT-M005' }).click();
    await page.getByRole('checkbox', { name: 'Select TKT-M007' }).click({ modifiers: ['Shift'] });
    await expect(page.getByText('3 selected')).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('s');
    await page.getByRole('menuitem', { name: 'Pending' }).click();
    await expect(page.getByRole('heading', { name: '3 tickets changed' })).toBeVisible();
    await page.getByRole('button', { name: 'Close window' }).click();
    await expect(page.getByText('3 selected')).toHaveCount(0);
    await expect(rows(page).filter({ hasText: 'Pending' })).toHaveCount(3);
    const closed = await read('TKT-M006');
    await agent.api(updateTicket, {
      params: { ticketId: closed.id },
      body: { version: closed.version, status: 'closed' },
    });
    await expect(row(page, 'Wave two')).toContainText('Closed');
    await page.getByRole('checkbox', { name: 'Select all shown tickets' }).click();
    await page.getByRole('button', { name: /^Assign/ }).click();
    await page.getByRole('menuitem', { name: 'Priya Nair' }).click();
    await expect(page.getByRole('heading', { name: '3 tickets changed' })).toBeVisible();
    const refused = page.getByRole('region', { name: 'Tickets that were refused' });
    await expect(refused).toContainText('TKT-M006');
    await expect(refused).toContainText('Make a new ticket to go on; a closed one cannot be changed.');
    await page.getByRole('button', { name: 'Close window' }).click();
    await expect(rows(page).filter({ hasText: 'Priya Nair' })).toHaveCount(3);
    await page.context().close();
  });

  it('are all that match when they are more than the page shows', async () => {
    const { agent } = run.companion;
    for (let made = 0; made < 55; made += 1)
      await agent.api(createTicket, { body: { subject: `Crate ${made} is wet` } });
    const page = await run.open('/tickets?search=crate', agent);
    await page.getByRole('checkbox', { name: 'Select all shown tickets' }).click();
    await page.getByRole('button', { name: 'Select all 55 that match' }).click();
    await expect(page.getByText('All 55 that match are selected')).toBeVisible();
    await page.keyboard.press('s');
    await page.getByRole('menuitem', { name: 'On hold' }).click();
    await expect(page.getByRole('heading', { name: '55 tickets changed' })).toBeVisible({ timeout: 30_000 });
    await page.context().close();
  });
});

describe('the board', () => {
  it('[G2.3.2c] shows how many tickets stand in each stage and how long each has waited there', async () => {
    const { db } = run.companion.database;
    const waiting = new Date(Date.now() - 3 * 24 * 3_600_000);
    await db
      .updateTable('ticket')
      .set({ stage_entered_at: waiting })
      .where('number', '=', 'TKT-M003')
      .execute();
    const page = await run.open('/tickets/board?search=Hotline', run.companion.agent);
    await expect(column(page, 'New').getByRole('heading')).toContainText('New1');
    await expect(column(page, 'In progress').getByRole('heading')).toContainText('In progress0');
    await expect(card(page, 'TKT-M003')).toContainText('3d');
    await page.getByRole('link', { name: 'List' }).click();
    await page.goto(`${run.companion.url}/tickets?columns=number,stage,time-in-stage&sort=-time-in-stage`);
    await expect(rows(page).first()).toContainText(/TKT-M003.*New.*3d/s);
    await page.context().close();
  });

  it('[G4.2a] edits tickets as the page and the list do: moved by mouse and keyboard, owner and status changed on the card', async () => {
    const page = await run.open('/tickets/board?search=pallet', run.companion.agent);
    await expect(card(page, 'TKT-M004')).toBeVisible();
    await expectAccessible(page);
    await drag(page, 'TKT-M004', 'In progress');
    await expect(column(page, 'In progress').getByRole('listitem', { name: 'Card TKT-M004' })).toBeVisible();
    await expect(page.getByText('TKT-M004 moved to In progress')).toBeVisible();
    await expect.poll(async () => (await read('TKT-M004')).stage.name).toBe('In progress');
    await expect(column(page, 'In progress').getByRole('heading')).toContainText('In progress1');
    await card(page, 'TKT-M004').getByRole('link').focus();
    await page.keyboard.press('m');
    await page.getByRole('menuitem', { name: 'Waiting for customer' }).press('Enter');
    await expect.poll(async () => (await read('TKT-M004')).stage.name).toBe('Waiting for customer');
    // Columns are read again one by one, so that for a moment it may stand in both.
    await expect(card(page, 'TKT-M004')).toHaveCount(1);
    await card(page, 'TKT-M004')
      .getByRole('button', { name: /^Owner of TKT-M004/ })
      .click();
    await page.getByRole('menuitemradio', { name: 'Priya Nair' }).click();
    await expect.poll(async () => (await read('TKT-M004')).owner?.name).toBe('Priya Nair');
    await card(page, 'TKT-M004')
      .getByRole('button', { name: /^Status of TKT-M004/ })
      .click();
    await page.getByRole('menuitemradio', { name: 'On hold' }).click();
    await expect.poll(async () => (await read('TKT-M004')).status).toBe('on-hold');
    await page.goto(`${run.companion.url}/tickets?search=pallet`);
    await page.getByRole('button', { name: /^Stage of TKT-M004/ }).click();
    await page.getByRole('menuitemradio', { name: 'New', exact: true }).click();
    await expect.poll(async () => (await read('TKT-M004')).stage.name).toBe('New');
    await page.goto(`${run.companion.url}/tickets/TKT-M004`);
    await page.getByRole('button', { name: /^Move to In progress/ }).click();
    await expect.poll(async () => (await read('TKT-M004')).stage.name).toBe('In progress');
    await page.context().close();
  });

  it('asks before a move that closes, and shows what colleagues move', async () => {
    const { agent, admin } = run.companion;
    const ticket = await agent.api(createTicket, { body: { subject: 'Dock lamp flickers' } });
    const page = await run.open('/tickets/board?search=lamp', agent);
    await drag(page, ticket.number, 'Resolved');
    await expect(page.getByRole('dialog', { name: `Close ${ticket.number} for good?` })).toBeVisible();
    await page.getByRole('button', { name: 'Keep open' }).click();
    await expect(column(page, 'New').getByRole('listitem')).toHaveCount(1);
    const stage = ticket.pipelines[0]?.stages[1];
    await admin.api(updateTicket, {
      params: { ticketId: ticket.id },
      body: { version: 1, ...(stage === undefined ? {} : { stageId: stage.id }) },
    });
    await expect(column(page, 'In progress').getByRole('listitem')).toHaveCount(1, { timeout: 2000 });
    await page.context().close();
  });

  it('gives a card back that a mandatory field keeps, and asks for the field', async () => {
    const { agent, admin } = run.companion;
    const ticket = await agent.api(createTicket, { body: { subject: 'Siren tests itself' } });
    await admin.api(createField, {
      body: { label: 'Site', kind: 'one-of', options: ['Harbour', 'Hill'], isMandatory: true },
    });
    const page = await run.open('/tickets/board?search=siren', agent);
    await drag(page, ticket.number, 'In progress');
    const dialog = page.getByRole('dialog', { name: `Fill in what ${ticket.number} needs` });
    await expect(dialog).toBeVisible();
    await expect(column(page, 'New').getByRole('listitem')).toHaveCount(1);
    await dialog.getByRole('button', { name: 'Save ticket' }).click();
    await expect(dialog.getByText('Fill in Site. It is mandatory.')).toBeVisible();
    await dialog.getByRole('combobox', { name: 'Site' }).click();
    await page.getByRole('option', { name: 'Hill' }).click();
    await dialog.getByRole('button', { name: 'Save ticket' }).click();
    await expect(column(page, 'In progress').getByRole('listitem')).toHaveCount(1);
    await page.context().close();
  });

  it('is whole at 400 pixels, where cards are moved by their button', async () => {
    const page = await run.open('/tickets/board?search=siren', run.companion.agent, {
      viewport: { width: 400, height: 800 },
      reducedMotion: 'reduce',
    });
    const number =
      (await page.getByRole('listitem', { name: /^Card/ }).first().getByRole('link').textContent()) ?? '';
    await page.getByRole('button', { name: `Move ${number}` }).click();
    await page.getByRole('menuitem', { name: 'New', exact: true }).click();
    await expect(column(page, 'New').getByRole('listitem')).toHaveCount(1);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(400);
    await expectAccessible(page);
    await page.context().close();
  });
});
