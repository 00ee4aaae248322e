import { expect } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { TEST_PASSWORD } from '#backend/testing/test-companion.ts';
import { signOut } from '#lib/contract/sessions.ts';
import { createTicket } from '#lib/contract/tickets.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

let run: CompanionBrowser;
beforeAll(async () => {
  run = await startCompanionBrowser();
});
afterAll(() => run.close());

describe('sign-in', () => {
  it('says what to check when the password is wrong, and keeps the address', async () => {
    const page = await run.open('/sign-in');
    await page.getByLabel('E-mail').fill(run.companion.agent.email);
    await page.getByLabel('Password').fill('not this one');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert')).toContainText('Check the e-mail address and the password');
    await expect(page.getByLabel('E-mail')).toHaveValue(run.companion.agent.email);
    await page.context().close();
  });

  it('leads back to the page that was asked for, and its way out ends the session', async () => {
    const page = await run.open('/contacts?search=lund');
    await expect(page).toHaveURL(/\/sign-in\?next=/);
    await page.getByLabel('E-mail').fill(run.companion.agent.email);
    await page.getByLabel('Password').fill(TEST_PASSWORD);
    await page.getByLabel('Password').press('Enter');
    await expect(page).toHaveURL(`${run.companion.url}/contacts?search=lund`);
    await page.getByRole('button', { name: 'Account of Ana Ribeiro' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/\/sign-in/);
    await page.goto(`${run.companion.url}/tickets`);
    await expect(page).toHaveURL(/\/sign-in\?next=%2Ftickets/);
    await page.context().close();
  });

  it('follows no address of another site when the link names one', async () => {
    const page = await run.open('/sign-in?next=//elsewhere.example/');
    await page.getByLabel('E-mail').fill(run.companion.agent.email);
    await page.getByLabel('Password').fill(TEST_PASSWORD);
    await page.getByLabel('Password').press('Enter');
    await expect(page).toHaveURL(`${run.companion.url}/tickets`);
    await page.context().close();
  });

  it('asks again when the session ends elsewhere, and comes back to the same ticket', async () => {
    const user = await run.companion.addUser('Agent', 'Sami Ortega');
    const ticket = await user.api(createTicket, { body: { subject: 'Belt slips when wet' } });
    const page = await run.open(`/tickets/${ticket.number}?tab=comments`, user);
    await page.getByLabel('Comment, seen by your team only').fill('Half a thought');
    await user.api(signOut, {});
    await page.getByRole('button', { name: 'Add comment' }).click();
    await expect(page).toHaveURL(/\/sign-in/);
    await page.getByLabel('E-mail').fill(user.email);
    await page.getByLabel('Password').fill(TEST_PASSWORD);
    await page.getByLabel('Password').press('Enter');
    await expect(page.getByLabel('Comment, seen by your team only')).toHaveValue('Half a thought');
    await page.context().close();
  });

  it('says that the companion does not answer when it is away, and tries again', async () => {
    const page = await run.open('/sign-in');
    await page.route('**/api/**', (route) => route.abort());
    await page.goto(`${run.companion.url}/tickets`);
    await expect(page.getByRole('heading', { name: 'The companion does not answer' })).toBeVisible({
      timeout: 15_000,
    });
    await page.unroute('**/api/**');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page).toHaveURL(/\/sign-in/);
    await page.context().close();
  });

  it('says to wait after too many tries', async () => {
    const page = await run.open('/sign-in');
    await page.getByLabel('E-mail').fill('nobody@fenwick.example');
    await page.getByLabel('Password').fill('guess');
    for (let tries = 0; tries < 25; tries += 1) {
      const answer = page.waitForResponse('**/api/sessions');
      await page.getByRole('button', { name: 'Sign in' }).click();
      if ((await answer).status() === 429) break;
    }
    await expect(page.getByRole('alert')).toContainText('then try again. There were too many tries');
    await page.context().close();
  });
});
