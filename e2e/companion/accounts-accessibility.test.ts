/** Pages of accounts and of Manage users: axe, nothing sideways, and the keyboard alone. PICTURES=folder keeps pictures of them. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect as expectNow, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { TEST_PASSWORD } from '#backend/testing/test-companion.ts';
import { noteIntake } from '#backend/data/mail-accounts.ts';
import { createApiKey } from '#lib/contract/api-keys.ts';
import { createChannel } from '#lib/contract/channels.ts';
import { createInvitation } from '#lib/contract/invitations.ts';
import { deactivateMember, listMembers } from '#lib/contract/members.ts';
import { makePasswordReset } from '#lib/contract/password-resets.ts';
import { listProfiles } from '#lib/contract/profiles.ts';
import { createTeam } from '#lib/contract/teams.ts';
import { createTicket } from '#lib/contract/tickets.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

/** Passwords are slow to check on purpose, and the machine may be busy. */
const expect = expectNow.configure({ timeout: 20_000 });

let run: CompanionBrowser;
let invitation: string;
let reset: string;

beforeAll(async () => {
  run = await startCompanionBrowser();
  const { admin, agent } = run.companion;
  const colleagues = ['Lena Vogt', 'Timo Brandt', 'Ida Sand', 'Sven Holt', 'Mara Quist', 'Otto Lind'];
  const users = [];
  for (const name of colleagues) users.push(await run.companion.addUser('Agent', name));
  const [lena, , , , , otto] = users;
  if (lena === undefined || otto === undefined) throw new Error('Expected users');
  await admin.api(createTeam, { body: { name: 'Returns and repairs', userIds: [agent.id, lena.id] } });
  await otto.api(createTicket, { body: { subject: 'Wheel squeaks', ownerId: lena.id } });
  const { items } = await admin.api(listMembers, {});
  const version = items.find(({ user }) => user.id === otto.id)?.version ?? 0;
  await admin.api(deactivateMember, {
    params: { userId: otto.id },
    body: { version, ticketsTo: null },
  });
  const profiles = await admin.api(listProfiles, {});
  const profileId = profiles.items.find(({ name }) => name === 'Viewer')?.id ?? '';
  const invited = await admin.api(createInvitation, {
    body: { email: 'rosa.keller@norrvik.example', profileId },
  });
  invitation = afterHost(invited.url);
  const made = await admin.api(makePasswordReset, { params: { userId: lena.id }, body: {} });
  reset = afterHost(made.url);
  const body = { name: 'Warehouse export', days: 90, permissions: ['tickets.read' as const] };
  await admin.api(createApiKey, { body });
  await addMailChannel();
});
afterAll(() => run.close());

/** An e-mail channel whose mailbox cannot be read, and mail that is kept. */
async function addMailChannel(): Promise<void> {
  const { admin, companion, database } = run.companion;
  const server = { host: 'localhost', port: 1, security: 'tls' as const, user: 'support', password: 'x' };
  const account = {
    address: 'support@norrvik.example',
    displayName: 'Norrvik support',
    imap: server,
    smtp: server,
  };
  const body = { name: 'Support mailbox', kind: 'email' as const, account };
  const { id } = await admin.api(createChannel, { body });
  const problem = 'Check user and password; the server refuses them.';
  await noteIntake(database.db, id, { problem, at: companion.now() });
  await database.db.updateTable('outgoing_mail').set({ state: 'kept' }).execute();
}

const afterHost = (url: string) => new URL(url).pathname + new URL(url).hash;

type Case = {
  name: string;
  path: () => string;
  /** Words that are there once all of the page is. */
  shows: string;
  isSignedOut?: true;
  act?: (page: Page) => Promise<void>;
};

const USERS = '/settings/manage-users/users';

/** Opens the three dots of a user and one of their items. */
const choose = (user: string, item: string) => async (page: Page) => {
  await page.getByRole('button', { name: `Actions for ${user}` }).click();
  await page.getByRole('menuitem', { name: item }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
};

const press = (name: string) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
};

const CASES: Case[] = [
  { name: 'forgot-password', shows: 'Go to sign-in', path: () => '/forgot-password', isSignedOut: true },
  { name: 'invitation', shows: 'Create account', path: () => invitation, isSignedOut: true },
  { name: 'reset-password', shows: 'Save password', path: () => reset, isSignedOut: true },
  { name: 'link-over', shows: 'Go to sign-in', path: () => '/invitation#gone', isSignedOut: true },
  { name: 'users', shows: 'rosa.keller@norrvik.example', path: () => USERS },
  {
    name: 'users-invite',
    shows: 'rosa.keller@norrvik.example',
    path: () => USERS,
    act: press('Invite user'),
  },
  {
    name: 'users-actions',
    shows: 'rosa.keller@norrvik.example',
    path: () => USERS,
    act: async (page) => {
      await page.getByRole('button', { name: 'Actions for Lena Vogt' }).click();
      await expect(page.getByRole('menuitem', { name: 'Deactivate user' })).toBeVisible();
    },
  },
  {
    name: 'users-edit',
    shows: 'rosa.keller@norrvik.example',
    path: () => USERS,
    act: choose('Lena Vogt', 'Change profile and teams'),
  },
  {
    name: 'users-deactivate',
    shows: 'rosa.keller@norrvik.example',
    path: () => USERS,
    act: choose('Lena Vogt', 'Deactivate user'),
  },
  {
    name: 'users-password-link',
    shows: 'rosa.keller@norrvik.example',
    path: () => USERS,
    act: async (page) => {
      await choose('Timo Brandt', 'Make password link')(page);
      await expect(page.getByRole('button', { name: 'Copy link' })).toBeVisible();
    },
  },
  { name: 'teams', shows: 'Returns and repairs', path: () => '/settings/manage-users/teams' },
  {
    name: 'teams-edit',
    shows: 'Returns and repairs',
    path: () => '/settings/manage-users/teams',
    act: press('Change Returns'),
  },
  { name: 'profiles', shows: 'Private', path: () => '/settings/manage-users/profiles' },
  {
    name: 'profiles-private',
    shows: 'Private',
    path: () => '/settings/manage-users/profiles',
    act: async (page) => {
      await page.getByRole('radio', { name: 'Private' }).check();
      await expect(page.getByRole('group', { name: 'Selected users' })).toBeVisible();
    },
  },
  {
    name: 'profiles-open',
    shows: 'Private',
    path: () => '/settings/manage-users/profiles',
    act: press('Open Agent'),
  },
  { name: 'api-keys', shows: 'Warehouse export', path: () => '/settings/api/keys' },
  {
    name: 'outgoing-mail',
    shows: 'Invitation to rosa.keller@norrvik.example',
    path: () => '/settings/outgoing-mail',
  },
  { name: 'notification-settings', shows: 'By e-mail', path: () => '/settings/account/notifications' },
  { name: 'channels', shows: 'Support mailbox', path: () => '/settings/channels' },
  {
    name: 'channels-mail',
    shows: 'Support mailbox',
    path: () => '/settings/channels',
    act: async (page) => {
      await press('Update channel Support mailbox')(page);
      await page.getByRole('button', { name: 'Test connection' }).click();
      await expect(page.getByText(/^Incoming mail \(IMAP\): Check name and port/)).toBeVisible();
    },
  },
  { name: 'outlook-add-in', shows: 'Address of the companion', path: () => '/settings/outlook' },
  {
    name: 'api-keys-create',
    shows: 'Warehouse export',
    path: () => '/settings/api/keys',
    act: press('Create API key'),
  },
  { name: 'account', shows: 'This browser', path: () => '/settings/account' },
  {
    name: 'account-enrol',
    shows: 'This browser',
    path: () => '/settings/account',
    act: async (page) => {
      await page.getByRole('button', { name: 'Turn on', exact: true }).click();
      await page.getByLabel('Your password').fill(TEST_PASSWORD);
      await page.getByRole('button', { name: 'Continue' }).click();
      await expect(page.getByRole('img', { name: 'QR code with the key below' })).toBeVisible();
    },
  },
];

const LOOKS = [
  { look: 'light-1280', options: { colorScheme: 'light', viewport: { width: 1280, height: 800 } } },
  { look: 'dark-1280', options: { colorScheme: 'dark', viewport: { width: 1280, height: 800 } } },
  { look: 'light-400', options: { colorScheme: 'light', viewport: { width: 400, height: 800 } } },
  { look: 'dark-400', options: { colorScheme: 'dark', viewport: { width: 400, height: 800 } } },
] as const;

describe.each(LOOKS)('$look', ({ look, options }) => {
  it.each(CASES)(
    '$name: axe finds nothing serious, and nothing scrolls sideways',
    async ({ name, path, shows, isSignedOut, act }) => {
      const user = isSignedOut ? undefined : run.companion.admin;
      const page = await run.open(path(), user, { ...options, reducedMotion: 'reduce' });
      await expect(page.getByRole('main').getByText(shows).first()).toBeVisible();
      await act?.(page);
      await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
      const folder = process.env['PICTURES'];
      if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}-${look}.png` });
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await page.context().close();
    },
  );
});

describe('keyboard alone', () => {
  it('sets up outgoing mail, which is told what is wrong with it and never shows its password again', async () => {
    const page = await run.open('/settings/outgoing-mail', run.companion.admin);
    const { keyboard } = page;
    await page.getByLabel('Sender address').focus();
    const typed = ['desk@norrvik.example', 'Norrvik desk', 'localhost', '1'];
    for (const words of typed) {
      await keyboard.press('ControlOrMeta+A');
      await keyboard.type(words);
      await keyboard.press('Tab');
    }
    await keyboard.press('Tab');
    await keyboard.type('desk');
    await keyboard.press('Tab');
    await keyboard.type('planted-by-keyboard');
    await keyboard.press('Enter');
    await expect(page.getByText('Outgoing mail saved.')).toBeVisible();
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
    await expect(page.getByText('Set. Leave it empty to keep it.')).toBeVisible();
    expect(await page.content()).not.toContain('planted-by-keyboard');
    await tabTo(page, 'Send a test mail to me');
    await keyboard.press('Enter');
    await expect(page.getByText(/^The test mail was not sent. Check name and port/)).toBeVisible();
    await page.context().close();
  });

  it('invites somebody, copies the link’s words, and leaves the dialog with the focus where it was', async () => {
    const page = await run.open(USERS, run.companion.admin);
    const { keyboard } = page;
    await expect(page.getByRole('row')).not.toHaveCount(0);
    const invite = page.getByRole('button', { name: 'Invite user' });
    await tabTo(page, 'Invite user');
    await keyboard.press('Enter');
    await expect(page.getByRole('dialog').getByLabel('E-mail')).toBeFocused();
    await keyboard.type('by.keyboard@norrvik.example');
    await keyboard.press('Tab');
    await keyboard.press('ArrowDown');
    await expect(page.getByRole('listbox')).toBeVisible();
    await keyboard.press('Enter');
    await expect(page.getByRole('listbox')).toHaveCount(0);
    await keyboard.press('Tab');
    await keyboard.press('Space');
    await tabTo(page, 'Create invitation');
    await keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Copy link' })).toBeVisible();
    await keyboard.press('Escape');
    await expect(page.getByText('by.keyboard@norrvik.example')).toBeVisible();
    await expect(invite).toBeFocused();
    await page.context().close();
  });
});

/** Presses Tab until the named button has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const wanted = page.getByRole('button', { name });
  for (let stops = 0; stops < 60; stops += 1) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluateAll((all) => all.includes(document.activeElement as never))) return;
  }
  throw new Error(`Tab does not reach ${name}`);
}
