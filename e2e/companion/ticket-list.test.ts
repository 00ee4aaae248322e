import { expect, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { createTicket, updateTicket } from '#lib/contract/tickets.ts';
import type { Permission } from '#lib/contract/permissions.ts';
import type { TestUser } from '#backend/testing/test-companion.ts';
import { insertField } from '#backend/data/fields.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

let run: CompanionBrowser;
let colleague: TestUser;

beforeAll(async () => {
  run = await startCompanionBrowser();
  colleague = await run.companion.addUser('Agent', 'Jelle Mokoena');
  const { api } = run.companion.agent;
  await api(createTicket, { body: { subject: 'Labels peel off in the cold store' } });
  const closed = await api(createTicket, { body: { subject: 'Gate opens twice' } });
  await api(updateTicket, {
    params: { ticketId: closed.id },
    body: { version: closed.version, status: 'closed' },
  });
  await api(createTicket, { body: { subject: 'Nobody answers the hotline', ownerId: null } });
  await colleague.api(createTicket, { body: { subject: 'Pallet count is one too high' } });
});
afterAll(() => run.close());

const rows = (page: Page) => page.locator('tbody tr');
const subjects = (page: Page, words: string) => rows(page).filter({ hasText: words });

const subjectField = (page: Page) => page.getByRole('textbox', { name: /^Subject/ });

describe('ticket list', () => {
  it('[G3.1a] shows number, subject, status and owner in a table, latest change first', async () => {
    const page = await run.open('/tickets', run.companion.agent);
    await expect(rows(page)).toHaveCount(4);
    await expect(rows(page).first()).toContainText(
      /TKT-M004\s*Manual\s*Pallet count is one too high.*Open.*Jelle Mokoena/s,
    );
    await expect(page.getByRole('columnheader')).toHaveText([
      '',
      'Number',
      'Subject',
      'Customer',
      'Stage',
      'Status',
      'Owner',
      'Next due',
      'Updated',
      'Actions',
    ]);
    await expect(subjects(page, 'Gate opens twice')).toContainText('Closed');
    await page.context().close();
  });

  it('keeps the quick filters in the address, so that a link and the way back show the same', async () => {
    const page = await run.open('/tickets', run.companion.agent);
    await page.getByRole('search').getByRole('button', { name: 'Status', exact: true }).click();
    await page.getByRole('menuitemradio', { name: 'Not closed' }).click();
    await expect(page).toHaveURL(/\?status=not-closed$/);
    await expect(rows(page)).toHaveCount(3);
    await page.getByRole('search').getByRole('button', { name: 'Owner', exact: true }).click();
    await page.getByRole('menuitemradio', { name: 'Nobody' }).click();
    await expect(page).toHaveURL(/status=not-closed&owner=nobody/);
    await expect(rows(page)).toHaveCount(1);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Unassigned');
    await page.reload();
    await expect(rows(page)).toHaveCount(1);
    await page.goBack();
    await expect(rows(page)).toHaveCount(3);
    await page.getByRole('button', { name: 'Remove filter: Status is not closed' }).click();
    await expect(rows(page)).toHaveCount(4);
    await page.context().close();
  });

  it('shows what is mine and what is nobody’s by the views of the navigation', async () => {
    const page = await run.open('/tickets', run.companion.agent);
    await page.getByRole('link', { name: /^My open/ }).click();
    await expect(rows(page)).toHaveCount(1);
    await expect(subjects(page, 'Labels peel off')).toBeVisible();
    await expect(page.getByRole('link', { name: /^My open/ })).toContainText('1');
    await page.context().close();
  });

  it('[G3.1b] finds by number and by words of the subject, and says when filters hide everything', async () => {
    const page = await run.open('/tickets', run.companion.agent);
    await expect(rows(page)).toHaveCount(4);
    await page.keyboard.press('/');
    await page.keyboard.type('tkt-m003');
    await expect(rows(page)).toHaveCount(1);
    await expect(subjects(page, 'Nobody answers the hotline')).toBeVisible();
    await page.getByLabel('Number or subject').fill('pallet cou');
    await expect(subjects(page, 'Pallet count')).toBeVisible();
    await expect(rows(page)).toHaveCount(1);
    await page.getByLabel('Number or subject').fill('nothing like it');
    await expect(page.getByRole('heading', { name: 'No ticket matches' })).toBeVisible();
    await expect(page.getByText('4 tickets are hidden by the filters.')).toBeVisible();
    await page.getByRole('button', { name: 'Clear filters' }).first().click();
    await expect(rows(page)).toHaveCount(4);
    await page.context().close();
  });

  it('[G2.2.1a] offers "Create New" to those who may create, and to nobody else', async () => {
    const viewer = await run.companion.addUser('Viewer', 'Ondine Vasquez');
    const page = await run.open('/tickets', viewer);
    await expect(rows(page)).toHaveCount(4);
    await expect(page.getByRole('button', { name: 'Create New' })).toHaveCount(0);
    await page.keyboard.press('c');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    const refused = viewer.api(createTicket, { body: { subject: 'May I' } });
    await expect(refused).rejects.toMatchObject({ problem: { code: 'not_permitted' } });
    await page.context().close();
  });

  it('[G7b] says which right is missing and whom to ask when a profile lacks the Message Module', async () => {
    const user = await run.companion.addUser('Viewer', 'Teodor Achterberg');
    await giveProfile(user, 'Sales', ['tickets.read', 'records.read']);
    const page = await run.open('/tickets', user);
    await expect(page.getByText(/Your profile, Sales, does not include the Message Module/)).toBeVisible();
    await expect(page.getByText(/^Ask Priya Nair/)).toBeVisible();
    await expect(page.getByRole('link', { name: /^My open/ })).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Contacts' })).toBeVisible();
    await page.context().close();
  });

  it('says what failed and loads again when the companion failed once', async () => {
    const page = await run.open('/sign-in', run.companion.agent);
    await page.route(/\/api\/tickets(\?|$)/, (route) => route.abort());
    await page.goto(`${run.companion.url}/tickets`);
    await expect(page.getByRole('heading', { name: 'Tickets did not load' })).toBeVisible({
      timeout: 15_000,
    });
    await expect(page.getByRole('button', { name: 'Create New' })).toBeVisible();
    await page.unroute(/\/api\/tickets(\?|$)/);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(rows(page)).toHaveCount(4);
    await page.context().close();
  });

  it('says that it is offline and keeps what was loaded when the network goes', async () => {
    const page = await run.open('/tickets', run.companion.agent);
    await expect(rows(page)).toHaveCount(4);
    await page.context().setOffline(true);
    await expect(page.getByText(/^Offline\. Shown as of/)).toBeVisible();
    await expect(rows(page)).toHaveCount(4);
    await page.context().setOffline(false);
    await expect(page.getByText(/^Offline/)).toHaveCount(0);
    await page.context().close();
  });
});

describe('a ticket made by hand', () => {
  it('[G2.2.1b] needs a subject only, is mine by default, and shows its number', async () => {
    const page = await run.open('/tickets', run.companion.agent);
    await page.getByRole('button', { name: 'Create New' }).click();
    await expect(subjectField(page)).toBeFocused();
    await expect(page.getByRole('combobox', { name: 'Ticket Owner' })).toContainText('Ana Ribeiro (you)');
    await page.keyboard.press('Enter');
    await expect(subjectField(page)).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByText('Not saved. Subject')).toBeVisible();
    await subjectField(page).fill('Phone: lift stops between floors');
    await page.getByRole('combobox', { name: 'Ticket Owner' }).click();
    await page.getByRole('option', { name: 'Jelle Mokoena' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('TKT-M005 created')).toBeVisible();
    await expect(rows(page).first()).toContainText(/TKT-M005.*lift stops.*Jelle Mokoena/s);
    await page.getByRole('status').getByRole('link', { name: 'TKT-M005' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Phone: lift stops between floors/);
    await page.context().close();
  });

  it('goes again when its creator undoes it', async () => {
    const page = await run.open('/tickets', colleague);
    await page.getByRole('button', { name: 'Create New' }).click();
    await subjectField(page).fill('Made by mistake');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(subjects(page, 'Made by mistake')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText(/^TKT-M\d+ withdrawn$/)).toBeVisible();
    await expect(subjects(page, 'Made by mistake')).toHaveCount(0);
    await page.context().close();
  });

  it('is not thrown away by Esc once something is typed', async () => {
    const page = await run.open('/tickets', run.companion.agent);
    await page.getByRole('button', { name: 'Create New' }).click();
    await subjectField(page).fill('Half a subject');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Keep writing' }).click();
    await expect(subjectField(page)).toHaveValue('Half a subject');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Discard ticket' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.context().close();
  });

  it('[G2.3.1c] is not saved while a mandatory field is empty; the field is named and focused, nothing is lost', async () => {
    await run.companion.database.transaction((tx) =>
      insertField(tx, {
        key: 'site',
        label: 'Site',
        hint: null,
        kind: 'one-of',
        isMandatory: true,
        options: ['Harbour', 'Hill'],
        defaultValue: null,
        pipelineIds: null,
      }),
    );
    const page = await run.open('/tickets', run.companion.agent);
    await page.getByRole('button', { name: 'Create New' }).click();
    await subjectField(page).fill('Siren tests itself');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Not saved. Site is empty.')).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'Site' })).toBeFocused();
    await expect(subjectField(page)).toHaveValue('Siren tests itself');
    await page.getByRole('combobox', { name: 'Site' }).click();
    await page.getByRole('option', { name: 'Hill' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText(/^TKT-M\d+ created$/)).toBeVisible();
    await page.goto(`${run.companion.url}/tickets/TKT-M001`);
    await page.getByRole('button', { name: /^Move to In progress/ }).click();
    await expect(page.getByRole('alert')).toContainText(/Not saved\..*Site/);
    await expect(page.getByRole('combobox', { name: 'Stage' })).toContainText('1 of');
    await page.context().close();
  });
});

describe('a long list', () => {
  it('shows fifty tickets at first and the others on request, none twice', async () => {
    const { api } = run.companion.agent;
    for (let made = 0; made < 55; made += 1) {
      await api(createTicket, { body: { subject: `Crate ${made} is wet`, fields: { site: 'Hill' } } });
    }
    const page = await run.open('/tickets?search=crate', run.companion.agent);
    await expect(page.getByText('50 of 55 shown')).toBeVisible();
    await expect(rows(page)).toHaveCount(50);
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect(rows(page)).toHaveCount(55);
    await expect(page.getByRole('button', { name: 'Show more' })).toHaveCount(0);
    const numbers = await rows(page).getByRole('link').allTextContents();
    expect(new Set(numbers).size).toBe(55);
    await page.context().close();
  });
});

async function giveProfile(user: TestUser, name: string, permissions: Permission[]): Promise<void> {
  const { db } = run.companion.database;
  const { id } = await db
    .insertInto('profile')
    .values({ name, permissions })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.updateTable('member').set({ profile_id: id }).where('user_id', '=', user.id).execute();
}
