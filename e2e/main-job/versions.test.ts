/** Extension and companion are updated apart: what the sidebar says beside a real companion whose answers are of another version. */
import { expect } from '@playwright/test';
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest';
import { watchChanges } from '#lib/contract/changes.ts';
import { CONTRACT_HEADER, CONTRACT_VERSION } from '#lib/contract/contract-version.ts';
import { readThreadContext } from '#lib/contract/threads.ts';
import { openDesk, signIn, type Agent, type Desk } from './desk.ts';

/** The first contract that was published: the oldest companion that the extension works with. */
const OLDEST = 1;

let desk: Desk;
let ana: Agent;
beforeAll(async () => {
  desk = await openDesk();
  ana = await desk.agent('ana@norrvik.example');
  await signIn(ana, desk.companion.url);
}, 180_000);
afterAll(() => desk?.close());
afterEach(() => ana.browser.context.unrouteAll());

/** Changes what the companion says on its way: its number, and the context's body where one is given. */
function speakAs(version: number, context?: object): Promise<unknown> {
  return ana.browser.context.route(`${desk.companion.url}/api/**`, async (route) => {
    // The stream of changes never ends: it cannot be read whole and changed.
    if (route.request().url().endsWith(watchChanges.path)) return route.abort();
    const response = await route.fetch();
    const headers = { ...response.headers(), [CONTRACT_HEADER]: String(version) };
    const isChanged = context !== undefined && route.request().url().endsWith(readThreadContext.path);
    await route.fulfill({ response, headers, ...(isChanged ? { json: context } : {}) });
  });
}

describe('a companion of another version', { timeout: 60_000 }, () => {
  it('is not spoken of when it keeps the same contract', async () => {
    const { sidebar, page } = await ana.open('osterby-labels');
    await expect(sidebar.getByRole('heading', { name: 'Tickets on this thread' })).toBeVisible();
    await expect(sidebar.getByText('update')).toHaveCount(0);
    await page.close();
  });

  it('is said to be older while all that can be shown is shown', async () => {
    await speakAs(OLDEST);
    const { sidebar, page } = await ana.open('osterby-labels');
    await expect(sidebar.getByText('Ask an admin to update the companion.')).toBeVisible();
    await sidebar.getByRole('button', { name: 'New ticket' }).click();
    await sidebar.getByLabel(/^Subject/).press('Enter');
    await expect(sidebar.getByRole('link', { name: /^TKT-E\d{3,}/ }).first()).toBeVisible({
      timeout: 20_000,
    });
    await sidebar.getByRole('button', { name: 'Hide' }).click();
    await expect(sidebar.getByText('Ask an admin')).toHaveCount(0);
    await page.close();
  });

  it('is said to be the older one when the oldest supported cannot be understood', async () => {
    await speakAs(OLDEST, { everything: 'was different' });
    const { sidebar, page } = await ana.open('velling-quote');
    await expect(sidebar.getByRole('heading', { name: 'The companion needs an update' })).toBeVisible();
    await expect(sidebar.getByRole('button', { name: 'Try again' })).toBeVisible();
    await page.close();
  });

  it('is named as the reason when it cannot be understood', async () => {
    await speakAs(CONTRACT_VERSION + 1, { everything: 'is new' });
    const { sidebar, page } = await ana.open('velling-quote');
    await expect(sidebar.getByRole('heading', { name: 'This extension needs an update' })).toBeVisible();
    await expect(sidebar.getByRole('button', { name: 'Try again' })).toBeVisible();
    await page.close();
  });
});
