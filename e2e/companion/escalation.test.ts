/** A missed deadline as the person chosen for it meets it: in the bell, without a reload, and in the ticket's history. */
import { expect, type Page } from '@playwright/test';
import { afterAll, beforeAll, it } from 'vitest';
import { readSlaPolicy, updateSlaPolicy } from '#lib/contract/sla.ts';
import { createTicket, type Ticket } from '#lib/contract/tickets.ts';
import { createChangeFeed, type ChangeFeed } from '#backend/data/change-feed.ts';
import { startEscalations } from '#backend/jobs/escalations.ts';
import type { TestUser } from '#backend/testing/test-companion.ts';
import { seriousProblems } from './axe.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

const TARGET_S = 3600;

let run: CompanionBrowser;
let chosen: TestUser;
let feed: ChangeFeed;
let stop: () => Promise<void>;
beforeAll(async () => {
  run = await startCompanionBrowser();
  chosen = await run.companion.addUser('Agent', 'Jelle Mokoena');
  const { database, admin } = run.companion;
  const { version } = await admin.api(readSlaPolicy, {});
  const policy = { version, firstResponseS: TARGET_S, closureS: null, notifyUserId: chosen.id };
  await admin.api(updateSlaPolicy, { body: policy });
  feed = createChangeFeed(database);
  stop = startEscalations({ database, announce: feed.announce });
});
afterAll(async () => {
  await stop();
  feed.stop();
  await run.close();
});

const bell = (page: Page) => page.getByRole('button', { name: /^Notifications/ });

/** A ticket whose first response is due in so many milliseconds. */
async function aTicket(subject: string, dueInMs: number): Promise<Ticket> {
  const { companion, agent } = run.companion;
  const { now } = companion;
  companion.now = () => new Date(Date.now() - TARGET_S * 1000 + dueInMs);
  const ticket = await agent.api(createTicket, { body: { subject } });
  companion.now = now;
  return ticket;
}

it('[G2.4c] tells the chosen user, and nobody else, when the time is exceeded', async () => {
  const theirs = await run.open('/tickets', chosen);
  await expect(bell(theirs)).toHaveAccessibleName('Notifications, none unread');
  const { number } = await aTicket('Label jams at the cutter', 3_000);
  await expect(bell(theirs)).toHaveAccessibleName('Notifications, 1 unread', { timeout: 60_000 });
  await bell(theirs).click();
  const link = theirs.getByRole('link', { name: /First response is overdue.*Label jams at the cutter/ });
  await expect(link).toContainText(number);
  await link.click();
  await expect(theirs).toHaveURL(new RegExp(`/tickets/${number}`));
  await theirs.goto(`${run.companion.url}/tickets/${number}?tab=timeline`);
  await expect(theirs.getByText('told Jelle Mokoena that the first response is overdue')).toBeVisible();
  await theirs.context().close();
  const mine = await run.open('/tickets', run.companion.agent);
  await expect(bell(mine)).toHaveAccessibleName('Notifications, none unread');
  await mine.context().close();
});

it.each(['light', 'dark'] as const)('shows it well in %s', async (colorScheme) => {
  const { number } = await aTicket(`Scale drifts, seen in ${colorScheme}`, -60_000);
  const options = { colorScheme, reducedMotion: 'reduce' as const };
  const page = await run.open(`/tickets/${number}?tab=timeline`, chosen, options);
  await expect(page.getByText('told Jelle Mokoena that the first response is overdue')).toBeVisible({
    timeout: 60_000,
  });
  await bell(page).click();
  await expect(page.getByRole('link', { name: new RegExp(`overdue.*seen in ${colorScheme}`) })).toBeVisible();
  const dir = process.env['SHOTS'];
  if (dir !== undefined) await page.screenshot({ path: `${dir}/escalation-${colorScheme}.png` });
  expect(await seriousProblems(page)).toEqual([]);
  await page.context().close();
});
