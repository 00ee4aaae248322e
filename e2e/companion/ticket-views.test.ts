/** Filters, columns and views of the ticket list, in a real browser. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { createField } from '#lib/contract/fields.ts';
import { createTeam } from '#lib/contract/teams.ts';
import { createTicket, updateTicket } from '#lib/contract/tickets.ts';
import type { TestUser } from '#backend/testing/test-companion.ts';
import { aContact, aThread, aTicketFrom, anAddress } from '#backend/testing/requests.ts';
import { createRecord } from '#lib/contract/records.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

let run: CompanionBrowser;
let colleague: TestUser;

beforeAll(async () => {
  run = await startCompanionBrowser();
  const { admin, agent } = run.companion;
  colleague = await run.companion.addUser('Agent', 'Jelle Mokoena');
  await admin.api(createField, { body: { label: 'Shift', kind: 'one-of', options: ['Day', 'Night'] } });
  await admin.api(createField, { body: { label: 'Crates', kind: 'number' } });
  const made: [string, TestUser, object][] = [
    ['Labels peel off in the cold store', agent, { fields: { shift: 'Night', crates: 12 } }],
    ['Gate opens twice', agent, { fields: { shift: 'Day', crates: 3 } }],
    ['Nobody answers the hotline', agent, { ownerId: null, fields: { shift: 'Night', crates: 40 } }],
    ['Pallet count is one too high', colleague, { fields: { crates: 7 } }],
  ];
  for (const [subject, user, rest] of made) await user.api(createTicket, { body: { subject, ...rest } });
});
afterAll(() => run.close());

const rows = (page: Page) => page.locator('tbody tr');
const heads = (page: Page) => page.getByRole('columnheader');
const condition = (page: Page, place: string) =>
  page.getByRole('group', { name: `Condition ${place}`, exact: true });

async function pick(within: Locator, label: string, option: string) {
  await within.getByRole('combobox', { name: label }).click();
  await within.page().getByRole('option', { name: option, exact: true }).click();
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const found = serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  expect(found).toEqual([]);
}

describe('the ticket list', () => {
  it('[G1.1] holds all tickets in one place, wherever they came from', async () => {
    const { agent } = run.companion;
    const address = anAddress();
    await agent.api(createRecord, { body: aContact(address) });
    const made = [
      await agent.api(createTicket, { body: aTicketFrom(aThread(address), { subject: 'By mail' }) }),
      await agent.api(createTicket, { body: { subject: 'From a record', source: 'record' } }),
      await agent.api(createTicket, { body: { subject: 'By another program', source: 'api' } }),
    ];
    const page = await run.open('/tickets', agent);
    for (const [letter, { subject }] of [
      ['M', { subject: 'Gate opens twice' }],
      ['E', made[0] as { subject: string }],
      ['R', made[1] as { subject: string }],
      ['A', made[2] as { subject: string }],
    ] as const)
      await expect(rows(page).filter({ hasText: subject })).toContainText(`TKT-${letter}`);
    await expect(page.getByText('7 tickets', { exact: true })).toBeVisible();
    for (const { id } of made)
      await agent.api(updateTicket, { params: { ticketId: id }, body: { version: 1, status: 'closed' } });
    await page.context().close();
  });

  it('[G3.1c] is narrowed by conditions and groups of them; the address opens the same list again', async () => {
    const page = await run.open('/tickets?status=not-closed', run.companion.agent);
    await expect(rows(page)).toHaveCount(4);
    await page.keyboard.press('f');
    await page.getByRole('button', { name: 'Add condition' }).click();
    await pick(condition(page, '2'), 'Field', 'Crates');
    await pick(condition(page, '2'), 'Comparison', 'is more than');
    await page.getByRole('button', { name: 'Show tickets' }).click();
    await expect(condition(page, '2')).toContainText('Type a number.');
    await expect(page.getByRole('alert')).toContainText(
      'Change the marked conditions. 1 cannot be used yet.',
    );
    await condition(page, '2').getByLabel('Value').fill('5');
    await page.getByRole('button', { name: 'Add group' }).click();
    await pick(condition(page, '3.1'), 'Field', 'Shift');
    await condition(page, '3.1')
      .getByRole('button', { name: /^Value/ })
      .click();
    await page.getByRole('menuitemcheckbox', { name: 'Night' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('group', { name: 'Group 3' }).getByRole('button', { name: 'Add condition' }).click();
    await pick(condition(page, '3.2'), 'Field', 'Owner');
    await condition(page, '3.2')
      .getByRole('button', { name: /^Value/ })
      .click();
    await page.getByRole('menuitemcheckbox', { name: 'me', exact: true }).click();
    await page.keyboard.press('Escape');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Show tickets' }).click();
    await expect(rows(page)).toHaveCount(2);
    await expect(page.getByRole('button', { name: 'Change filter: Crates is more than 5' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Change filter: Any of 2 conditions' })).toBeVisible();
    const again = await run.open(new URL(page.url()).pathname + new URL(page.url()).search, colleague);
    // The same conditions, read by somebody else: "me" is Jelle here, whose ticket has seven crates.
    await expect(rows(again)).toHaveCount(3);
    await page.getByRole('button', { name: 'Remove filter: Any of 2 conditions' }).click();
    await expect(rows(page)).toHaveCount(3);
    await page.goBack();
    await expect(rows(page)).toHaveCount(2);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(rows(page)).toHaveCount(7);
    await again.context().close();
    await page.context().close();
  });

  it('[G2.3.3a] shows the columns that are chosen, custom fields among them, in their order, and sorts by any', async () => {
    const page = await run.open('/tickets?status=not-closed', run.companion.agent);
    await page.getByRole('button', { name: 'Columns' }).click();
    const dialog = page.getByRole('dialog', { name: 'Columns' });
    await dialog.getByRole('checkbox', { name: 'Customer' }).click();
    await dialog.getByRole('checkbox', { name: 'Crates' }).click();
    await dialog.getByRole('checkbox', { name: 'Time in stage' }).click();
    await dialog.getByRole('button', { name: /^Move Crates/ }).focus();
    for (let steps = 0; steps < 5; steps += 1) await page.keyboard.press('Alt+ArrowUp');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Use these columns' }).click();
    const names = [
      '',
      'Number',
      'Subject',
      'Crates',
      'Stage',
      'Status',
      'Owner',
      'Next due',
      'Updated',
      'Time in stage',
      'Actions',
    ];
    await expect(heads(page)).toHaveText(names);
    await heads(page).getByRole('button', { name: 'Crates' }).click();
    await expect(rows(page).first()).toContainText('Gate opens twice');
    await expect(page.getByRole('columnheader', { name: 'Crates' })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
    await heads(page).getByRole('button', { name: 'Crates' }).click();
    await expect(rows(page).first()).toContainText('Nobody answers the hotline');
    await page.reload();
    await expect(heads(page)).toHaveText(names);
    await expect(rows(page).first()).toContainText('Nobody answers the hotline');
    await page.context().close();
  });
});

describe('a saved view', () => {
  it('[G2.3.3c] [G3.1d] comes back with filter, columns and order, by the menu and when the list is opened again', async () => {
    const address = `/tickets?status=not-closed&columns=number,subject,fields.crates&sort=-fields.crates`;
    const page = await run.open(address, run.companion.agent);
    await page.getByRole('button', { name: 'Save as new view' }).click();
    await page.getByRole('button', { name: 'Save view' }).click();
    await expect(page.getByText('Type a name, so that the view is found again.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Name' }).fill('Most crates');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Most crates');
    await expect(page).toHaveURL(/\/tickets\?view=[\da-f-]+$/);
    await page.getByRole('button', { name: /^Views/ }).click();
    await page.getByRole('menuitem', { name: 'All', exact: true }).click();
    await expect(rows(page)).toHaveCount(7);
    await page.getByRole('button', { name: /^Views/ }).click();
    await page.getByRole('menuitem', { name: 'Most crates' }).click();
    await expect(rows(page)).toHaveCount(4);
    await expect(heads(page)).toHaveText(['', 'Number', 'Subject', 'Crates', 'Actions']);
    await expect(rows(page).first()).toContainText('Nobody answers the hotline');
    await page.goto(`${run.companion.url}/tickets`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Most crates');
    await expect(rows(page)).toHaveCount(4);
    await page.context().close();
  });

  it('says when it was changed, and keeps, undoes, renames or deletes what it is told', async () => {
    const page = await run.open('/tickets?status=not-closed', colleague);
    await page.getByRole('button', { name: 'Save as new view' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Not done');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Not done');
    await heads(page).getByRole('button', { name: 'Subject' }).click();
    await expect(page.getByText('Edited', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Undo changes' }).click();
    await expect(page.getByText('Edited', { exact: true })).toHaveCount(0);
    await page.getByRole('button', { name: 'Remove filter: Status is not closed' }).click();
    await expect(rows(page)).toHaveCount(7);
    await page.getByRole('button', { name: 'Save view' }).click();
    await expect(page.getByText('View Not done saved')).toBeVisible();
    await page.reload();
    await expect(rows(page)).toHaveCount(7);
    await page.getByRole('button', { name: /^Views/ }).click();
    await page.getByRole('menuitem', { name: 'Rename view' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Everything');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Everything');
    await page.getByRole('button', { name: /^Views/ }).click();
    await page.getByRole('menuitem', { name: 'Delete view' }).click();
    await page.getByRole('button', { name: 'Delete view' }).click();
    await expect(page.getByText('View Everything deleted')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Tickets');
    await page.context().close();
  });

  it('[G2.3.3b] is what the list opens with for a team or a role, once an admin says so', async () => {
    const { admin } = run.companion;
    const [ofTeam, ofRole] = [
      await run.companion.addUser('Agent', 'Dilys Okoro'),
      await run.companion.addUser('Viewer', 'Ondine Vasquez'),
    ];
    await admin.api(createTeam, { body: { name: 'Night crew', userIds: [ofTeam.id] } });
    const page = await run.open('/tickets', admin);
    const save = async (address: string, name: string, whom: string) => {
      await page.goto(run.companion.url + address);
      await page.getByRole('button', { name: 'Save as new view' }).click();
      await page.getByRole('textbox', { name: 'Name' }).fill(name);
      await pick(page.getByRole('dialog'), 'For whom', whom);
      await page.getByRole('button', { name: 'Save view' }).click();
      await expect(page.getByText(`View ${name} saved`)).toBeVisible();
    };
    await save('/tickets?owner=nobody', 'Night watch', 'Team Night crew');
    await save('/tickets?status=not-closed', 'What is on', 'Everyone');
    await page.goto(`${run.companion.url}/settings/ticket-module/views`);
    await expect(page.getByRole('link', { name: 'Night watch' })).toBeVisible();
    await pick(page.locator('main'), 'Default view of Night crew', 'Night watch');
    await expect(page.getByText('Default view of Night crew saved')).toBeVisible();
    await pick(page.locator('main'), 'Default view of Viewer', 'What is on');
    await expect(page.getByText('Default view of Viewer saved')).toBeVisible();
    await expectAccessible(page);
    const [night, viewer] = [await run.open('/tickets', ofTeam), await run.open('/tickets', ofRole)];
    await expect(night.getByRole('heading', { level: 1 })).toContainText('Night watch');
    await expect(rows(night)).toHaveCount(1);
    await expect(viewer.getByRole('heading', { level: 1 })).toContainText('What is on');
    await expect(rows(viewer)).toHaveCount(4);
    for (const each of [page, night, viewer]) await each.context().close();
  });

  it('[G2.3.3d] stands with fields and pipelines at Settings > Customisation > Ticket module', async () => {
    const page = await run.open('/tickets', run.companion.admin);
    await page.getByRole('link', { name: 'Settings' }).click();
    await expect(page.getByRole('heading', { name: 'Customisation' })).toBeVisible();
    await page
      .getByRole('navigation', { name: 'Settings' })
      .getByRole('link', { name: 'Ticket module' })
      .click();
    const tabs = page.getByRole('navigation', { name: 'Parts of Ticket module' }).getByRole('link');
    await expect(tabs).toHaveText(['Fields', 'Pipelines', 'Views']);
    await tabs.filter({ hasText: 'Views' }).click();
    await expect(page.getByRole('heading', { name: 'Default views' })).toBeVisible();
    await page.context().close();
  });
});
