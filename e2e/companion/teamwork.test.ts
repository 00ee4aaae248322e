/** Working together on a ticket, seen in two browsers: mentions, checklists, followers, the bell. */
import { expect, type Page } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import { addChecklist, addChecklistItem } from '#lib/contract/checklists.ts';
import { createComment } from '#lib/contract/comments.ts';
import { createTicket, readTicket, updateTicket, type Ticket } from '#lib/contract/tickets.ts';
import type { TestUser } from '#backend/testing/test-companion.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

let run: CompanionBrowser;
let jelle: TestUser;
let ticket: Ticket;

beforeAll(async () => {
  run = await startCompanionBrowser();
  jelle = await run.companion.addUser('Agent', 'Jelle Mokoena');
});
beforeEach(async () => {
  ticket = await run.companion.agent.api(createTicket, { body: { subject: 'Dock will not charge' } });
});
afterAll(() => run.close());

const open = (user: TestUser, tab: string) => run.open(`/tickets/${ticket.number}?tab=${tab}`, user);
const comment = (page: Page) => page.getByRole('textbox', { name: 'Comment, seen by your team only' });
const bell = (page: Page) => page.getByRole('button', { name: /^Notifications/ });
const reread = () => run.companion.agent.api(readTicket, { params: { ticketId: ticket.id } });

describe('mentions', () => {
  it('[G4.5b] offers names while @ is typed, and tells the colleague, who reads it by a click', async () => {
    const theirs = await run.open('/tickets', jelle);
    await expect(bell(theirs)).toHaveAccessibleName(/none unread|unread/);
    await bell(theirs).click();
    const markAll = theirs.getByRole('button', { name: 'Mark all as read' });
    if (await markAll.isVisible()) await markAll.click();
    await theirs.keyboard.press('Escape');
    await expect(bell(theirs)).toHaveAccessibleName('Notifications, none unread');
    const mine = await open(run.companion.agent, 'comments');
    await comment(mine).pressSequentially('Please ask @mok');
    await expect(mine.getByRole('option')).toHaveText([/Jelle Mokoena/]);
    await mine.keyboard.press('Enter');
    await expect(comment(mine)).toHaveValue('Please ask @Jelle Mokoena ');
    await mine.keyboard.type('for the model');
    await mine.keyboard.press('Control+Enter');
    await expect(bell(theirs)).toHaveAccessibleName('Notifications, 1 unread');
    await expect(mine.getByText('@Jelle Mokoena', { exact: true })).toBeVisible();
    await expect(comment(mine)).toHaveValue('');
    await bell(theirs).click();
    const link = theirs.getByRole('link', {
      name: /Ana Ribeiro mentioned you.*for the model.*Dock will not charge/,
    });
    await expect(link).toContainText(ticket.number);
    await link.click();
    await expect(theirs).toHaveURL(`${run.companion.url}/tickets/${ticket.number}?tab=comments`);
    await expect(theirs.getByText('@Jelle Mokoena', { exact: true })).toBeVisible();
    await expect(bell(theirs)).toHaveAccessibleName('Notifications, none unread');
    await mine.context().close();
    await theirs.context().close();
  });

  it('moves through the names by arrows, and Esc closes them without leaving the text', async () => {
    const page = await open(run.companion.agent, 'comments');
    await comment(page).pressSequentially('@');
    const options = page.getByRole('option');
    await expect(options).toHaveCount(3);
    await page.keyboard.press('ArrowDown');
    await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
    const id = await options.nth(1).getAttribute('id');
    await expect(comment(page)).toHaveAttribute('aria-activedescendant', id ?? '');
    await page.keyboard.press('Escape');
    await expect(options).toHaveCount(0);
    await expect(comment(page)).toBeFocused();
    await page.keyboard.type('jelle');
    await options.first().click();
    await expect(comment(page)).toHaveValue('@Jelle Mokoena ');
    await expect(comment(page)).toBeFocused();
    await page.context().close();
  });

  it('says why somebody cannot be mentioned, and keeps the words, over a reload too', async () => {
    await setVisibility('private');
    const page = await open(run.companion.agent, 'comments');
    await comment(page).fill('@Jelle Mokoena look at this');
    await page.getByRole('button', { name: /^Add comment/ }).click();
    await expect(comment(page)).toHaveAccessibleDescription(/Jelle Mokoena may not see this ticket/);
    await expect(comment(page)).toHaveAttribute('aria-invalid', 'true');
    await expect(comment(page)).toHaveValue('@Jelle Mokoena look at this');
    await page.reload();
    await expect(comment(page)).toHaveValue('@Jelle Mokoena look at this');
    await setVisibility('public');
    await page.getByRole('button', { name: /^Add comment/ }).click();
    await expect(comment(page)).toHaveValue('');
    expect((await reread()).comments[0]?.mentions.map(({ name }) => name)).toEqual(['Jelle Mokoena']);
    await page.context().close();
  });
});

describe('checklists', () => {
  it('[G4.5c] are added, renamed, put in order and removed after a question, by keyboard alone', async () => {
    const page = await open(run.companion.agent, 'checklist');
    const { keyboard } = page;
    await page.getByLabel('New checklist').focus();
    await keyboard.type('Move to new account');
    await keyboard.press('Enter');
    const card = page.getByRole('region', { name: 'Move to new account' });
    await card.getByLabel('New step in Move to new account').focus();
    for (const step of ['Account setup', 'Data migration', 'Confirmation call']) {
      await keyboard.type(step);
      await keyboard.press('Enter');
      await expect(card.getByRole('checkbox', { name: step })).toBeVisible();
    }
    await expect(card.getByText('0 of 3')).toBeVisible();
    await card.getByRole('checkbox', { name: 'Confirmation call' }).focus();
    await keyboard.press('Alt+ArrowUp');
    const order = async () => (await reread()).checklists[0]?.items.map(({ text }) => text);
    await expect.poll(order).toEqual(['Account setup', 'Confirmation call', 'Data migration']);
    await card.getByRole('button', { name: 'Rename Data migration' }).press('Enter');
    await page.getByRole('textbox', { name: 'New name of Data migration' }).fill('Data moved');
    await keyboard.press('Enter');
    await expect(card.getByRole('checkbox', { name: 'Data moved' })).toBeVisible();
    await card.getByRole('button', { name: 'Remove Account setup' }).press('Enter');
    await expect(page.getByRole('button', { name: 'Keep', exact: true })).toBeFocused();
    await keyboard.press('Shift+Tab');
    await keyboard.press('Enter');
    await expect(card.getByRole('checkbox')).toHaveCount(2);
    await page.getByLabel('New checklist').fill('Afterwards');
    await keyboard.press('Enter');
    await page.getByRole('button', { name: 'Move Afterwards up' }).press('Enter');
    await expect
      .poll(async () => (await reread()).checklists.map(({ title }) => title))
      .toEqual(['Afterwards', 'Move to new account']);
    await page.getByRole('button', { name: 'Remove Move to new account' }).press('Enter');
    await page.getByRole('button', { name: 'Remove checklist' }).press('Enter');
    await expect(card).toHaveCount(0);
    await expect.poll(async () => (await reread()).checklists).toHaveLength(1);
    await page.context().close();
  });

  it('[G4.5d] show a colleague what was ticked, by whom and when, and how far it is', async () => {
    await aChecklist('Hand over', ['Account setup', 'Data migration']);
    const [mine, theirs] = [await open(run.companion.agent, 'checklist'), await open(jelle, 'checklist')];
    await expect(theirs.getByText('0 of 2').first()).toBeVisible();
    await mine.getByRole('checkbox', { name: 'Account setup' }).check();
    await expect(theirs.getByRole('checkbox', { name: 'Account setup' })).toBeChecked();
    await expect(theirs.getByText(/^Ana Ribeiro, today, \d\d?:\d\d/)).toBeVisible();
    await expect(theirs.getByRole('tab', { name: 'Checklist 1 of 2' })).toBeVisible();
    await theirs.getByRole('checkbox', { name: 'Data migration' }).check();
    await expect(mine.getByText(/^Jelle Mokoena, today/)).toBeVisible();
    await theirs.getByRole('checkbox', { name: 'Account setup' }).uncheck();
    await expect(mine.getByRole('checkbox', { name: 'Account setup' })).not.toBeChecked();
    await mine.context().close();
    await theirs.context().close();
  });

  it('are put in order by dragging', async () => {
    await aChecklist('Order', ['First', 'Second', 'Third']);
    const page = await open(run.companion.agent, 'checklist');
    const box = async (name: string) => {
      const found = await page
        .getByRole('button', { name: new RegExp(name) })
        .first()
        .boundingBox();
      if (found === null) throw new Error(`No handle of ${name}`);
      return { x: found.x + found.width / 2, y: found.y + found.height / 2 };
    };
    const [from, to] = [await box('Third'), await box('First')];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x, from.y - 10, { steps: 3 });
    await page.mouse.move(to.x, to.y - 4, { steps: 8 });
    await page.mouse.up();
    await expect
      .poll(async () => (await reread()).checklists[0]?.items.map(({ text }) => text))
      .toEqual(['Third', 'First', 'Second']);
    await page.context().close();
  });

  it('are only read on a closed ticket', async () => {
    await aChecklist('Hand over', ['Account setup']);
    const { version } = await reread();
    const close = { version, status: 'closed' as const };
    await run.companion.agent.api(updateTicket, { params: { ticketId: ticket.id }, body: close });
    const page = await open(run.companion.agent, 'checklist');
    await expect(page.getByRole('listitem').filter({ hasText: 'Not done Account setup' })).toBeVisible();
    await expect(page.getByRole('tabpanel').getByRole('textbox')).toHaveCount(0);
    await expect(page.getByRole('checkbox')).toHaveCount(0);
    await page.context().close();
  });
});

describe('followers and the timeline', () => {
  it('follow by a button, are shown to colleagues at once, and are told of comments', async () => {
    const [mine, theirs] = [await open(run.companion.agent, 'timeline'), await open(jelle, 'timeline')];
    await theirs.getByRole('button', { name: 'Follow', exact: true }).click();
    await expect(theirs.getByRole('button', { name: 'Following' })).toHaveAttribute('aria-pressed', 'true');
    const followers = mine.getByRole('region', { name: 'Followers' });
    await expect(followers.getByRole('img', { name: 'Jelle Mokoena' })).toBeVisible();
    const before = await bell(theirs).getAttribute('aria-label');
    await run.companion.agent.api(createComment, { params: { ticketId: ticket.id }, body: { text: 'News' } });
    await expect(bell(theirs)).not.toHaveAccessibleName(before ?? '');
    await theirs.getByRole('button', { name: 'Following' }).click();
    await expect(followers).toHaveCount(0);
    await mine.context().close();
    await theirs.context().close();
  });

  it('shows each kind of event by its filter, which stands in the address', async () => {
    await aChecklist('Hand over', ['Account setup']);
    await run.companion.agent.api(createComment, { params: { ticketId: ticket.id }, body: { text: 'Hm' } });
    const page = await open(run.companion.agent, 'timeline');
    const events = page.getByRole('tabpanel').getByRole('listitem');
    await expect(events).toHaveText([
      /commented/,
      /added “Account setup”/,
      /added the checklist/,
      /created it/,
    ]);
    await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
    await page.getByRole('button', { name: 'Checklist 2' }).click();
    await expect(events).toHaveCount(2);
    await expect(page).toHaveURL(/events=checklist/);
    await page.reload();
    await expect(page.getByRole('button', { name: 'Checklist 2' })).toHaveAttribute('aria-pressed', 'true');
    await expect(events).toHaveCount(2);
    await page.getByRole('button', { name: 'Conversation 0' }).click();
    await expect(page.getByText('Nothing of this kind has happened yet.')).toBeVisible();
    await page.context().close();
  });
});

describe('the bell', () => {
  it('is empty at first, and marks all as read for every tab', async () => {
    const user = await run.companion.addUser('Agent', 'Noor Abellard');
    const page = await run.open('/tickets', user);
    await bell(page).click();
    await expect(page.getByText('Nothing new')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(bell(page)).toBeFocused();
    const other = await page.context().newPage();
    await other.goto(`${run.companion.url}/contacts`);
    for (const text of ['One @Noor Abellard', 'Two @Noor Abellard'])
      await run.companion.agent.api(createComment, {
        params: { ticketId: ticket.id },
        body: { text, mentions: [user.id] },
      });
    for (const tab of [page, other]) await expect(bell(tab)).toHaveAccessibleName(/2 unread/);
    await bell(page).click();
    await page.getByRole('button', { name: 'Mark all as read' }).click();
    for (const tab of [page, other]) await expect(bell(tab)).toHaveAccessibleName(/none unread/);
    await page.context().close();
  });

  it('does not tell of what was muted in the settings', async () => {
    const user = await run.companion.addUser('Agent', 'Femi Adeyemi');
    const page = await run.open('/settings/account/notifications', user);
    await expect(
      page
        .getByRole('tab', { name: 'Notifications' })
        .or(page.getByRole('link', { name: 'Notifications', exact: true }))
        .first(),
    ).toBeVisible();
    await page.getByRole('checkbox', { name: 'Mentions', exact: true }).click();
    await expect(page.getByText('Notification settings saved')).toBeVisible();
    await page.reload();
    await expect(page.getByRole('checkbox', { name: 'Mentions', exact: true })).not.toBeChecked();
    const say = (text: string) =>
      run.companion.agent.api(createComment, {
        params: { ticketId: ticket.id },
        body: { text, mentions: [user.id] },
      });
    await say('Unheard @Femi Adeyemi');
    await expect(bell(page)).toHaveAccessibleName(/none unread/);
    await page.getByRole('checkbox', { name: 'Mentions', exact: true }).click();
    await expect(page.getByRole('checkbox', { name: 'Mentions', exact: true })).toBeChecked();
    await expect(page.getByText('Notification settings saved')).toBeVisible();
    await say('Heard @Femi Adeyemi');
    await expect(bell(page)).toHaveAccessibleName(/1 unread/);
    await page.context().close();
  });
});

async function aChecklist(title: string, steps: string[]): Promise<void> {
  const { api } = run.companion.agent;
  const params = { ticketId: ticket.id };
  const { items } = await api(addChecklist, { params, body: { title } });
  const checklist = items.at(-1);
  if (checklist === undefined) throw new Error('No checklist');
  for (const text of steps)
    await api(addChecklistItem, { params: { ...params, checklistId: checklist.id }, body: { text } });
}

async function setVisibility(ticket_visibility: 'public' | 'private'): Promise<void> {
  await run.companion.database.db.updateTable('workspace').set({ ticket_visibility }).execute();
}
