/** Accounts in a real browser: invited, signed in with two factors, reset, ended elsewhere; what profiles and visibility do. */
import { expect as expectNow, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { totp } from '#backend/testing/totp.ts';
import { TEST_PASSWORD, type TestUser } from '#backend/testing/test-companion.ts';
import { createApi } from '#lib/api/api.ts';
import { deactivateMember, listMembers } from '#lib/contract/members.ts';
import { createTicket, listTickets, readTicket } from '#lib/contract/tickets.ts';
import { readMe } from '#lib/contract/users.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

/** A password is slow to check on purpose, and the machine may be busy. */
const expect = expectNow.configure({ timeout: 20_000 });

const PASSWORD = 'a long enough one';
/** What stands at a number that leads to no ticket for this user. */
const NOT_THERE = /^(There is no ticket|You may not see) TKT/;

const USERS = '/settings/manage-users/users';
const PROFILES = '/settings/manage-users/profiles';

let run: CompanionBrowser;
beforeAll(async () => {
  run = await startCompanionBrowser();
});
afterAll(() => run.close());

async function signInAs(page: Page, user: { email: string; password: string }): Promise<void> {
  await page.getByLabel('E-mail').fill(user.email);
  await page.getByLabel('Password').fill(user.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Opens the three dots of a user, and one of their items. */
async function choose(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** Opens a dialog's picker and takes one of its options. */
async function pick(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

describe('invitations', () => {
  it('make an account: invited, link copied, accepted with a name, listed as active', async () => {
    const admin = await run.open(USERS, run.companion.admin);
    await admin.getByRole('button', { name: 'Invite user' }).click();
    await admin.getByRole('dialog').getByLabel('E-mail').fill('lena.vogt@norrvik.example');
    await pick(admin, 'Profile', 'Viewer');
    await admin.getByRole('button', { name: 'Create invitation' }).click();
    const url = await admin.getByLabel('Link', { exact: true }).inputValue();
    await admin.getByRole('button', { name: 'Done' }).click();
    await expect(admin.getByText(/^Viewer · invited by Priya Nair · until/)).toBeVisible();

    const guest = await run.open(new URL(url).pathname + new URL(url).hash);
    await expect(guest.getByRole('heading', { name: 'Join Test' })).toBeVisible();
    await expect(guest.getByLabel('E-mail')).toHaveValue('lena.vogt@norrvik.example');
    expect(new URL(guest.url()).hash).toBe('');
    await guest.getByRole('button', { name: 'Create account' }).click();
    await expect(guest.getByLabel('Your name')).toBeFocused();
    await guest.getByLabel('Your name').fill('Lena Vogt');
    await guest.getByLabel('Password').fill(PASSWORD);
    await guest.getByRole('button', { name: 'Create account' }).click();
    await expect(guest).toHaveURL(/\/tickets/);
    await expect(guest.getByRole('button', { name: 'Create New' })).toHaveCount(0);

    await admin.reload();
    const row = admin.getByRole('row', { name: /Lena Vogt/ });
    await expect(row).toContainText('Viewer');
    await expect(row).toContainText('Active');
    await expect(admin.getByText('Invitations')).toHaveCount(0);
    const again = await run.open(new URL(url).pathname + new URL(url).hash);
    await expect(again.getByRole('heading', { name: 'This link cannot be used any more' })).toBeVisible();
    await Promise.all([admin, guest, again].map((page) => page.context().close()));
  });

  it('are refused for an address that has a user, beside the field', async () => {
    const admin = await run.open(USERS, run.companion.admin);
    await admin.getByRole('button', { name: 'Invite user' }).click();
    await admin.getByRole('dialog').getByLabel('E-mail').fill(run.companion.agent.email);
    await admin.getByRole('button', { name: 'Create invitation' }).click();
    await expect(admin.getByText('There is a user with this address already.')).toBeVisible();
    await admin.context().close();
  });

  it('can be revoked, and made anew', async () => {
    const admin = await run.open(USERS, run.companion.admin);
    await admin.getByRole('button', { name: 'Invite user' }).click();
    await admin.getByRole('dialog').getByLabel('E-mail').fill('gone@norrvik.example');
    await admin.getByRole('button', { name: 'Create invitation' }).click();
    const first = await admin.getByLabel('Link', { exact: true }).inputValue();
    await admin.getByRole('button', { name: 'Done' }).click();
    await admin.getByRole('button', { name: 'New link for gone@norrvik.example' }).click();
    const second = await admin.getByLabel('Link', { exact: true }).inputValue();
    expect(second).not.toBe(first);
    await admin.getByRole('button', { name: 'Done' }).click();
    await admin.getByRole('button', { name: 'Revoke invitation of gone@norrvik.example' }).click();
    await expect(admin.getByText('gone@norrvik.example')).toHaveCount(0);
    await admin.context().close();
  });
});

describe('passwords', () => {
  it('are reset with an admin’s link, which ends every session', async () => {
    const user = await run.companion.addUser('Agent', 'Timo Brandt');
    const admin = await run.open(USERS, run.companion.admin);
    await choose(admin, 'Timo Brandt', 'Make password link');
    const url = await admin.getByLabel('Link', { exact: true }).inputValue();
    const page = await run.open(new URL(url).pathname + new URL(url).hash);
    await page.getByLabel('New password').fill('short');
    await page.getByRole('button', { name: 'Save password' }).click();
    await expect(page.getByText('Use at least 10 characters.')).toBeVisible();
    await page.getByLabel('New password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Save password' }).click();
    await expect(page).toHaveURL(/\/tickets/);
    await expect(user.api(readMe, {})).rejects.toMatchObject({ code: 'not_signed_in' });
    await Promise.all([admin, page].map((one) => one.context().close()));
  });

  it('forgotten: the page says whom to ask, and asks for no address', async () => {
    const page = await run.open('/sign-in');
    await page.getByRole('link', { name: 'Forgot password' }).click();
    await expect(page.getByText('Ask an admin of Test for a password link.')).toBeVisible();
    await expect(page.getByRole('textbox')).toHaveCount(0);
    await page.context().close();
  });

  it('guessed too often: the sign-in page says how many seconds to wait', async () => {
    const page = await run.open('/sign-in');
    for (let tries = 0; tries < 6; tries += 1) {
      const answer = page.waitForResponse('**/api/sessions');
      await signInAs(page, { email: 'guessed@norrvik.example', password: 'not this one' });
      await answer;
    }
    await expect(page.getByRole('alert')).toContainText(/^Wait \d+ seconds?, then try again/);
    await page.context().close();
  });
});

describe('my account', () => {
  it('turns two-factor authentication on with the app’s code, and asks for it at sign-in', async () => {
    const user = await run.companion.addUser('Agent', 'Ida Sand');
    const page = await run.open('/settings/account', user);
    await page.getByRole('button', { name: 'Turn on', exact: true }).click();
    await page.getByLabel('Your password').fill(TEST_PASSWORD);
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByRole('img', { name: 'QR code with the key below' })).toBeVisible();
    const secret = (await page.getByText(/^[A-Z2-7]{32,}$/).textContent()) ?? '';
    const codes = await page
      .getByRole('region', { name: 'Backup codes' })
      .getByRole('listitem')
      .allTextContents();
    await page.getByLabel('Code that the app shows').fill(totp(secret));
    await page.getByRole('button', { name: 'Turn on two-factor authentication' }).click();
    await expect(page.getByText('A code of your authenticator app is asked for')).toBeVisible();

    const other = await run.open('/sign-in?next=/contacts');
    await signInAs(other, { email: user.email, password: TEST_PASSWORD });
    await expect(other.getByRole('heading', { name: 'Enter your code' })).toBeVisible();
    const wrong = totp(secret) === '000000' ? '111111' : '000000';
    await other.getByLabel('Code').fill(wrong);
    await other.getByRole('button', { name: 'Check code' }).click();
    await expect(other.getByRole('alert')).toContainText(
      'Type the code that your authenticator app shows now',
    );
    await other.getByLabel('Code').fill(totp(secret));
    await other.getByLabel('Code').press('Enter');
    await expect(other).toHaveURL(`${run.companion.url}/contacts`);

    const third = await run.open('/sign-in');
    await signInAs(third, { email: user.email, password: TEST_PASSWORD });
    await third.getByLabel('Code').fill(codes[0] ?? '');
    await third.getByLabel('Code').press('Enter');
    await expect(third).toHaveURL(/\/tickets/);

    await page.getByRole('button', { name: 'Turn off', exact: true }).click();
    await page.getByLabel('Your password').fill(TEST_PASSWORD);
    await page.getByRole('dialog').getByRole('button', { name: 'Turn off' }).click();
    await expect(page.getByText(/^Off\. A code/)).toBeVisible();
    await Promise.all([page, other, third].map((one) => one.context().close()));
  });

  it('signs a connected browser out, and everywhere else', async () => {
    const user = await run.companion.addUser('Agent', 'Noor Abellard');
    const page = await run.open('/settings/account', user);
    const other = await run.open('/sign-in');
    await signInAs(other, { email: user.email, password: TEST_PASSWORD });
    await expect(other).toHaveURL(/\/tickets/);
    await page.reload();
    await expect(page.getByText('This browser')).toBeVisible();
    await page.getByRole('button', { name: /^Sign out Chrome on/ }).click();
    await expect(page.getByText('Signed out there.')).toBeVisible();
    await other.reload();
    await expect(other).toHaveURL(/\/sign-in/);
    const token = await run.companion.companion.signIn.createToken(user.id);
    await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await expect(page.getByText('Signed out everywhere else.')).toBeVisible();
    const ended = createApi({ baseUrl: run.companion.url, token });
    await expect(ended(readMe, {})).rejects.toMatchObject({ code: 'not_signed_in' });
    await page.getByRole('button', { name: 'Sign out everywhere', exact: true }).click();
    await expect(page).toHaveURL(/\/sign-in/);
    await Promise.all([page, other].map((one) => one.context().close()));
  });

  it('changes the password with the old one, and keeps this browser signed in', async () => {
    const user = await run.companion.addUser('Agent', 'Sven Holt');
    const page = await run.open('/settings/account', user);
    await page.getByLabel('Current password').fill('not this one');
    await page.getByLabel('New password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Change password' }).click();
    await expect(page.getByText('this is not it')).toBeVisible();
    await expect(page.getByLabel('Current password')).toBeFocused();
    await page.getByLabel('Current password').fill(TEST_PASSWORD);
    await page.getByRole('button', { name: 'Change password' }).click();
    await expect(page.getByText('Password changed.')).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { name: 'My account' })).toBeVisible();
    await page.context().close();
  });

  it('makes an API key, shows it once, and revokes it', async () => {
    const page = await run.open('/settings/api/keys', run.companion.agent);
    await page.getByRole('button', { name: 'Create API key' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Warehouse export');
    await dialog.getByLabel('Ticket module: Read', { exact: true }).check();
    await dialog.getByLabel('Message Module: Read').check();
    await expect(dialog.getByLabel('Manage users')).toHaveCount(0);
    await dialog.getByRole('button', { name: 'Create API key' }).click();
    const token = await dialog.getByLabel('API key', { exact: true }).inputValue();
    await dialog.getByRole('button', { name: 'Done' }).click();
    const program = createApi({ baseUrl: run.companion.url, token });
    await program(listTickets, {});
    await page.getByRole('button', { name: 'Revoke Warehouse export' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke key' }).click();
    await expect(page.getByRole('heading', { name: 'No API keys yet' })).toBeVisible();
    await expect(program(listTickets, {})).rejects.toMatchObject({ code: 'not_signed_in' });
    await page.context().close();
  });
});

describe('users', () => {
  it('are deactivated with their open tickets handed over, and reactivated', async () => {
    const leaving = await run.companion.addUser('Agent', 'Otto Lind');
    const ticket = await leaving.api(createTicket, { body: { subject: 'His', ownerId: leaving.id } });
    const admin = await run.open(USERS, run.companion.admin);
    await choose(admin, 'Otto Lind', 'Deactivate user');
    await pick(admin, 'The open ticket of Otto Lind goes to', 'Ana Ribeiro');
    await admin.getByRole('dialog').getByRole('button', { name: 'Deactivate user' }).click();
    await expect(admin.getByText('Otto Lind is deactivated; 1 ticket was handed over.')).toBeVisible();
    await expect(admin.getByRole('row', { name: /Otto Lind/ })).toContainText('Deactivated');
    const now = await run.companion.agent.api(readTicket, { params: { ticketId: ticket.id } });
    expect(now.owner?.name).toBe('Ana Ribeiro');
    const page = await run.open('/sign-in');
    await signInAs(page, { email: leaving.email, password: TEST_PASSWORD });
    await expect(page.getByRole('alert')).toContainText('your account here is deactivated');
    await choose(admin, 'Otto Lind', 'Reactivate user');
    await expect(admin.getByText('Otto Lind can sign in again.')).toBeVisible();
    await Promise.all([admin, page].map((one) => one.context().close()));
  });

  it('the last admin is offered no way to lock themselves out', async () => {
    const admin = await run.open(USERS, run.companion.admin);
    await admin.getByRole('button', { name: 'Actions for Priya Nair' }).click();
    await expect(admin.getByRole('menuitem', { name: 'Change profile and teams' })).toBeVisible();
    await expect(admin.getByRole('menuitem', { name: 'Deactivate user' })).toHaveCount(0);
    await admin.getByRole('menuitem', { name: 'Change profile and teams' }).click();
    await pick(admin, 'Profile', 'Agent');
    await admin.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(admin.getByRole('alert')).toContainText('Make somebody else admin first');
    await admin.context().close();
  });
});

describe('permissions and visibility', () => {
  it('[G2.5.3a] Settings > Manage users > Profile / Permissions & Visibility defines access for the Ticket module', async () => {
    const page = await run.open('/tickets', run.companion.admin);
    await page.getByRole('link', { name: 'Settings' }).click();
    const settings = page.getByRole('navigation', { name: 'Settings' });
    await expect(settings.getByText('Manage users')).toBeVisible();
    await settings.getByRole('link', { name: 'Profile / Permissions & Visibility' }).click();
    await expect(page.getByRole('heading', { name: 'Profile / Permissions & Visibility' })).toBeVisible();
    await page.getByRole('button', { name: 'Open Agent' }).click();
    const ticketModule = page.getByRole('group', { name: 'Ticket module' });
    for (const name of ['Create', 'Read', 'Update', 'Close', 'Reassign', 'Export'])
      await expect(ticketModule.getByRole('checkbox', { name, exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Open Admin' }).click();
    await expect(page.getByText('Admin always has every permission')).toBeVisible();
    await expect(page.getByRole('checkbox', { name: 'Manage users' })).toBeDisabled();
    await page.getByRole('button', { name: 'Close' }).click();
    await expect(page.getByRole('radio', { name: 'Public' })).toBeChecked();
    await page.context().close();
  });

  it('[G2.5.2a] Public shows tickets to all users, Private only to those chosen', async () => {
    const [chosen, other] = [
      await run.companion.addUser('Viewer', 'Vera Chosen'),
      await run.companion.addUser('Viewer', 'Olaf Other'),
    ];
    const ticket = await run.companion.agent.api(createTicket, { body: { subject: 'Lens is foggy' } });
    const sees = async (user: TestUser, expected: boolean) => {
      const page = await run.open(`/tickets/${ticket.number}`, user);
      const title = page.getByRole('heading', { name: expected ? /Lens is foggy/ : NOT_THERE });
      await expect(title).toBeVisible();
      const { total } = await user.api(listTickets, { query: { search: ticket.number } });
      expect(total).toBe(expected ? 1 : 0);
      await page.context().close();
    };
    await sees(other, true);
    const admin = await run.open(PROFILES, run.companion.admin);
    await admin.getByRole('radio', { name: 'Private' }).check();
    await admin.getByRole('group', { name: 'Selected users' }).getByLabel('Vera Chosen').check();
    await admin.getByRole('button', { name: 'Save visibility' }).click();
    await expect(admin.getByText('Visibility saved.')).toBeVisible();
    await sees(chosen, true);
    await sees(other, false);
    await admin.getByRole('radio', { name: 'Public' }).check();
    await admin.getByRole('button', { name: 'Save visibility' }).click();
    await expect(admin.getByRole('radio', { name: 'Public' })).toBeChecked();
    await expect(async () => sees(other, true)).toPass();
    await admin.context().close();
  });

  it('a profile without Create has no "Create New", and the API refuses it, from the next page on', async () => {
    const user = await run.companion.addUser('Agent', 'Karin Dahl');
    const page = await run.open('/tickets', user);
    await expect(page.getByRole('button', { name: 'Create New' })).toBeVisible();
    const admin = await run.open(PROFILES, run.companion.admin);
    await admin.getByRole('button', { name: 'Create profile' }).click();
    await admin.getByLabel('Name').fill('Readers');
    await admin.getByRole('group', { name: 'Ticket module' }).getByLabel('Read', { exact: true }).check();
    await admin.getByRole('group', { name: 'Message Module' }).getByLabel('Read').check();
    await admin.getByRole('button', { name: 'Save profile' }).click();
    await expect(admin.getByRole('button', { name: 'Open Readers' })).toBeVisible();
    await admin.goto(run.companion.url + USERS);
    await choose(admin, 'Karin Dahl', 'Change profile and teams');
    await pick(admin, 'Profile', 'Readers');
    await admin.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(admin.getByRole('row', { name: /Karin Dahl/ })).toContainText('Readers');
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Create New' })).toHaveCount(0);
    const refused = user.api(createTicket, { body: { subject: 'x' } });
    await expect(refused).rejects.toMatchObject({ code: 'not_permitted' });
    await Promise.all([admin, page].map((one) => one.context().close()));
  });

  it('a profile without the Message Module is denied the Ticket module, and told why', async () => {
    const user = await run.companion.addUser('Agent', 'Mara Quist');
    const admin = await run.open(PROFILES, run.companion.admin);
    await admin.getByRole('button', { name: 'Create profile' }).click();
    await admin.getByLabel('Name').fill('No messages');
    await admin.getByRole('group', { name: 'Ticket module' }).getByLabel('Read', { exact: true }).check();
    await expect(admin.getByText('Without it tickets are denied')).toBeVisible();
    await admin.getByRole('button', { name: 'Save profile' }).click();
    await expect(admin.getByRole('button', { name: 'Open No messages' })).toBeVisible();
    await admin.goto(run.companion.url + USERS);
    await choose(admin, 'Mara Quist', 'Change profile and teams');
    await pick(admin, 'Profile', 'No messages');
    await admin.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(admin.getByRole('row', { name: /Mara Quist/ })).toContainText('No messages');
    const page = await run.open('/tickets', user);
    await expect(page.getByText('does not include the Message Module, which tickets need')).toBeVisible();
    await Promise.all([admin, page].map((one) => one.context().close()));
  });

  it('teams are made, changed and deleted', async () => {
    const page = await run.open('/settings/manage-users/teams', run.companion.admin);
    await page.getByRole('button', { name: 'Create team' }).click();
    await page.getByLabel('Name').fill('Returns');
    await page.getByRole('dialog').getByLabel('Ana Ribeiro').check();
    await page.getByRole('button', { name: 'Save team' }).click();
    await expect(page.getByText('Returns', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Change Returns' }).click();
    await page.getByLabel('Name').fill('Returns and repairs');
    await page.getByRole('button', { name: 'Save team' }).click();
    await page.getByRole('button', { name: 'Change Returns and repairs' }).click();
    await page.getByRole('button', { name: 'Delete team' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete team' }).click();
    await expect(page.getByRole('heading', { name: 'No teams yet' })).toBeVisible();
    await page.context().close();
  });
});

it('somebody deactivated while a page is open is led to sign-in', async () => {
  const user = await run.companion.addUser('Agent', 'Rolf Berg');
  const page = await run.open('/tickets', user);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const { items } = await run.companion.admin.api(listMembers, {});
  const member = items.find((one) => one.user.id === user.id);
  await run.companion.admin.api(deactivateMember, {
    params: { userId: user.id },
    body: { version: member?.version ?? 0, ticketsTo: null },
  });
  await expect(page).toHaveURL(/\/sign-in/);
  await page.context().close();
});
