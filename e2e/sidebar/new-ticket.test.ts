import { describe, it } from 'vitest';
import { expect } from '@playwright/test';
import type { NewTicket } from '#lib/contract/tickets.ts';
import { ownSidebarBrowser } from './own-sidebar-browser.ts';
import { callsOf, firstBody, changeWorld, refuseNext } from './sidebar-browser.ts';

const browser = ownSidebarBrowser();

describe('new ticket form', () => {
  it('saves complete as it opened when Enter is pressed', async () => {
    const page = await browser.open('nothing-here');
    await page.getByRole('button', { name: 'New ticket' }).click();
    await expect(page.getByLabel('Subject')).toBeFocused();
    await expect(page.getByText('Hi Ana, Thank you for the print heads')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('link', { name: 'TKT-E1043' }).first()).toHaveAttribute(
      'href',
      /\/tickets\/TKT-E1043$/,
    );
    await expect(page.getByRole('status').getByText('created')).toBeVisible();
    const [call] = await callsOf(page, 'createTicket');
    const body = call?.body as NewTicket;
    expect(call?.key).toMatch(/^[0-9a-f-]{36}$/);
    expect(body.thread?.messageIds).toHaveLength(3);
    expect(body.messages.map(({ messageId }) => messageId)).toEqual([
      'firmware-1@mail.example',
      'firmware-2@mail.example',
      'firmware-3@mail.example',
    ]);
    expect(body.description).toContain('nine of our thirty hand scanners');
    expect(body.fields).toEqual({ product_line: 'Pairing', firmware: '4.2' });
  });

  it('shows the row at once when the companion has not answered yet', async () => {
    const page = await browser.open('nothing-here');
    await page.getByRole('button', { name: 'New ticket' }).click();
    await changeWorld(page, { trouble: 'slow' });
    await page.getByRole('button', { name: 'Save ticket' }).click();
    const row = page.getByRole('article');
    await expect(row.getByText('Saving')).toBeVisible({ timeout: 500 });
    await expect(row.getByText('Hand scanners lose their pairing')).toBeVisible();
    await expect(row.getByRole('link')).toHaveCount(0);
  });

  it('names and focuses the empty mandatory field, and saves by keyboard once it is filled', async () => {
    const page = await browser.open('new-ticket-refused');
    const area = page.getByRole('combobox', { name: 'Product line' });
    await expect(area).toBeFocused();
    await expect(page.getByRole('alert')).toHaveText('Not saved. Product line is empty.');
    expect(await callsOf(page, 'createTicket')).toEqual([]);
    await page.keyboard.press('Space');
    await page.keyboard.press('s');
    await page.keyboard.press('Enter');
    await expect(area).toContainText('Scanners');
    await expect(page.getByRole('alert')).toHaveCount(0);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('link', { name: 'TKT-E1043' }).first()).toBeVisible();
  });

  it('comes back with everything typed when the companion refuses a field', async () => {
    const page = await browser.open('nothing-here');
    await page.getByRole('button', { name: 'New ticket' }).click();
    await page.getByLabel('Firmware version').fill('4.2 beta');
    const errors = [{ field: 'fields.firmware', message: 'Give the version as numbers, such as 4.2.' }];
    await refuseNext(page, 'createTicket', { code: 'invalid_input', status: 400, errors });
    await page.keyboard.press('Enter');
    const firmware = page.getByLabel('Firmware version');
    await expect(firmware).toBeFocused();
    await expect(firmware).toHaveValue('4.2 beta');
    await expect(page.getByText('Give the version as numbers')).toBeVisible();
    await expect(page.getByRole('alert')).toHaveText('Not saved. Firmware version needs a change.');
  });

  it('tells whose ticket the thread has, and makes another only knowingly', async () => {
    const page = await browser.open('has-ticket');
    await expect(page.getByRole('alert')).toContainText('Jonas Feld created it 2 minutes ago.');
    await expect(page.getByRole('button', { name: 'Open it' })).toBeFocused();
    await page.getByRole('button', { name: 'Create another anyway' }).click();
    await expect(page.getByRole('link', { name: 'TKT-E1043' }).first()).toBeVisible();
    const calls = await callsOf(page, 'createTicket');
    expect(calls.map(({ body }) => (body as NewTicket).isKnowinglyAnother)).toEqual([false, true]);
    expect(new Set(calls.map(({ key }) => key)).size).toBe(2);
  });

  it('opens that ticket in place when asked', async () => {
    const page = await browser.open('has-ticket');
    await page.getByRole('button', { name: 'Open it' }).click();
    await expect(page.getByRole('heading', { name: 'White line down' })).toBeVisible();
  });

  it('finds its draft again when the page was loaded anew', async () => {
    const page = await browser.open('nothing-here');
    await page.getByRole('button', { name: 'New ticket' }).click();
    await page.getByLabel('Subject').fill('Go back to the old version by six');
    await expect(page.getByText('Draft kept')).toBeVisible();
    await page.reload();
    await page.getByRole('button', { name: 'New ticket' }).click();
    await expect(page.getByLabel('Subject')).toHaveValue('Go back to the old version by six');
    await expect(page.getByText('Draft kept')).toBeVisible();
  });

  it('gives a discarded draft back when asked', async () => {
    const page = await browser.open('nothing-here');
    await page.getByRole('button', { name: 'New ticket' }).click();
    await page.getByLabel('Subject').fill('Half a thought');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Restore' }).click();
    await expect(page.getByLabel('Subject')).toHaveValue('Half a thought');
  });

  it('keeps lines in the description on Enter and saves on Ctrl+Enter', async () => {
    const page = await browser.open('nothing-here');
    await page.getByRole('button', { name: 'New ticket' }).click();
    await page.getByRole('button', { name: /^Description/ }).click();
    await page.getByRole('textbox', { name: 'Description' }).fill('One');
    await page.keyboard.press('Enter');
    await page.keyboard.type('two');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('link', { name: 'TKT-E1043' }).first()).toBeVisible();
    const { description } = await firstBody<NewTicket>(page, 'createTicket');
    expect(description).toBe('One\ntwo');
  });

  it('waits in the outbox when there is no answer, and is sent once under one key', async () => {
    const page = await browser.open('nothing-here');
    await page.getByRole('button', { name: 'New ticket' }).click();
    await expect(page.getByText('Hi Ana, Thank you for the print heads')).toBeVisible();
    await changeWorld(page, { trouble: 'offline' });
    await page.keyboard.press('Enter');
    await expect(page.getByText('Waiting to send')).toBeVisible();
    await changeWorld(page, { trouble: 'none' });
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await expect(page.getByRole('link', { name: 'TKT-E1043' }).first()).toBeVisible();
    const keys = (await callsOf(page, 'createTicket')).map(({ key }) => key);
    expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
    await expect(page.getByText('Waiting to send')).toHaveCount(0);
  });

  it('is still sent when the tab was closed while it waited', async () => {
    const page = await browser.open('nothing-here');
    await page.getByRole('button', { name: 'New ticket' }).click();
    await changeWorld(page, { trouble: 'offline' });
    await page.keyboard.press('Enter');
    await expect(page.getByText('Waiting to send')).toBeVisible();
    await page.reload();
    await expect(page.getByRole('link', { name: 'TKT-E1043' }).first()).toBeVisible();
    expect(await callsOf(page, 'createTicket')).toHaveLength(1);
  });
});
