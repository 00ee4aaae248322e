import { describe, it } from 'vitest';
import { expect } from '@playwright/test';
import type { NewTicket } from '#lib/contract/tickets.ts';
import { MARTA_AT_HOME } from '../../components/sidebar/samples/sample-records.ts';
import { ownSidebarBrowser } from './own-sidebar-browser.ts';
import { callsOf, firstBody, refuseNext } from './sidebar-browser.ts';

const browser = ownSidebarBrowser();

describe('a sender of whom the mail program shows a name only', () => {
  it('is asked for, refused with what to do, and then counts for matching and for the ticket, also when it is opened again', async () => {
    const page = await browser.open('outlook-unknown-writer');
    const field = page.getByLabel('Sender’s e-mail address');
    for (const [typed, why] of [
      ['', 'such as marta@example.com'],
      ['Piet', 'such as marta@example.com'],
      ['ana@norrvik.example', 'not the mailbox’s own'],
    ] as const) {
      await field.fill(typed);
      await field.press('Enter');
      await expect(page.getByText(why)).toBeVisible();
      await expect(field).toHaveAttribute('aria-invalid', 'true');
    }
    await field.fill('Piet W. <piet.warsame@tarnmoor.example>');
    await field.press('Enter');
    await expect(page.getByRole('button', { name: 'Add as contact' })).toBeVisible();
    const [call] = (await callsOf(page, 'readThreadContext')).toReversed();
    expect(call?.body).toMatchObject({
      participants: [{ address: 'piet.warsame@tarnmoor.example', name: 'Piet Warsame', role: 'from' }, {}],
    });

    await page.reload();
    await expect(page.getByText('piet.warsame@tarnmoor.example was typed here')).toBeVisible();
    await page.getByRole('button', { name: 'Add as contact' }).click();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Subject')).toHaveValue('Wider rolls for the label printer');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('link', { name: 'TKT-E1043' }).first()).toBeVisible();
    expect(await firstBody<NewTicket>(page, 'createTicket')).toMatchObject({
      thread: { participants: [{ address: 'piet.warsame@tarnmoor.example' }, {}] },
    });

    await page.getByRole('button', { name: 'Change' }).click();
    await expect(field).toBeVisible();
    await page.reload();
    await expect(field).toBeVisible();
  });
});

describe('unmatched sender', () => {
  it('can have no ticket, and the button says why', async () => {
    const page = await browser.open('unmatched');
    const button = page.getByRole('button', { name: 'New ticket' });
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await expect(button).toHaveAccessibleDescription(
      'Add the sender as contact or lead first. A ticket needs somebody it is for.',
    );
    await button.click({ force: true });
    await expect(page.getByRole('heading', { name: 'New ticket' })).toHaveCount(0);
  });

  it('is added with what the mail tells, and goes straight on to the ticket', async () => {
    const page = await browser.open('unmatched');
    await page.getByRole('button', { name: 'Add as contact' }).click();
    await expect(page.getByLabel('Company')).toHaveValue('Tarnmoor Clinics');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'New ticket' })).toBeVisible();
    await expect(page.getByLabel('Subject')).toHaveValue('Wider rolls for the label printer');
    const [call] = await callsOf(page, 'createRecord');
    expect(call?.body).toMatchObject({
      kind: 'contact',
      name: 'Piet Warsame',
      company: 'Tarnmoor Clinics',
      emails: ['piet.warsame@tarnmoor.example'],
    });
    await page.keyboard.press('Enter');
    await expect(page.getByRole('link', { name: 'TKT-E1043' }).first()).toBeVisible();
  });

  it('keeps what was typed and focuses the field when the companion refuses it', async () => {
    const page = await browser.open('unmatched');
    await page.getByRole('button', { name: 'Add as lead' }).click();
    await refuseNext(page, 'createRecord', {
      code: 'already_exists',
      status: 409,
      errors: [{ field: 'emails.0', message: 'Use another address. Elin Sandberg has this one.' }],
    });
    await page.getByLabel('Name').fill('Piet W.');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('E-mail')).toBeFocused();
    await expect(page.getByText('Elin Sandberg has this one')).toBeVisible();
    await expect(page.getByLabel('Name')).toHaveValue('Piet W.');
  });

  it('is given to an existing person by search', async () => {
    const page = await browser.open('add-address');
    await page.getByRole('searchbox').fill('elin');
    await expect(page.getByRole('button', { name: 'Add address to Marta Lindqvist' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Add address to Elin Sandberg' }).click();
    await expect(page.getByRole('heading', { name: 'New ticket' })).toBeVisible();
    const [call] = await callsOf(page, 'addRecordEmail');
    expect(call?.body).toEqual({ email: 'piet.warsame@tarnmoor.example' });
  });
});

describe('several matches', () => {
  it('associate nobody by themselves, and the chosen one in the form', async () => {
    const page = await browser.open('several-matches');
    await page.getByRole('button', { name: /Hamnen Housing/ }).click();
    await expect(page.locator('header')).toContainText('Hamnen Housing');
    await page.getByRole('button', { name: 'New ticket' }).click();
    await expect(page.getByRole('combobox', { name: 'Contact' })).toContainText('Marta Lindqvist');
    await page.getByLabel('Subject').press('Enter');
    await expect(page.getByRole('link', { name: 'TKT-E1043' }).first()).toBeVisible();
    const { associations } = await firstBody<NewTicket>(page, 'createTicket');
    expect(associations.contactId).toBe(MARTA_AT_HOME.id);
  });

  it('are asked for in the form when none was chosen before', async () => {
    const page = await browser.open('new-ticket-several');
    await expect(page.getByRole('combobox', { name: 'Contact' })).toHaveText('Choose which');
  });
});

describe('associations of the form', () => {
  it('are taken off and put back', async () => {
    const page = await browser.open('new-ticket');
    await page.getByRole('button', { name: 'Remove Hall 5 extension' }).click();
    await expect(page.getByRole('button', { name: 'Remove Hall 5 extension' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Link again' }).click();
    await page.getByRole('button', { name: 'Remove Osterby Lighting' }).click();
    await page.getByLabel('Subject').press('Enter');
    await expect(page.getByRole('link', { name: 'TKT-E1043' }).first()).toBeVisible();
    const { associations } = await firstBody<NewTicket>(page, 'createTicket');
    expect([typeof associations.leadId, associations.accountId]).toEqual(['string', null]);
  });
});
