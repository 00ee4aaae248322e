/** Clones and follow-up tickets, from the list and from the ticket's page. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { createField } from '#lib/contract/fields.ts';
import { createFollowUp } from '#lib/contract/ticket-copies.ts';
import { createTicket, listTickets, updateTicket } from '#lib/contract/tickets.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

let run: CompanionBrowser;
beforeAll(async () => {
  run = await startCompanionBrowser();
});
afterAll(() => run.close());

const aTicket = (subject: string) =>
  run.companion.agent.api(createTicket, { body: { subject, description: 'As before.' } });
async function aClosedTicket(subject: string) {
  const ticket = await aTicket(subject);
  return run.companion.agent.api(updateTicket, {
    params: { ticketId: ticket.id },
    body: { version: 1, status: 'closed' },
  });
}
const found = async (search: string) =>
  (await run.companion.agent.api(listTickets, { query: { search } })).items;

const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [1280, 400].map((width) => ({ colorScheme, width })),
);

async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

describe('ticket copies', () => {
  it('[G2.2.1c] clone a listed ticket by its three dots, by mouse and by keyboard, wide and narrow', async () => {
    const ticket = await aTicket('Gantry hums');
    const page = await run.open('/tickets?search=gantry', run.companion.agent);
    await page.getByRole('button', { name: `More for ${ticket.number}` }).click();
    await page.getByRole('menuitem', { name: 'Clone ticket' }).click();
    await expect(page.getByText(/^TKT-M\d+ created$/)).toBeVisible();
    await expect(page.getByText('Gantry hums')).toHaveCount(2);
    await expect(page).toHaveURL(/search=gantry/);
    await page.getByRole('button', { name: `More for ${ticket.number}` }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('menuitem', { name: 'Clone ticket' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText('Gantry hums')).toHaveCount(3);
    await page.setViewportSize({ width: 400, height: 800 });
    await page.getByRole('button', { name: `More for ${ticket.number}` }).click();
    await page.getByRole('menuitem', { name: 'Clone ticket' }).click();
    await expect(page.getByText('Gantry hums')).toHaveCount(4);
    expect(new Set((await found('gantry')).map(({ source }) => source))).toEqual(new Set(['manual']));
    await page.context().close();
  });

  it('are not offered to people who cannot create tickets', async () => {
    await aTicket('Winch');
    const viewer = await run.companion.addUser('Viewer');
    const page = await run.open('/tickets', viewer);
    await expect(page.getByText('Winch')).toBeVisible();
    await expect(page.getByRole('button', { name: /^More for/ })).toHaveCount(0);
    await page.context().close();
  });

  it('go on with a closed ticket in a follow-up that is linked both ways', async () => {
    const closed = await aClosedTicket('Kiln cools');
    const page = await run.open(`/tickets/${closed.number}`, run.companion.agent);
    await page.getByRole('button', { name: `More for ${closed.number}` }).click();
    await page.getByRole('menuitem', { name: 'Create follow-up ticket' }).click();
    const aside = page.getByRole('region', { name: 'Goes on with' });
    await expect(aside.getByRole('link', { name: closed.number })).toBeVisible();
    await page.getByRole('tab', { name: /Timeline/ }).click();
    await expect(page.getByText(`created it to go on with ${closed.number}`)).toBeVisible();
    const number = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await aside.getByRole('link', { name: closed.number }).click();
    await expect(
      page.getByRole('region', { name: 'Goes on in' }).getByRole('link', { name: number }),
    ).toBeVisible();
    await page.context().close();
  });

  it('are offered where a closed ticket says that nothing can be edited', async () => {
    const closed = await aClosedTicket('Mixer stops');
    const page = await run.open(`/tickets/${closed.number}`, run.companion.agent);
    await page.getByRole('button', { name: 'Clone ticket' }).click();
    await expect(page).not.toHaveURL(new RegExp(closed.number));
    await expect(page.getByRole('button', { name: 'Close ticket' })).toBeVisible();
    await page.context().close();
  });

  it.each(LOOKS)('have nothing serious for axe, $colorScheme at $width', async ({ colorScheme, width }) => {
    const closed = await aClosedTicket('Vat foams');
    await run.companion.agent.api(createFollowUp, { params: { ticketId: closed.id }, body: {} });
    const options = { colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' as const };
    const page = await run.open('/tickets', run.companion.agent, options);
    await page.getByRole('button', { name: `More for ${closed.number}` }).click();
    await expect(page.getByRole('menuitem', { name: 'Create follow-up ticket' })).toBeVisible();
    expect(await seriousFindings(page)).toEqual([]);
    await page.goto(`${run.companion.url}/tickets/${closed.number}?tab=details`);
    await expect(page.getByRole('region', { name: 'Goes on in' })).toBeVisible();
    expect(await seriousFindings(page)).toEqual([]);
    await page.context().close();
  });

  it('ask for a field that became mandatory since', async () => {
    const closed = await aClosedTicket('Silo leaks');
    await run.companion.admin.api(createField, {
      body: { label: 'Mill', kind: 'text', isMandatory: true },
    });
    const page = await run.open(`/tickets/${closed.number}`, run.companion.agent);
    await page.getByRole('button', { name: 'Create follow-up ticket' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Mill' }).fill('North');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Edit Mill, North' })).toBeVisible();
    await page.context().close();
  });
});
