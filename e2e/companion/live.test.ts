import { expect } from '@playwright/test';
import { afterAll, beforeAll, it } from 'vitest';
import { createComment } from '#lib/contract/comments.ts';
import { createTicket, updateTicket } from '#lib/contract/tickets.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

let run: CompanionBrowser;
beforeAll(async () => {
  run = await startCompanionBrowser();
});
afterAll(() => run.close());

it('shows another user’s new ticket, new status and comment while they look', async () => {
  const { agent, admin } = run.companion;
  const list = await run.open('/tickets', agent);
  const first = await admin.api(createTicket, { body: { subject: 'Quarterly bill' } });
  await expect(list.getByText('Quarterly bill').first()).toBeVisible();
  const page = await run.open(`/tickets/${first.number}`, agent);
  await expect(page.getByRole('heading', { name: 'Quarterly bill' })).toBeVisible();
  const body = { version: 1, subject: 'Quarterly bill, corrected' };
  await admin.api(updateTicket, { params: { ticketId: first.id }, body });
  await expect(page.getByRole('heading', { name: 'Quarterly bill, corrected' })).toBeVisible();
  await expect(list.getByText('Quarterly bill, corrected').first()).toBeVisible();
  await admin.api(createComment, { params: { ticketId: first.id }, body: { text: 'Sent to Jonas' } });
  await page.getByRole('tab', { name: /Comments/ }).click();
  await expect(page.getByText('Sent to Jonas').first()).toBeVisible();
});

it('keeps one stream for twelve tabs, and goes on when the tab that has it is closed', async () => {
  const { agent, admin } = run.companion;
  const first = await run.open('/tickets', agent);
  const tabs = [first];
  const streams: string[] = [];
  const context = first.context();
  await expect(first.getByRole('heading', { name: 'Tickets' })).toBeVisible();
  context.on('request', (request) => {
    if (request.url().includes('/api/changes')) streams.push(request.url());
  });
  while (tabs.length < 12) {
    const tab = await context.newPage();
    await tab.goto(`${run.companion.url}/tickets`);
    tabs.push(tab);
  }
  for (const tab of tabs) await expect(tab.getByRole('heading', { name: 'Tickets' })).toBeVisible();
  await admin.api(createTicket, { body: { subject: 'Seen by twelve' } });
  for (const tab of tabs) await expect(tab.getByText('Seen by twelve').first()).toBeVisible();
  await first.close();
  await admin.api(createTicket, { body: { subject: 'Seen by eleven' } });
  for (const tab of tabs.slice(1)) await expect(tab.getByText('Seen by eleven').first()).toBeVisible();
  // The first tab's may have begun before we listened; the last is of the tab that took over. Both go on from what was read before.
  expect([1, 2]).toContain(streams.length);
  expect(streams.filter((url) => !url.includes('since='))).toEqual([]);
});

it('leads to the sign-in page within five seconds of a session that an admin ended', async () => {
  const user = await run.companion.addUser('Agent');
  const page = await run.open('/tickets', user);
  await expect(page.getByRole('heading', { name: 'Tickets' })).toBeVisible();
  await run.companion.companion.signIn.revoke(user.token);
  await page.waitForURL(/sign-in/, { timeout: 5000 });
});
