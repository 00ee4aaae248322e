import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { createRecord } from '#lib/contract/records.ts';
import { createComment } from '#lib/contract/comments.ts';
import { readSlaPolicy, updateSlaPolicy } from '#lib/contract/sla.ts';
import { createTicket } from '#lib/contract/tickets.ts';
import { openChannelDesk } from '#backend/testing/channel-desk.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

let run: CompanionBrowser;
let recordPath: string;
let conversationPath: string;

beforeAll(async () => {
  run = await startCompanionBrowser();
  const { api } = run.companion.agent;
  const { version } = await run.companion.admin.api(readSlaPolicy, {});
  await run.companion.admin.api(updateSlaPolicy, {
    body: { version, firstResponseS: 3600, closureS: 28_800 },
  });
  const contact = await api(createRecord, {
    body: { kind: 'contact', name: 'Noor Abellard', emails: ['noor@mill.example'] },
  });
  recordPath = `/records/${contact.id}`;
  const body = {
    subject: 'Wheel squeaks',
    description: 'Since Monday.',
    associations: { contactId: contact.id },
  };
  const ticket = await api(createTicket, { body });
  await api(createComment, { params: { ticketId: ticket.id }, body: { text: 'Oil it first.' } });
  await api(createTicket, { body: { subject: 'Wheel squeaks again', ownerId: null } });
  const desk = await openChannelDesk(run.companion);
  const channel = await desk.aChannel();
  const conversation = await desk.post(channel.id, {
    customer: { name: 'Noor', address: 'noor@mill.example' },
  });
  await desk.say(channel.id, conversation.id);
  await desk.ticketOf(conversation.id);
  conversationPath = `/conversations/${conversation.id}`;
});
afterAll(() => run.close());

type Case = { name: string; path: () => string; isSignedOut?: true; act?: (page: Page) => Promise<void> };

const CASES: Case[] = [
  { name: 'conversations', path: () => '/conversations' },
  { name: 'conversation, opened', path: () => conversationPath },
  {
    name: 'conversation, templates open',
    path: () => conversationPath,
    act: async (page) => {
      await page.getByRole('button', { name: 'Templates', exact: true }).click();
      await expect(page.getByText('No templates yet.')).toBeVisible();
    },
  },
  {
    name: 'reply templates, one is added',
    path: () => '/settings/conversations/templates',
    act: async (page) => {
      await page.getByRole('button', { name: 'Add template' }).click();
      await expect(page.getByRole('dialog').getByLabel('Text')).toBeVisible();
    },
  },
  { name: 'sign-in', path: () => '/sign-in', isSignedOut: true },
  { name: 'set-up, done', path: () => '/setup', isSignedOut: true },
  { name: 'connect, code to enter', path: () => '/connect' },
  { name: 'connect, question', path: () => '/connect?code=HQXW-3T7N' },
  { name: 'ticket list', path: () => '/tickets' },
  { name: 'board', path: () => '/tickets/board' },
  { name: 'ticket list, nothing matches', path: () => '/tickets?search=nothing' },
  {
    name: 'ticket list, filter open',
    path: () => '/tickets?owner=me',
    act: (page) => page.getByRole('search').getByRole('button', { name: 'Status', exact: true }).click(),
  },
  {
    name: 'new ticket, refused',
    path: () => '/tickets',
    act: async (page) => {
      await page.getByRole('button', { name: 'Create New' }).click();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await expect(page.getByText(/^Not saved/)).toBeVisible();
    },
  },
  {
    name: 'ticket, why it is due then',
    path: () => '/tickets/TKT-M001?tab=details',
    act: async (page) => {
      await page.getByRole('button', { name: 'Why it is due then' }).first().click();
      await expect(page.getByText('Locked when the ticket was created.')).toBeVisible();
    },
  },
  {
    name: 'ticket, status list open',
    path: () => '/tickets/TKT-M001?tab=details',
    act: (page) => page.getByRole('combobox', { name: 'Status' }).click(),
  },
  {
    name: 'ticket, search for a record open',
    path: () => '/tickets/TKT-M001?tab=details',
    act: async (page) => {
      await page.getByRole('button', { name: 'Add lead' }).click();
      await expect(page.getByPlaceholder('Name, company or e-mail')).toBeFocused();
    },
  },
  {
    name: 'narrow navigation open',
    path: () => '/contacts',
    act: async (page) => {
      const button = page.getByRole('button', { name: 'Open navigation' });
      if (await button.isVisible()) await button.click();
      await expect(page.getByRole('link', { name: 'Leads' })).toBeVisible();
    },
  },
  { name: 'ticket, comments', path: () => '/tickets/TKT-M001?tab=comments' },
  { name: 'ticket, timeline', path: () => '/tickets/TKT-M001?tab=timeline' },
  { name: 'search', path: () => '/search?text=a' },
  {
    name: 'search over a page',
    path: () => '/contacts',
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('dialog').locator('input').first()).toBeFocused();
      await page.keyboard.type('t');
      await expect(page.getByRole('option').first()).toBeVisible();
    },
  },
  { name: 'no such ticket', path: () => '/tickets/TKT-M999' },
  { name: 'contacts', path: () => '/contacts' },
  { name: 'record', path: () => recordPath },
];

const LOOKS = [
  { look: 'light, 1280 px', options: { colorScheme: 'light', viewport: { width: 1280, height: 800 } } },
  { look: 'dark, 1280 px', options: { colorScheme: 'dark', viewport: { width: 1280, height: 800 } } },
  { look: 'light, 400 px', options: { colorScheme: 'light', viewport: { width: 400, height: 800 } } },
] as const;

describe.each(LOOKS)('$look', ({ options }) => {
  it.each(CASES)(
    '$name: axe finds nothing serious, and nothing scrolls sideways',
    async ({ path, isSignedOut, act }) => {
      const user = isSignedOut ? undefined : run.companion.agent;
      const page = await run.open(path(), user, { ...options, reducedMotion: 'reduce' });
      await expect(page.getByRole('main')).toBeVisible();
      await arrived(page);
      await act?.(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await page.context().close();
    },
  );
});

/** Waits until nothing has arrived for half a second; the stream of changes, which never ends, is not waited for. */
async function arrived(page: Page): Promise<void> {
  const count = () => page.evaluate(() => performance.getEntriesByType('resource').length);
  for (let before = -1, now = await count(); now !== before;) {
    await page.waitForTimeout(500);
    [before, now] = [now, await count()];
  }
}

describe('keyboard alone', () => {
  it('signs in, finds a ticket, gives it on, comments and signs out', async () => {
    const page = await run.open('/tickets', run.companion.agent);
    const { keyboard } = page;
    await expect(page.getByRole('row')).toHaveCount(4);
    await keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
    await keyboard.press('Enter');
    await keyboard.press('/');
    await keyboard.type('wheel');
    await expect(page.getByRole('row')).toHaveCount(3);
    await tabTo(page, 'link', /^TKT-M002/);
    await keyboard.press('ArrowDown');
    await expect(page.getByRole('link', { name: 'TKT-M001' })).toBeFocused();
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Wheel squeaks');
    await tabTo(page, 'combobox', /^Owner/);
    await keyboard.press('Enter');
    await keyboard.press('End');
    await keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Owner' })).toContainText('Nobody');
    await tabTo(page, 'tab', /^Conversation/);
    await keyboard.press('ArrowRight');
    await expect(page.getByRole('tab', { name: /^Comments/ })).toHaveAttribute('aria-selected', 'true');
    await tabTo(page, 'textbox', /^Comment/);
    await keyboard.type('Done without a mouse.');
    await keyboard.press('Control+Enter');
    await expect(page.getByText('Done without a mouse.')).toBeVisible();
    await tabTo(page, 'button', /^Account of/);
    await keyboard.press('Enter');
    // The menu takes the focus a moment after it shows; a key before that is the button's.
    await expect(page.getByRole('menuitem').first()).toBeFocused();
    await keyboard.press('End');
    await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeFocused();
    await keyboard.press('Enter');
    await expect(page).toHaveURL(/\/sign-in/);
    await page.context().close();
  });
});

/** Presses Tab until the element has the focus; 80 stops are more than any page has. */
async function tabTo(
  page: Page,
  role: 'link' | 'combobox' | 'tab' | 'textbox' | 'button',
  name: RegExp,
): Promise<void> {
  const wanted = page.getByRole(role, { name });
  await wanted.first().waitFor();
  for (let stops = 0; stops < 80; stops += 1) {
    await page.keyboard.press('Tab');
    const isThere = await wanted.evaluateAll((elements) =>
      elements.includes(document.activeElement as never),
    );
    if (isThere) return;
  }
  throw new Error(`Tab does not reach the ${role} ${name}`);
}
