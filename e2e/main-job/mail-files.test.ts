/** Files of a mail in Gmail's page, through the real extension, to the ticket at a real companion. */
import { expect } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { assertExists } from '#lib/base/assert.ts';
import { listTickets } from '#lib/contract/tickets.ts';
import { readKeptFiles } from '../read-kept-files.ts';
import { sampleFile } from '../stand-in-gmail/sample-files.ts';
import { people } from '../stand-in-gmail/mailbox.ts';
import { openDesk, signIn, type Agent, type Desk } from './desk.ts';

let desk: Desk;
let ana: Agent;
beforeAll(async () => {
  desk = await openDesk();
  ana = await desk.agent(people.ana.address);
  await signIn(ana, desk.companion.url);
});
afterAll(() => desk.close());

/** Files wait until their ticket can no longer be undone. */
const KEPT_WITHIN_MS = 30_000;

describe('a file of the mail', () => {
  it('arrives byte for byte at the ticket when it was ticked, and no other does', async () => {
    const { sidebar, page, tab } = await ana.open('osterby-labels');
    await sidebar.getByRole('button', { name: /New ticket/ }).click();
    await sidebar.getByRole('checkbox', { name: 'counter-table-6.pdf' }).check();
    await sidebar.getByRole('button', { name: 'Save ticket' }).click();
    const number = await sidebar
      .getByRole('link', { name: /^TKT-E\d+/ })
      .first()
      .innerText();
    const row = sidebar.getByRole('listitem').filter({ hasText: 'counter-table-6.pdf' });
    await expect(row).toContainText('Waiting to send');
    await expect(row).toContainText('Kept with the ticket', { timeout: KEPT_WITHIN_MS });

    const { items } = await ana.user.api(listTickets, { query: { search: number } });
    const ticketId = assertExists(items[0], 'the ticket').id;
    const kept = await readKeptFiles(ana.user, { url: desk.companion.url, ticketId });
    expect(kept.map(({ name }) => name)).toEqual(['counter-table-6.pdf']);
    expect(kept[0]?.bytes.equals(sampleFile('counter-table-6.pdf').bytes)).toBe(true);
    expect(await tab.sdkErrors()).toBe(0);
    await page.close();
  });
});
