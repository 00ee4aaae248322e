/** What becomes of a ticket: files with it, merging, spam, deleting and restoring; what its address shows afterwards. */
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { createRecord } from '#lib/contract/records.ts';
import { deleteTicket, markSpam, mergeTicket } from '#lib/contract/ticket-life.ts';
import { createTicket, readTicket, updateTicket, type Ticket } from '#lib/contract/tickets.ts';
import type { TestUser } from '#backend/testing/test-companion.ts';
import { seriousProblems } from './axe.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

let run: CompanionBrowser;
let viewer: TestUser;
beforeAll(async () => {
  run = await startCompanionBrowser();
  viewer = await run.companion.addUser('Viewer', 'Ines Duarte');
});
afterAll(() => run.close());

const aTicket = (subject: string, more: object = {}) =>
  run.companion.agent.api(createTicket, { body: { subject, ...more } });
const at = ({ id }: Ticket) => ({ params: { ticketId: id } });
const reread = (ticket: Ticket) => run.companion.agent.api(readTicket, at(ticket));
const open = (ticket: Ticket, user = run.companion.agent, tab = 'files') =>
  run.open(`/tickets/${ticket.number}?tab=${tab}`, user);
const file = (name: string, size = 2000) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.alloc(size, 7),
});
const menu = (page: Page, { number }: Ticket) => page.getByRole('button', { name: `More for ${number}` });

/** Drops or pastes files as the browser does: with a DataTransfer of its own. */
async function give(page: Page, kind: 'drop' | 'paste', names: string[]): Promise<void> {
  await page.evaluate(
    ([how, given]) => {
      const data = new DataTransfer();
      for (const name of given) data.items.add(new File(['words of a file'], name));
      const options = { bubbles: true, cancelable: true };
      const target = document.activeElement ?? document.body;
      if (how === 'paste')
        target.dispatchEvent(new ClipboardEvent('paste', { ...options, clipboardData: data }));
      else {
        target.dispatchEvent(new DragEvent('dragover', { ...options, dataTransfer: data }));
        target.dispatchEvent(new DragEvent('drop', { ...options, dataTransfer: data }));
      }
    },
    [kind, names] as const,
  );
}

describe('files', () => {
  it('are added by a button, downloaded whole, and removed after a question, by keyboard alone', async () => {
    const ticket = await aTicket('Boiler log');
    const page = await open(ticket);
    await expect(page.getByText('No files yet')).toBeVisible();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Add files' }).press('Enter');
    await (await chooser).setFiles([file('boiler.log'), file('photo.png', 120_000)]);
    const list = page.getByRole('list', { name: 'Files of the ticket' });
    await expect(list.getByRole('listitem')).toHaveText([
      /boiler\.log.*2 kB.*Ana Ribeiro/s,
      /photo\.png.*120 kB/s,
    ]);
    await expect(page.getByRole('list', { name: 'Files on their way' })).toHaveCount(0);
    await expect(page.getByRole('tab', { name: 'Files 2' })).toBeVisible();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download photo.png, 120 kB' }).press('Enter');
    const got = await download;
    expect(got.suggestedFilename()).toBe('photo.png');
    expect((await readFile(await got.path())).equals(Buffer.alloc(120_000, 7))).toBe(true);
    await page.getByRole('button', { name: 'Remove boiler.log' }).press('Enter');
    await expect(page.getByRole('button', { name: 'Keep', exact: true })).toBeFocused();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Remove file' }).press('Enter');
    await expect(list.getByRole('listitem')).toHaveCount(1);
    await page.getByRole('tab', { name: /Timeline/ }).click();
    const events = page.getByRole('tabpanel').getByRole('listitem');
    await expect(events.first()).toHaveText(/removed the file boiler\.log/);
    await expect(events.nth(1)).toHaveText(/attached photo\.png/);
    await page.context().close();
  });

  it('are taken when they are dropped or pasted anywhere on the page, and the tab opens', async () => {
    const ticket = await aTicket('Roof photos');
    const page = await open(ticket, run.companion.agent, 'comments');
    await expect(page.getByRole('textbox', { name: /Comment/ })).toBeVisible();
    await give(page, 'drop', ['north.jpg', 'south.jpg']);
    await expect(page).toHaveURL(/tab=files/);
    const list = page.getByRole('list', { name: 'Files of the ticket' });
    await expect(list.getByRole('listitem')).toHaveText([/north\.jpg/, /south\.jpg/]);
    await page.getByRole('tab', { name: /Comments/ }).click();
    await page.getByRole('textbox', { name: /Comment/ }).focus();
    await give(page, 'paste', ['clip.png']);
    await expect(list.getByRole('listitem')).toHaveCount(3);
    await page.context().close();
  });

  it('that fail say why, each by itself, and are sent again or discarded', async () => {
    const ticket = await aTicket('Two of three');
    const page = await open(ticket);
    await page.route(/attachments\?name=second/, (route) => route.abort());
    await page
      .getByLabel('Add files')
      .last()
      .setInputFiles([file('first.txt'), file('second.txt'), file('third.txt')]);
    const list = page.getByRole('list', { name: 'Files of the ticket' });
    await expect(list.getByRole('listitem')).toHaveText([/first/, /third/]);
    await expect(page.getByRole('alert').filter({ hasText: /online|answer/ })).toBeVisible();
    await page.unroute(/attachments\?name=second/);
    await page.getByRole('button', { name: 'Try second.txt again' }).press('Enter');
    await expect(list.getByRole('listitem')).toHaveCount(3);
    await page
      .getByLabel('Add files')
      .last()
      .setInputFiles([file('huge.bin', 26 * 1024 * 1024 + 1)]);
    await expect(page.getByText('Choose a smaller file, up to 25 MB.')).toBeVisible();
    await expect(page.getByRole('button', { name: /^Try huge/ })).toHaveCount(0);
    await page.getByRole('button', { name: 'Discard huge.bin' }).press('Enter');
    await expect(page.getByText('huge.bin')).toHaveCount(0);
    expect((await reread(ticket)).attachments).toHaveLength(3);
    await page.context().close();
  });

  it('show how far they are and can be stopped on their way', async () => {
    const ticket = await aTicket('Slow line');
    const page = await open(ticket);
    const session = await page.context().newCDPSession(page);
    const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 200_000 };
    await session.send('Network.emulateNetworkConditions', slow);
    await page
      .getByLabel('Add files')
      .last()
      .setInputFiles([file('film.mp4', 5_000_000), file('next.txt')]);
    const bar = page.getByRole('progressbar', { name: /^film\.mp4, \d+ % sent$/ });
    await expect(bar).toBeVisible();
    await expect(page.getByText('Waiting', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Stop film.mp4' }).press('Enter');
    await session.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 });
    const list = page.getByRole('list', { name: 'Files of the ticket' });
    await expect(list.getByRole('listitem')).toHaveText([/next\.txt/]);
    await page.context().close();
  });

  it('are only read on a closed ticket, and by those who may not change it', async () => {
    const ticket = await aTicket('Done with');
    const page = await open(ticket);
    await page
      .getByLabel('Add files')
      .last()
      .setInputFiles([file('kept.txt')]);
    await expect(page.getByRole('link', { name: /^Download kept\.txt/ })).toBeVisible();
    const seen = await open(ticket, viewer);
    await expect(seen.getByRole('link', { name: /^Download kept\.txt/ })).toBeVisible();
    await expect(seen.getByRole('button', { name: /Add files|^Remove/ })).toHaveCount(0);
    const { version } = await reread(ticket);
    await run.companion.agent.api(updateTicket, { ...at(ticket), body: { version, status: 'closed' } });
    await expect(page.getByRole('button', { name: /Add files|^Remove/ })).toHaveCount(0);
    await give(page, 'drop', ['late.txt']);
    await expect(page.getByRole('link', { name: /^Download kept\.txt/ })).toBeVisible();
    await expect(page.getByText('late.txt')).toHaveCount(0);
    await page.context().close();
    await seen.context().close();
  });
});

describe('merging', () => {
  it('finds the other ticket, says what will happen, and links both sides, by keyboard alone', async () => {
    const contact = await run.companion.agent.api(createRecord, {
      body: { kind: 'contact', name: 'Marta Lindqvist', emails: ['marta@osterby.example'] },
    });
    const associations = { contactId: contact.id };
    const [twin, kept] = [
      await aTicket('Scanner offline again', { associations }),
      await aTicket('Scanner offline', { associations }),
    ];
    await aTicket('Nothing like it');
    const page = await open(twin, run.companion.agent, 'timeline');
    await menu(page, twin).press('Enter');
    await page.getByRole('menuitem', { name: 'Merge into…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: `Merge ${twin.number} into another ticket` });
    const search = dialog.getByRole('textbox', { name: 'Number or subject of the other ticket' });
    await expect(search).toBeFocused();
    await expect(dialog.getByRole('radiogroup', { name: 'Open tickets of Marta Lindqvist' })).toBeVisible();
    await expect(dialog.getByRole('radio')).toHaveCount(1);
    await page.keyboard.type('no such ticket');
    await expect(dialog.getByText(/No open ticket fits/)).toBeVisible();
    await search.fill(kept.number);
    const radio = dialog.getByRole('radio', { name: new RegExp(kept.number) });
    await radio.press('Space');
    await expect(dialog.getByRole('region', { name: 'What will happen' }).getByRole('listitem')).toHaveText([
      `${twin.number} is closed for good, and links to ${kept.number}.`,
      `${kept.number} gets the e-mail threads and the followers of ${twin.number}, and Marta Lindqvist where it has none of that kind.`,
      `Comments, checklists and files stay on ${twin.number}, where they can be read.`,
    ]);
    await dialog.getByRole('button', { name: `Merge into ${kept.number}` }).press('Enter');
    await expect(page).toHaveURL(new RegExp(`/tickets/${kept.number}`));
    await expect(page.getByText(`${twin.number} merged into ${kept.number}`)).toBeVisible();
    const from = page.getByRole('region', { name: 'Merged from' });
    await page.getByRole('tab', { name: /Timeline/ }).click();
    await expect(page.getByText(`merged ${twin.number} into it`)).toBeVisible();
    await from.getByRole('link', { name: twin.number }).click();
    await expect(page.getByText(new RegExp(`Merged into ${kept.number} today`))).toBeVisible();
    await expect(
      page.getByRole('region', { name: 'Merged into' }).getByRole('link', { name: kept.number }),
    ).toBeVisible();
    await page.getByRole('tab', { name: /Timeline/ }).click();
    await expect(page.getByText(`merged it into ${kept.number}`, { exact: false }).first()).toBeVisible();
    await page.getByRole('link', { name: `Open ${kept.number}` }).click();
    await expect(page).toHaveURL(new RegExp(`/tickets/${kept.number}`));
    await page.context().close();
  });

  it('says why it was refused when the other ticket was closed meanwhile', async () => {
    const [twin, other] = [await aTicket('Lamp flickers twice'), await aTicket('Lamp flickers')];
    const page = await open(twin);
    await menu(page, twin).click();
    await page.getByRole('menuitem', { name: 'Merge into…' }).click();
    await page.getByRole('textbox', { name: /of the other ticket/ }).fill(other.number);
    await page.getByRole('radio', { name: new RegExp(other.number) }).check();
    await run.companion.agent.api(updateTicket, { ...at(other), body: { version: 1, status: 'closed' } });
    await page.getByRole('button', { name: `Merge into ${other.number}` }).click();
    await expect(page.getByText(/Choose a ticket that is not closed/)).toBeVisible();
    expect((await reread(twin)).status).toBe('open');
    await page.context().close();
  });
});

describe('spam', () => {
  it('is closed after a question, says so, and goes on in a follow-up ticket where it was none', async () => {
    const ticket = await aTicket('You have won a crane');
    const page = await open(ticket, run.companion.agent, 'timeline');
    await menu(page, ticket).press('Enter');
    await page.getByRole('menuitem', { name: 'Mark as spam' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: `Close ${ticket.number} as spam?` });
    await dialog.getByRole('button', { name: 'Keep open' }).press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(menu(page, ticket)).toBeFocused();
    await menu(page, ticket).press('Enter');
    await page.getByRole('menuitem', { name: 'Mark as spam' }).press('Enter');
    await dialog.getByRole('button', { name: 'Mark as spam' }).press('Enter');
    await expect(page.getByText(/Closed as spam today/)).toBeVisible();
    await expect(page.getByText('set status from Open to Closed, marked as spam')).toBeVisible();
    await menu(page, ticket).click();
    await page.getByRole('menuitem', { name: 'Not spam: create follow-up ticket' }).click();
    await expect(page.getByRole('region', { name: 'Goes on with' })).toContainText(ticket.number);
    await page.context().close();
  });
});

describe('deleting', () => {
  it('is undone from the toast, shown by link, and restored from the list of deleted tickets', async () => {
    const ticket = await aTicket('Made in error');
    const { admin } = run.companion;
    const page = await open(ticket, admin, 'timeline');
    await menu(page, ticket).press('Enter');
    await page.getByRole('menuitem', { name: 'Delete ticket' }).press('Enter');
    await expect(page).toHaveURL(/\/tickets(\?|$)/);
    await expect(page.getByText(`${ticket.number} deleted`)).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await expect(page).toHaveURL(new RegExp(ticket.number));
    await page.getByRole('tab', { name: /Timeline/ }).click();
    await expect(page.getByText('restored it')).toBeVisible();
    await menu(page, ticket).click();
    await page.getByRole('menuitem', { name: 'Delete ticket' }).click();
    await expect(page.getByText(`${ticket.number} deleted`)).toBeVisible();
    const theirs = await open(ticket);
    await expect(theirs.getByRole('heading', { name: `${ticket.number} was deleted` })).toBeVisible();
    await expect(
      theirs.getByText(/Priya Nair deleted it, today.*Ask Priya Nair to restore it/s),
    ).toBeVisible();
    await expect(theirs.getByRole('button', { name: 'Restore ticket' })).toHaveCount(0);
    await page.getByRole('button', { name: /^View/ }).click();
    await page.getByRole('menuitem', { name: 'Deleted tickets' }).click();
    const row = page.getByRole('listitem').filter({ hasText: 'Made in error' });
    await expect(row).toHaveText(/Deleted by Priya Nair, today/);
    await row.getByRole('button', { name: `Restore ${ticket.number}` }).press('Enter');
    await expect(page.getByText('No deleted tickets')).toBeVisible();
    await expect(theirs.getByRole('heading', { name: 'Made in error' })).toBeVisible({ timeout: 35_000 });
    await page.context().close();
    await theirs.context().close();
  }, 60_000);

  it('is restored where its address leads, for those who may', async () => {
    const ticket = await aTicket('Needed after all');
    await run.companion.admin.api(deleteTicket, at(ticket));
    const page = await open(ticket, run.companion.admin);
    await page.getByRole('button', { name: 'Restore ticket' }).press('Enter');
    await expect(page.getByRole('heading', { name: 'Needed after all' })).toBeVisible();
    await page.context().close();
  });
});

it('is not offered to those whose profile lacks it, and the companion refuses them', async () => {
  const ticket = await aTicket('Hands off');
  const { agent } = run.companion;
  const page = await open(ticket);
  await menu(page, ticket).click();
  await expect(page.getByRole('menuitem')).toHaveText(['Clone ticket', 'Merge into…', 'Mark as spam']);
  await page.goto(`${run.companion.url}/tickets`);
  await page.getByRole('button', { name: /^View/ }).click();
  await expect(page.getByRole('menuitem', { name: 'All', exact: true })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Deleted tickets' })).toHaveCount(0);
  await page.goto(`${run.companion.url}/tickets/deleted`);
  await expect(page.getByText(/does not include deleting and restoring tickets/)).toBeVisible();
  await expect(agent.api(deleteTicket, at(ticket))).rejects.toMatchObject({ code: 'not_permitted' });
  const seen = await open(ticket, viewer);
  await expect(seen.getByRole('heading', { name: 'Hands off' })).toBeVisible();
  await expect(menu(seen, ticket)).toHaveCount(0);
  await expect(viewer.api(markSpam, at(ticket))).rejects.toMatchObject({ code: 'not_permitted' });
  await page.context().close();
  await seen.context().close();
});

const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [1280, 400].map((width) => ({ colorScheme, width })),
);

it.each(LOOKS)('has nothing serious for axe, $colorScheme at $width', async ({ colorScheme, width }) => {
  const [ticket, twin, gone] = [await aTicket('Kept files'), await aTicket('Twin'), await aTicket('Gone')];
  const { admin, agent } = run.companion;
  await aTicket('To merge into');
  await agent.api(mergeTicket, { ...at(twin), body: { intoId: ticket.id } });
  await admin.api(deleteTicket, at(gone));
  const options = { colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' as const };
  const shoot = async (page: Page, name: string) => {
    const dir = process.env['SHOTS'];
    if (dir !== undefined) await page.screenshot({ path: `${dir}/life-${name}-${colorScheme}-${width}.png` });
    expect(await seriousProblems(page), name).toEqual([]);
  };
  const page = await run.open(`/tickets/${ticket.number}?tab=files`, admin, options);
  await expect(page.getByText('No files yet')).toBeVisible();
  await expect(page.getByRole('tab', { name: /^Files/ })).toBeInViewport({ ratio: 0.9 });
  await shoot(page, 'no-files');
  await page.route(/attachments\?name=lost/, (route) => route.abort());
  await page
    .getByLabel('Add files')
    .last()
    .setInputFiles([file('kept.pdf'), file('lost.pdf')]);
  await expect(page.getByRole('button', { name: 'Discard lost.pdf' })).toBeVisible();
  await shoot(page, 'files');
  await page.getByRole('button', { name: 'Remove kept.pdf' }).click();
  await shoot(page, 'remove-file');
  await menu(page, ticket).click();
  await expect(page.getByRole('menuitem', { name: 'Delete ticket' })).toBeVisible();
  await shoot(page, 'menu');
  await page.getByRole('menuitem', { name: 'Merge into…' }).click();
  await page.getByRole('radio').first().check();
  await shoot(page, 'merge');
  await page.goto(`${run.companion.url}/tickets/${twin.number}`);
  await expect(page.getByText(/Merged into/).first()).toBeVisible();
  await shoot(page, 'merged');
  await page.goto(`${run.companion.url}/tickets/${gone.number}`);
  await expect(page.getByRole('button', { name: 'Restore ticket' })).toBeVisible();
  await shoot(page, 'deleted');
  await page.goto(`${run.companion.url}/tickets/deleted`);
  await expect(page.getByRole('button', { name: `Restore ${gone.number}` })).toBeVisible();
  await shoot(page, 'deleted-list');
  await page.context().close();
});
