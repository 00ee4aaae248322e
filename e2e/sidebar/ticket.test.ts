import { describe, it } from 'vitest';
import { expect, type Page } from '@playwright/test';
import type { TimelineEvent } from '#lib/contract/timeline.ts';
import { JONAS, PRIYA, sampleId } from '../../components/sidebar/samples/sample-records.ts';
import { DOCKS_TICKET, wholeTicket } from '../../components/sidebar/samples/sample-tickets.ts';
import { ownSidebarBrowser } from './own-sidebar-browser.ts';
import { callsOf, firstBody, refuseNext } from './sidebar-browser.ts';

const browser = ownSidebarBrowser();

/** The companion says that Priya changed the ticket a minute ago. */
function refuseAsStale(page: Page, change: Pick<TimelineEvent, 'kind' | 'from' | 'to'>): Promise<void> {
  const event: TimelineEvent = {
    id: sampleId(400),
    at: '2026-11-24T09:29:00.000Z',
    actor: PRIYA,
    subject: null,
    reason: null,
    version: 9,
    ...change,
  };
  const ticket = wholeTicket({ ...DOCKS_TICKET, owner: PRIYA, version: 9 });
  return refuseNext(page, 'updateTicket', {
    code: 'stale_version',
    status: 409,
    facts: { ticket, changes: [event] },
  });
}

async function choose(page: Page, control: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: control }).click();
  await page.getByRole('option', { name: option }).click();
}

describe('ticket in place', () => {
  it('moves to another stage with the version it was based on', async () => {
    const page = await browser.open('ticket');
    await choose(page, 'Stage', 'Fix sent');
    await expect(page.getByRole('combobox', { name: 'Stage' })).toContainText('Fix sent');
    await expect(page.getByRole('combobox', { name: 'Status' })).toContainText('Pending');
    await expect.poll(() => callsOf(page, 'updateTicket')).toHaveLength(1);
    expect(await firstBody(page, 'updateTicket')).toEqual({ stageId: sampleId(105), version: 4 });
  });

  it('shows both values as verbs when somebody changed the same, and sends mine knowingly', async () => {
    const page = await browser.open('ticket');
    await refuseAsStale(page, { kind: 'owner-changed', from: JONAS.name, to: PRIYA.name });
    await choose(page, 'Owner', 'Ana Ribeiro (you)');
    await expect(page.getByRole('alert')).toContainText(
      'Priya Nair gave it to Priya Nair 1 minute ago. You chose Ana Ribeiro (you).',
    );
    await expect(page.getByRole('combobox', { name: 'Owner' })).toContainText('Priya Nair');
    await page.getByRole('button', { name: 'Use Ana Ribeiro (you)' }).click();
    await expect(page.getByRole('combobox', { name: 'Owner' })).toContainText('Ana Ribeiro');
    const versionsSent = async () =>
      (await callsOf(page, 'updateTicket')).map(({ body }) => (body as { version: number }).version);
    // What is chosen shows before it is sent.
    await expect.poll(versionsSent).toEqual([4, 9]);
  });

  it('keeps theirs without sending anything when asked', async () => {
    const page = await browser.open('ticket');
    await refuseAsStale(page, { kind: 'owner-changed', from: JONAS.name, to: PRIYA.name });
    await choose(page, 'Owner', 'Ana Ribeiro (you)');
    await page.getByRole('button', { name: 'Keep Priya Nair' }).click();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(page.getByRole('combobox', { name: 'Owner' })).toContainText('Priya Nair');
    expect(await callsOf(page, 'updateTicket')).toHaveLength(1);
  });

  it('goes through by itself when they changed something else', async () => {
    const page = await browser.open('ticket');
    await refuseAsStale(page, { kind: 'subject-changed', from: 'a', to: 'b' });
    await choose(page, 'Owner', 'Ana Ribeiro (you)');
    await expect.poll(() => callsOf(page, 'updateTicket')).toHaveLength(2);
    await expect(page.getByRole('combobox', { name: 'Owner' })).toContainText('Ana Ribeiro');
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  it('keeps a refused edit at hand', async () => {
    const page = await browser.open('ticket');
    await refuseNext(page, 'updateTicket', {
      code: 'not_permitted',
      status: 403,
      detail: 'Ask Priya Nair for the right to reassign.',
    });
    await choose(page, 'Owner', 'Ana Ribeiro (you)');
    await expect(page.getByRole('alert')).toContainText(
      'Not saved: Ana Ribeiro (you). Ask Priya Nair for the right to reassign.',
    );
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('combobox', { name: 'Owner' })).toContainText('Ana Ribeiro');
  });

  it('takes a comment once, and keeps it as a draft until then', async () => {
    const page = await browser.open('ticket');
    const box = page.getByRole('textbox', { name: 'Comment, seen by your team only' });
    await box.fill('The board leaves today.');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: DOCKS_TICKET.subject }).click();
    await expect(box).toHaveValue('The board leaves today.');
    await box.press('Control+Enter');
    await expect(page.getByRole('listitem').getByText('The board leaves today.')).toBeVisible();
    await expect(box).toHaveValue('');
    await expect.poll(async () => (await callsOf(page, 'createComment')).length).toBe(1);
  });

  it('edits a custom field and the subject where they stand', async () => {
    const page = await browser.open('ticket');
    await page.getByRole('button', { name: /^Edit Firmware version/ }).click();
    await page.getByLabel('Firmware version').fill('4.3');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Edit Firmware version: 4.3' })).toBeVisible();
    await page.getByRole('button', { name: 'Edit the subject' }).click();
    await page.getByLabel('Subject').fill('Docks of hall B');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Docks of hall B' })).toBeVisible();
  });

  it('offers no control when it is closed', async () => {
    const page = await browser.open('ticket-closed');
    await expect(page.getByText('Closed is final')).toBeVisible();
    expect(await page.getByRole('combobox').count()).toBe(0);
    expect(await page.getByRole('textbox').count()).toBe(0);
    expect(await page.getByRole('button', { name: /^(Edit|Remove)/ }).count()).toBe(0);
  });
});

describe('link an existing ticket', () => {
  it('links what was searched for, and shows it on the thread', async () => {
    const page = await browser.open('link');
    await page.getByRole('searchbox').fill('labels');
    await page.getByRole('button', { name: 'Link TKT-E1003 to this thread' }).click();
    await expect(page.getByRole('region', { name: 'Tickets on this thread' })).toContainText('TKT-E1003');
    const { messages } = await firstBody<{ messages: unknown[] }>(page, 'linkThread');
    expect(messages).toHaveLength(3);
  });
});
