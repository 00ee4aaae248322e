/** What the sidebar shows of edits and comments that could not be sent at once, and that none of them is lost or sent twice. */
import { describe, it } from 'vitest';
import { expect, type Page } from '@playwright/test';
import { ANA, JONAS, PRIYA, sampleId } from '../../components/sidebar/samples/sample-records.ts';
import { DOCKS_TICKET, wholeTicket } from '../../components/sidebar/samples/sample-tickets.ts';
import { ownSidebarBrowser } from '../sidebar/own-sidebar-browser.ts';
import { callsOf, changeWorld, refuseNext } from '../sidebar/sidebar-browser.ts';

const browser = ownSidebarBrowser();

const commentBox = (page: Page) => page.getByRole('textbox', { name: 'Comment, seen by your team only' });

async function choose(page: Page, control: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: control }).click();
  await page.getByRole('option', { name: option }).click();
}

/** A new page of the same browser, as after the tab was closed, with the ticket open again. */
async function reopen(page: Page): Promise<void> {
  // A refusal shows a moment before it is kept; a page closed in between would send once more and be refused again.
  await page.waitForFunction(isSettled);
  await page.reload();
  await page.getByRole('button', { name: DOCKS_TICKET.subject }).click();
  await commentBox(page).waitFor();
}

/** Runs in the page: whether all that lies in the outbox was tried, and is kept with what came of it. */
async function isSettled(): Promise<boolean> {
  const rows = await harness.createBrowserTables().list('outbox', null);
  return rows.every(({ value }) => {
    const { problem, attempts } = value as { problem?: object; attempts: number };
    return problem !== undefined || attempts > 0;
  });
}

async function goOnline(page: Page): Promise<void> {
  await changeWorld(page, { trouble: 'none' });
  await page.evaluate(() => dispatchEvent(new Event('online')));
}

/** Calls of a route that were answered: those made while offline have no answer. */
async function bodiesOf<Body>(page: Page, name: 'updateTicket' | 'createComment'): Promise<Body[]> {
  return (await callsOf(page, name)).map(({ body }) => body as Body);
}

const stale = {
  code: 'stale_version',
  status: 409,
  facts: {
    ticket: wholeTicket({ ...DOCKS_TICKET, owner: PRIYA, version: 9 }),
    changes: [
      {
        id: sampleId(400),
        kind: 'owner-changed',
        at: '2026-11-24T09:29:00.000Z',
        actor: PRIYA,
        subject: null,
        from: JONAS.name,
        to: PRIYA.name,
        reason: null,
        version: 9,
      },
    ],
  },
} as const;

describe('edits without an answer', () => {
  it('show as their new values with a mark, and are sent in order once there is a line again', async () => {
    const page = await browser.open('ticket');
    await changeWorld(page, { trouble: 'offline' });
    await choose(page, 'Owner', 'Ana Ribeiro (you)');
    await expect(page.getByText('Waiting to send: Ana Ribeiro (you)')).toBeVisible();
    await choose(page, 'Owner', 'Priya Nair');
    await expect(page.getByText('Waiting to send: Ana Ribeiro (you), Priya Nair')).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'Owner' })).toContainText('Priya Nair');
    const offlineCount = (await callsOf(page, 'updateTicket')).length;
    await goOnline(page);
    await expect(page.getByText('Waiting to send')).toHaveCount(0);
    const sent = async () =>
      (await callsOf(page, 'updateTicket')).slice(offlineCount).map(({ body }) => body);
    // The mark is gone while the last one is on its way.
    await expect.poll(sent).toEqual([
      { ownerId: ANA.id, version: 4 },
      { ownerId: PRIYA.id, version: 5 },
    ]);
    await expect(page.getByRole('combobox', { name: 'Owner' })).toContainText('Priya Nair');
  });

  it('are there again after the tab was closed, and are sent by the page that finds them', async () => {
    const page = await browser.open('ticket');
    await changeWorld(page, { trouble: 'offline' });
    await choose(page, 'Owner', 'Ana Ribeiro (you)');
    await expect(page.getByText('Waiting to send: Ana Ribeiro (you)')).toBeVisible();
    const [first] = await callsOf(page, 'updateTicket');
    await page.reload();
    await expect.poll(() => callsOf(page, 'updateTicket')).toHaveLength(1);
    const [again] = await callsOf(page, 'updateTicket');
    expect([again?.key, again?.body]).toEqual([first?.key, first?.body]);
  });

  it('can be taken back while they wait', async () => {
    const page = await browser.open('ticket');
    await changeWorld(page, { trouble: 'offline' });
    await choose(page, 'Owner', 'Ana Ribeiro (you)');
    await page.getByRole('button', { name: 'Discard' }).click();
    await expect(page.getByRole('combobox', { name: 'Owner' })).toContainText('Jonas Feld');
    await goOnline(page);
    await expect(page.getByText('Waiting to send')).toHaveCount(0);
    expect(await callsOf(page, 'updateTicket')).toHaveLength(1);
  });
});

describe('an edit that meets a colleague’s', () => {
  it('keeps both values over a closed tab, until one is chosen', async () => {
    const page = await browser.open('ticket');
    await refuseNext(page, 'updateTicket', stale);
    await choose(page, 'Owner', 'Ana Ribeiro (you)');
    await expect(page.getByRole('alert')).toContainText('Priya Nair gave it to Priya Nair');
    await reopen(page);
    await expect(page.getByRole('alert')).toContainText(
      'Priya Nair gave it to Priya Nair 1 minute ago. You chose Ana Ribeiro (you).',
    );
    await page.getByRole('button', { name: 'Use Ana Ribeiro (you)' }).click();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(page.getByRole('combobox', { name: 'Owner' })).toContainText('Ana Ribeiro');
    await expect.poll(() => bodiesOf(page, 'updateTicket')).toMatchObject([{ version: 9 }]);
  });

  it('is given up for theirs, also after a closed tab', async () => {
    const page = await browser.open('ticket');
    await refuseNext(page, 'updateTicket', stale);
    await choose(page, 'Owner', 'Ana Ribeiro (you)');
    await page.getByRole('button', { name: 'Keep Priya Nair' }).click();
    await reopen(page);
    await expect(page.getByRole('alert')).toHaveCount(0);
    expect(await callsOf(page, 'updateTicket')).toEqual([]);
  });
});

describe('a comment', () => {
  it('made offline stands in its place, marked, survives the tab, and is sent once', async () => {
    const page = await browser.open('ticket');
    await changeWorld(page, { trouble: 'offline' });
    await commentBox(page).fill('The board leaves today.');
    await commentBox(page).press('Control+Enter');
    const said = page.getByRole('listitem').filter({ hasText: 'The board leaves today.' });
    await expect(said).toContainText('Waiting to send');
    await expect(commentBox(page)).toHaveValue('');
    await reopen(page);
    await expect(said).toHaveCount(1);
    await expect(said).not.toContainText('Waiting to send');
    await expect
      .poll(() => bodiesOf(page, 'createComment'))
      .toMatchObject([{ text: 'The board leaves today.' }]);
  });

  it('that is refused keeps its words and its reason, and can be sent again', async () => {
    const page = await browser.open('ticket');
    const detail = 'Make a new ticket to go on.';
    await refuseNext(page, 'createComment', { code: 'ticket_closed', status: 409, detail });
    await commentBox(page).fill('Nobody loses this.');
    await commentBox(page).press('Control+Enter');
    const said = page.getByRole('listitem').filter({ hasText: 'Nobody loses this.' });
    await expect(said).toContainText('Not saved Make a new ticket to go on.');
    await reopen(page);
    await expect(said).toContainText('Make a new ticket to go on.');
    await said.getByRole('button', { name: 'Try again' }).click();
    await expect(said).not.toContainText('Not saved');
    await expect.poll(() => callsOf(page, 'createComment')).toHaveLength(1);
  });
});

describe('a ticket that was refused while no page was open', () => {
  it('opens its form with what the companion said, on its thread', async () => {
    const page = await browser.open('nothing-here');
    await changeWorld(page, { trouble: 'offline' });
    await page.getByRole('button', { name: 'New ticket' }).click();
    await page.getByLabel('Subject').fill('Refused at night');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Waiting to send')).toBeVisible();
    await page.evaluate(refuseKept, { type: 'about:blank', title: 'No', status: 422, code: 'field_missing' });
    await page.reload();
    await expect(page.getByLabel('Subject')).toHaveValue('Refused at night');
    await expect(page.getByText('No', { exact: true })).toBeVisible();
    expect(await callsOf(page, 'createTicket')).toEqual([]);
  });
});

/** Runs in the page: what the worker keeps of an entry that the companion refused. */
async function refuseKept(problem: object): Promise<void> {
  const tables = harness.createBrowserTables();
  for (const row of await tables.list('outbox', null))
    await tables.put('outbox', { ...row, value: { ...(row.value as object), problem } });
}

describe('signing out', () => {
  it('says which edits and comments would be lost', async () => {
    const page = await browser.open('ticket');
    await changeWorld(page, { trouble: 'offline' });
    await choose(page, 'Owner', 'Ana Ribeiro (you)');
    await commentBox(page).fill('Kept here.');
    await commentBox(page).press('Control+Enter');
    await expect(page.getByRole('listitem').getByText('Waiting to send')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByText('1 change to a ticket waits to be sent.')).toBeVisible();
    await expect(page.getByText('1 comment waits to be sent.')).toBeVisible();
    await page.getByRole('button', { name: 'Sign out and remove them' }).click();
    const left = await page.evaluate(() => harness.createBrowserTables().list('outbox', null));
    expect(left).toEqual([]);
  });
});

describe('storage that the browser refuses', () => {
  it('is told, with what is lost by closing the tab', async () => {
    const page = await browser.open('storage-refused');
    const line = page.getByRole('status').filter({ hasText: 'This browser keeps nothing for Threadside' });
    await expect(line).toContainText('Keep this tab open until all is sent.');
  });
});
