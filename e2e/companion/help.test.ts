/** Why something is not there: the product says the actual cause for this user, and whom to ask. */
import { expect } from '@playwright/test';
import { afterAll, beforeAll, it } from 'vitest';
import { deleteTicket } from '#lib/contract/ticket-life.ts';
import { createTicket, type Ticket } from '#lib/contract/tickets.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

let run: CompanionBrowser;
let ticket: Ticket;
beforeAll(async () => {
  run = await startCompanionBrowser();
  ticket = await run.companion.agent.api(createTicket, { body: { subject: 'Hidden away' } });
});
afterAll(() => run.close());

it('[G7b] says that the Ticket module needs the Message Module permission, and whom to ask', async () => {
  const { db } = run.companion.database;
  const viewer = await run.companion.addUser('Viewer');
  const permissions = ['tickets.read', 'records.read', 'dashboard.read'] as const;
  await db
    .updateTable('profile')
    .set({ permissions: [...permissions] })
    .where('name', '=', 'Viewer')
    .execute();
  for (const path of ['/tickets', `/tickets/${ticket.number}`, '/dashboard']) {
    const page = await run.open(path, viewer);
    await expect(page.getByText(/does not include the Message Module, which tickets need/)).toBeVisible();
    await expect(page.getByText(/Ask Priya Nair/)).toBeVisible();
    await page.context().close();
  }
  const page = await run.open('/search?text=hidden', viewer);
  await expect(page.getByText(/Tickets were not searched/)).toBeVisible();
});

it('[G7c] says why a ticket cannot be seen: no Message Module, visibility, deleted, or none there, for this user', async () => {
  const { db } = run.companion.database;
  const other = await run.companion.addUser('Agent');
  await db.updateTable('workspace').set({ ticket_visibility: 'private' }).execute();
  const page = await run.open(`/tickets/${ticket.number}`, other);
  await expect(page.getByText(`You may not see ${ticket.number}`)).toBeVisible();
  await expect(page.getByText(/Ask Priya Nair to add you/)).toBeVisible();
  await expect(page.getByText('Hidden away')).toHaveCount(0);
  await page.goto(`${run.companion.url}/tickets/TKT-M999`);
  await expect(page.getByText('There is no ticket TKT-M999')).toBeVisible();
  await run.companion.admin.api(deleteTicket, { params: { ticketId: ticket.id } });
  await page.goto(`${run.companion.url}/tickets/${ticket.number}`);
  // Who could not see it is not told what became of it.
  await expect(page.getByText(`There is no ticket ${ticket.number}`)).toBeVisible();
  const mine = await run.open(`/tickets/${ticket.number}`, run.companion.agent);
  await expect(mine.getByText(`${ticket.number} was deleted`)).toBeVisible();
  await expect(mine.getByText(/Ask Priya Nair to restore it/)).toBeVisible();
  const unread = await run.companion.addUser('Viewer');
  const barred = await run.open(`/tickets/${ticket.number}`, unread);
  await expect(barred.getByText(/does not include the Message Module, which tickets need/)).toBeVisible();
  await db.updateTable('workspace').set({ ticket_visibility: 'public' }).execute();
});
