/** A person given out and erased, from the page of their record. */
import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { createRecord } from '#lib/contract/records.ts';
import { createTicket } from '#lib/contract/tickets.ts';
import { seriousProblems } from './axe.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

let run: CompanionBrowser;
beforeAll(async () => {
  run = await startCompanionBrowser();
});
afterAll(() => run.close());

async function aPerson(name: string) {
  const emails = [`${name.replaceAll(' ', '.').toLowerCase()}@lakeside.example`];
  const contact = await run.companion.agent.api(createRecord, { body: { kind: 'contact', name, emails } });
  const body = { subject: `Boots for ${name}`, associations: { contactId: contact.id } };
  const ticket = await run.companion.agent.api(createTicket, { body });
  return { contact, ticket };
}

describe('people', () => {
  it('are given out as a file and erased after a preview and their name, typed', async () => {
    const { contact, ticket } = await aPerson('Imani Castellano');
    const page = await run.open(`/records/${contact.id}`, run.companion.admin);
    await page.getByRole('button', { name: 'More for Imani Castellano' }).click();
    const waiting = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Export everything about this person' }).click();
    const given = JSON.parse(await readFile(await (await waiting).path(), 'utf8'));
    expect(given.ticket).toMatchObject([{ number: ticket.number, subject: 'Boots for Imani Castellano' }]);
    await page.getByRole('button', { name: 'More for Imani Castellano' }).click();
    await page.getByRole('menuitem', { name: 'Erase this person' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('1 ticket');
    await dialog.getByLabel(/^To confirm/).fill('Imani');
    await dialog.getByRole('button', { name: 'Erase person' }).click();
    await expect(dialog).toContainText('Type the name exactly as it is shown.');
    await dialog.getByLabel(/^To confirm/).fill('Imani Castellano');
    await dialog.getByRole('button', { name: 'Erase person' }).click();
    await expect(page.getByRole('dialog', { name: 'Erased' })).toContainText('1 record');
    await dialog.getByRole('button', { name: 'Go to list' }).click();
    await expect(page).toHaveURL(`${run.companion.url}/contacts`);
    await page.goto(`${run.companion.url}/tickets/${ticket.number}?tab=timeline`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('[erased]');
    await expect(page.getByText('erased the person it was for')).toBeVisible();
    await expect(page.getByText('Castellano')).toHaveCount(0);
    await page.context().close();
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 400],
  ] as const)(
    'are erased by admins alone; axe finds nothing serious, %s, %d px',
    async (colorScheme, width) => {
      const { contact } = await aPerson(`Tove Lind ${colorScheme} ${width}`);
      const options = { colorScheme, reducedMotion: 'reduce', viewport: { width, height: 800 } } as const;
      const page = await run.open(`/records/${contact.id}`, run.companion.admin, options);
      await page.getByRole('button', { name: `More for ${contact.name}` }).click();
      await page.getByRole('menuitem', { name: 'Erase this person' }).click();
      await expect(page.getByRole('dialog')).toContainText('1 ticket');
      expect(await seriousProblems(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      const folder = process.env['PICTURES_DIR'];
      if (folder !== undefined)
        await page.screenshot({ path: `${folder}/erase-${colorScheme}-${width}.png` });
      await page.context().close();
      const other = await run.open(`/records/${contact.id}`, run.companion.agent);
      await expect(other.getByRole('heading', { level: 1 })).toHaveText(contact.name);
      await expect(other.getByRole('button', { name: 'Edit' })).toBeVisible();
      await expect(other.getByRole('button', { name: /^More for/ })).toHaveCount(0);
      await other.context().close();
    },
  );
});
