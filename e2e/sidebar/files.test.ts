import { expect, type Page } from '@playwright/test';
import { describe, it } from 'vitest';
import type { Problem } from '#lib/contract/errors.ts';
import { passTime } from './open-state.ts';
import { ownSidebarBrowser } from './own-sidebar-browser.ts';
import { callsOf, changeWorld, refuseNext } from './sidebar-browser.ts';

const browser = ownSidebarBrowser();

const UUID = /^[0-9a-f-]{36}$/;

/** Until a create can no longer be undone. */
const UNDONE_NO_MORE_S = 12;

const row = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Files from the mail' }).getByRole('listitem').filter({ hasText: name });

const box = (page: Page, name: string) => page.getByRole('checkbox', { name });

async function save(page: Page, ...names: string[]): Promise<void> {
  for (const name of names) await box(page, name).check();
  await page.getByRole('button', { name: 'Save ticket' }).click();
}

/** The ticket is there, and so much later it is there to stay. */
async function waitOutUndo(page: Page): Promise<void> {
  await expect(page.getByRole('link', { name: 'TKT-E1043' }).first()).toBeVisible();
  await passTime(page, UNDONE_NO_MORE_S);
}

const sentFiles = async (page: Page) =>
  (await callsOf(page, 'addAttachment')).map(({ query, key }) => [query['name'], key]);

describe('files of the mail in the form', () => {
  it('are kept only when they are ticked', async () => {
    const page = await browser.open('new-ticket-files');
    await expect(box(page, 'pairing.log')).toBeChecked();
    await expect(box(page, 'scanner.jpg')).not.toBeChecked();
    await box(page, 'pairing.log').uncheck();
    await save(page);
    await waitOutUndo(page);
    await expect(page.getByRole('list', { name: 'Files from the mail' })).toHaveCount(0);
    expect(await sentFiles(page)).toEqual([]);
  });

  it('cannot be chosen when they are too large, also not by "Choose all"', async () => {
    const page = await browser.open('new-ticket-files');
    const film = box(page, 'scanner-loses');
    await expect(film).toBeDisabled();
    await expect(page.getByText('Over 25 MB, which is too large to keep.')).toBeVisible();
    await page.getByRole('button', { name: 'Choose all' }).click();
    await expect(box(page, 'scanner.jpg')).toBeChecked();
    await expect(film).not.toBeChecked();
    await page.getByRole('button', { name: 'Choose none' }).click();
    await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
  });

  it('are found again in the draft', async () => {
    const page = await browser.open('new-ticket-files');
    await page.reload();
    await page.getByRole('button', { name: 'New ticket' }).click();
    await expect(box(page, 'pairing.log')).toBeChecked();
  });

  it('that cannot be listed are tried again, and keep no ticket from being made', async () => {
    const page = await browser.open('files-not-listed');
    await changeWorld(page, { files: 'slow' });
    await page.getByRole('button', { name: 'Try again' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText('Looking for files')).toBeVisible();
    await expect(page.getByRole('group', { name: 'Files of this mail' })).toBeFocused();
    await page.getByRole('button', { name: 'Save ticket' }).click();
    await expect(page.getByRole('link', { name: 'TKT-E1043' }).first()).toBeVisible();
  });

  it('are not offered where the mail program gives none', async () => {
    const page = await browser.open('outlook-new-ticket');
    await expect(page.getByText('Files of this mail')).toHaveCount(0);
  });
});

describe('files on their way to a ticket', () => {
  it('are sent one by one once the ticket is there to stay, and stand in it', async () => {
    const page = await browser.open('new-ticket-files');
    await save(page, 'scanner.jpg');
    await expect(page.getByRole('link', { name: 'TKT-E1043' }).first()).toBeVisible();
    await expect(row(page, 'pairing.log')).toContainText('Waiting to send');
    expect(await sentFiles(page)).toEqual([]);
    await waitOutUndo(page);
    for (const name of ['pairing.log', 'scanner.jpg'])
      await expect(row(page, name)).toContainText('Kept with the ticket');
    const calls = await callsOf(page, 'addAttachment');
    const names = calls.map(({ query }) => query['name']);
    // One that is looked at before the undo is over and one after may change places.
    expect(names).toHaveLength(2);
    expect(names).toEqual(expect.arrayContaining(['pairing.log', 'scanner.jpg']));
    expect(new Set(calls.map(({ key }) => key)).size).toBe(2);
    await page.getByRole('button', { name: 'Hand scanners lose' }).click();
    const kept = page.getByRole('region', { name: 'Files' });
    await expect(kept).toContainText('pairing.log 38 kB');
    await expect(kept.getByRole('listitem')).toHaveCount(2);
  });

  it('are not sent when the ticket is undone', async () => {
    const page = await browser.open('new-ticket-files');
    await save(page);
    await expect(row(page, 'pairing.log')).toContainText('Waiting to send');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('withdrawn')).toBeVisible();
    await expect(row(page, 'pairing.log')).toHaveCount(0);
    await passTime(page, UNDONE_NO_MORE_S);
    expect(await sentFiles(page)).toEqual([]);
  });

  it('that are refused say why, each by itself, and are tried again under the same key', async () => {
    const page = await browser.open('new-ticket-files');
    await save(page, 'scanner.jpg');
    await expect(row(page, 'scanner.jpg')).toContainText('Waiting to send');
    const refusal: Pick<Problem, 'code' | 'status' | 'title' | 'detail'> = {
      code: 'no_room',
      status: 422,
      title: 'There is no room',
      detail: 'Ask an admin for more room.',
    };
    await refuseNext(page, 'addAttachment', refusal);
    await waitOutUndo(page);
    await expect(row(page, 'pairing.log')).toContainText('Not kept. Ask an admin for more room.');
    await expect(row(page, 'scanner.jpg')).toContainText('Kept with the ticket');
    const again = page.getByRole('button', { name: 'Try pairing.log again' });
    await again.focus();
    await page.keyboard.press('Enter');
    await expect(row(page, 'pairing.log')).toBeFocused();
    await expect(row(page, 'pairing.log')).toContainText('Kept with the ticket');
    const sent = (await sentFiles(page)).filter(([name]) => name === 'pairing.log');
    expect(sent).toEqual([sent[0], sent[0]]);
    expect(sent[0]?.[1]).toMatch(UUID);
  });

  it('are sent once under one key when an answer was lost', async () => {
    const page = await browser.open('new-ticket-files');
    await save(page);
    await expect(row(page, 'pairing.log')).toContainText('Waiting to send');
    await changeWorld(page, { answers: { addAttachment: 'unreachable' } });
    await waitOutUndo(page);
    await expect.poll(() => sentFiles(page)).not.toHaveLength(0);
    await expect(row(page, 'pairing.log')).toContainText('Waiting to send');
    await changeWorld(page, { answers: {} });
    await passTime(page, 1);
    await expect(row(page, 'pairing.log')).toContainText('Kept with the ticket');
    const keys = (await sentFiles(page)).map(([, key]) => key);
    expect(keys.length).toBeGreaterThan(1);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(UUID);
  });

  it('that the mail did not give say so, and are read again when asked', async () => {
    const page = await browser.open('new-ticket-files');
    await changeWorld(page, { files: 'not-read' });
    await save(page);
    await expect(row(page, 'pairing.log')).toContainText('Not kept: the mail was left');
    await changeWorld(page, { files: 'given' });
    await page.getByRole('button', { name: 'Try pairing.log again' }).click();
    await expect(row(page, 'pairing.log')).toContainText('Waiting to send');
    await waitOutUndo(page);
    await expect(row(page, 'pairing.log')).toContainText('Kept with the ticket');
  });

  it('wait for a ticket that is made offline, also when the page was closed, and are sent with it', async () => {
    const page = await browser.open('new-ticket-files');
    await changeWorld(page, { trouble: 'offline' });
    await save(page);
    await expect(page.getByRole('article').getByText('Waiting to send').first()).toBeVisible();
    await expect(row(page, 'pairing.log')).toContainText('Waiting to send');
    await page.reload();
    await expect(page.getByRole('link', { name: 'TKT-E1043' }).first()).toBeVisible();
    await expect(row(page, 'pairing.log')).toContainText('Waiting to send');
    await waitOutUndo(page);
    await expect(row(page, 'pairing.log')).toContainText('Kept with the ticket');
  });

  it('go with a ticket that is discarded before it was made', async () => {
    const page = await browser.open('new-ticket-files');
    await changeWorld(page, { trouble: 'offline' });
    await save(page);
    await expect(row(page, 'pairing.log')).toContainText('Waiting to send');
    await page.getByRole('button', { name: 'Discard', exact: true }).click();
    await expect(page.getByText('Ticket discarded')).toBeVisible();
    await expect(row(page, 'pairing.log')).toHaveCount(0);
  });

  it('are counted before signing out', async () => {
    const page = await browser.open('new-ticket-files');
    await save(page);
    await expect(row(page, 'pairing.log')).toContainText('Waiting to send');
    // A toast lies over it for a while.
    await page.getByRole('button', { name: 'Sign out' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText('1 file of a mail is not with its ticket yet.')).toBeVisible();
  });
});
