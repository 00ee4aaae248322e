import { expect } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { createApi } from '#lib/api/api.ts';
import { pollDevice, startDevice } from '#lib/contract/sessions.ts';
import { readMe } from '#lib/contract/users.ts';
import { TEST_PASSWORD } from '#backend/testing/test-companion.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

let run: CompanionBrowser;
beforeAll(async () => {
  run = await startCompanionBrowser();
});
afterAll(() => run.close());

describe('connecting a sidebar', () => {
  it('gives the sidebar a token of its own when a signed-out user signs in and approves', async () => {
    const sidebar = createApi({ baseUrl: run.companion.url, token: '' });
    const device = await sidebar(startDevice, { body: {} });
    const page = await run.open(`/connect?code=${device.userCode}`);
    await expect(page.getByText('Then you can approve the code')).toBeVisible();
    await page.getByLabel('E-mail').fill(run.companion.agent.email);
    await page.getByLabel('Password').fill(TEST_PASSWORD);
    await page.getByLabel('Password').press('Enter');
    await expect(page.getByText('The sidebar will act as Ana Ribeiro')).toBeVisible();
    await page.getByRole('button', { name: 'Connect sidebar' }).click();
    await expect(page.getByRole('heading', { name: 'Sidebar connected' })).toBeVisible();
    await expect(page.getByText('You can close this page')).toBeVisible();
    const poll = await sidebar(pollDevice, { body: { deviceCode: device.deviceCode } });
    if (poll.state !== 'approved') throw new Error(`Expected an approved code, got ${poll.state}`);
    const me = await createApi({ baseUrl: run.companion.url, token: poll.token })(readMe, {});
    expect(me.user.name).toBe('Ana Ribeiro');
    await page.context().close();
  });

  it('connects nothing when the code is denied', async () => {
    const sidebar = createApi({ baseUrl: run.companion.url, token: '' });
    const device = await sidebar(startDevice, { body: {} });
    const page = await run.open('/connect', run.companion.agent);
    await page.getByLabel('Code').fill(device.userCode.toLowerCase());
    await page.getByLabel('Code').press('Enter');
    await page.getByRole('button', { name: 'Deny code' }).click();
    await expect(page.getByRole('heading', { name: 'Code denied' })).toBeVisible();
    const poll = await sidebar(pollDevice, { body: { deviceCode: device.deviceCode } });
    expect(poll.state).toBe('denied');
    await page.context().close();
  });

  it('says to check the code when it is no code, or nobody asked for it', async () => {
    const page = await run.open('/connect', run.companion.agent);
    await page.getByLabel('Code').fill('12');
    await page.getByRole('button', { name: 'Check code' }).click();
    await expect(page.getByLabel('Code')).toHaveAccessibleDescription(/eight letters and digits/);
    await expect(page.getByLabel('Code')).toBeFocused();
    await page.getByLabel('Code').fill('ZZZZ-ZZZZ');
    await page.getByRole('button', { name: 'Check code' }).click();
    await page.getByRole('button', { name: 'Connect sidebar' }).click();
    await expect(page.getByRole('alert')).toContainText('Check the code beside your mail');
    await page.context().close();
  });
});
