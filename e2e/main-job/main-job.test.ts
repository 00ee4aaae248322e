/** The job the product exists for, on the real InboxSDK, a real Chromium and a real companion. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listTickets, readTicket, updateTicket } from '#lib/contract/tickets.ts';
import { openDesk, signIn, type Agent, type Desk } from './desk.ts';

let desk: Desk;
let ana: Agent;
let jonas: Agent;
beforeAll(async () => {
  desk = await openDesk();
  ana = await desk.agent('ana@norrvik.example');
  jonas = await desk.agent('jonas@norrvik.example');
});
afterAll(() => desk.close());

/** Both creates are answered well within this; then it is clear which of the two was told of the other. */
const OTHER_ANSWER_MS = 2000;

/** A colleague's change is seen within this time. */
const SOON_MS = 1000;

const TICKET_NUMBER = /^TKT-E\d{3,}/;

describe('connecting', () => {
  it('takes an agent from the address over the code and its approval to the thread’s sidebar', async () => {
    const { page, sidebar } = await ana.open('quillon-invoice');
    await sidebar.getByLabel('Address').fill(desk.companion.url);
    await sidebar.getByRole('button', { name: 'Connect' }).click();
    const code =
      (await sidebar.getByLabel(/^Code /).getAttribute('aria-label'))?.replace(/^Code\s*/, '') ?? '';
    const companion = await ana.browser.context.newPage();
    await companion.goto(`${desk.companion.url}/connect?code=${code.replaceAll(/[^A-Z0-9]/gi, '')}`);
    await companion.getByLabel('E-mail').fill(ana.user.email);
    await companion.getByLabel('Password', { exact: true }).fill(ana.user.password);
    await companion.getByRole('button', { name: 'Sign in' }).click();
    await companion.getByRole('button', { name: 'Connect sidebar' }).click();
    await companion.close();
    await page.bringToFront();
    await sidebar.getByText('Ines Okafor').first().waitFor({ timeout: 30_000 });
    expect(await sidebar.getByText('Tickets on this thread').isVisible()).toBe(true);
    await page.close();
  });
});

describe('the main job in Gmail', () => {
  beforeAll(async () => {
    await signIn(ana, desk.companion.url);
    await signIn(jonas, desk.companion.url);
  });

  it('[C1] [G2.2.3e] shows the sidebar beside the open thread, makes a ticket in one click and Enter, and links its number to its page', async () => {
    const { tab, page, sidebar } = await ana.open('osterby-labels');
    await sidebar.getByText('Marta Lindqvist').first().waitFor();
    await sidebar.getByText('Contact', { exact: true }).waitFor();
    await sidebar.getByText('Lead · Hall 5 extension').waitFor();
    await sidebar.getByRole('button', { name: /New ticket/ }).click();
    const subject = sidebar.getByLabel(/^Subject/);
    expect(await subject.inputValue()).toBe('Label printer in hall 2 stops after a few labels');
    await subject.press('Enter');
    const number = sidebar.getByRole('link', { name: TICKET_NUMBER }).first();
    await number.waitFor();
    expect(await number.innerText()).toBe('TKT-E001');
    const [ticketPage] = await Promise.all([page.context().waitForEvent('page'), number.click()]);
    await ticketPage.waitForURL(`${desk.companion.url}/tickets/TKT-E001`);
    await ticketPage.close();

    const { items } = await ana.user.api(listTickets, { query: { search: 'TKT-E001' } });
    expect(items[0]).toMatchObject({
      source: 'email',
      customer: { name: 'Marta Lindqvist' },
      owner: { name: 'Ana Ribeiro' },
    });
    expect(await tab.sdkErrors()).toBe(0);
    await page.close();
  });

  it('keeps the text of the mail without quote and signature as description, and its messages as conversation', async () => {
    const { items } = await ana.user.api(listTickets, { query: { search: 'TKT-E001' } });
    const ticket = await ana.user.api(readTicket, { params: { ticketId: items[0]?.id ?? '' } });
    expect(ticket.description).toMatch(/^Hello Ana,[^]+all three today\? The counter pages are attached\./);
    expect(ticket.description).not.toMatch(/wrote:|gap sensor/);
    expect(ticket.conversation?.messages.length).toBeGreaterThan(0);
    expect(ticket.conversation?.messages.at(-1)?.from.address).toBe('marta@osterby.example');
  });

  it('shows a colleague the same ticket in another mailbox with other ids', async () => {
    const { page, sidebar } = await jonas.open('osterby-labels');
    await sidebar.getByRole('link', { name: 'TKT-E001' }).first().waitFor();
    expect(await sidebar.getByText('Open', { exact: true }).first().isVisible()).toBe(true);
    await page.close();
  });

  it('shows a colleague’s change within a second, beside the thread and in the open ticket, over one stream for all tabs', async () => {
    const streams: string[] = [];
    ana.browser.context.on('request', (request) => {
      if (request.url().includes('/api/changes')) streams.push(request.url());
    });
    const { page, sidebar } = await ana.open('osterby-labels');
    const second = await ana.open('quillon-invoice');
    await page.bringToFront();
    await sidebar.getByRole('link', { name: 'TKT-E001' }).first().waitFor();
    const { items } = await jonas.user.api(listTickets, { query: { search: 'TKT-E001' } });
    const [ticket] = items;
    if (ticket === undefined) throw new Error('No TKT-E001');
    const change = {
      version: ticket.version,
      status: 'on-hold' as const,
      subject: 'Printer waits for a part',
    };
    await jonas.user.api(updateTicket, { params: { ticketId: ticket.id }, body: change });
    await sidebar.getByText('Printer waits for a part').first().waitFor({ timeout: SOON_MS });
    await sidebar.getByText('On hold', { exact: true }).first().waitFor({ timeout: SOON_MS });
    await sidebar
      .getByRole('button', { name: /Printer waits for a part/ })
      .first()
      .click();
    await sidebar.getByRole('button', { name: /Back/ }).waitFor();
    const { version } = await jonas.user.api(readTicket, { params: { ticketId: ticket.id } });
    const again = { version, status: 'open' as const, subject: 'Printer has its part' };
    await jonas.user.api(updateTicket, { params: { ticketId: ticket.id }, body: again });
    await sidebar.getByText('Printer has its part').first().waitFor({ timeout: SOON_MS });
    expect(streams).toHaveLength(1);
    await second.page.close();
    await page.close();
  });

  it('tells the second of two mailboxes that create at once whose ticket there is', async () => {
    const inAna = await ana.open('halvard-rolls');
    const inJonas = await jonas.open('halvard-rolls');
    for (const { sidebar } of [inAna, inJonas]) {
      await sidebar.getByRole('button', { name: /New ticket/ }).click();
      await sidebar.getByLabel(/^Subject/).waitFor();
    }
    await Promise.all([inAna, inJonas].map(({ sidebar }) => sidebar.getByLabel(/^Subject/).press('Enter')));
    const told = [inAna, inJonas].map(({ sidebar }) => sidebar.getByRole('button', { name: /another/i }));
    await Promise.any(told.map((question) => question.waitFor()));
    await inAna.page.waitForTimeout(OTHER_ANSWER_MS);
    const counts = await Promise.all(told.map((question) => question.count()));
    expect(counts.filter((count) => count > 0)).toHaveLength(1);
    const { items } = await ana.user.api(listTickets, { query: { search: 'rolls' } });
    expect(items.filter(({ number }) => TICKET_NUMBER.test(number))).toHaveLength(1);
    await inAna.page.close();
    await inJonas.page.close();
  });

  it('makes no ticket for somebody unknown, and one right after adding them in place', async () => {
    const { page, sidebar } = await ana.open('tarnmoor-portal');
    await sidebar.getByText('Not in your records yet').waitFor();
    expect(await sidebar.getByRole('button', { name: /New ticket/ }).isDisabled()).toBe(true);
    await sidebar.getByRole('button', { name: 'Add as lead' }).click();
    await sidebar.getByRole('button', { name: /Add and start ticket/ }).click();
    await sidebar.getByLabel(/^Subject/).press('Enter');
    await sidebar.getByRole('link', { name: TICKET_NUMBER }).first().waitFor();
    await page.close();
  });

  it('undoes a create while the toast is there, for everybody', async () => {
    const { page, sidebar } = await ana.open('velling-quote');
    await sidebar.getByRole('button', { name: /New ticket/ }).click();
    await sidebar.getByLabel(/^Subject/).press('Enter');
    const number = (
      await sidebar.getByRole('status').getByRole('link', { name: TICKET_NUMBER }).innerText()
    ).trim();
    await sidebar.getByRole('button', { name: 'Undo' }).click();
    await sidebar.getByText(`${number} withdrawn`).waitFor();
    await sidebar.getByText('No ticket for this mail yet.').waitFor();
    expect((await jonas.user.api(listTickets, { query: { search: number } })).total).toBe(0);
    await page.close();
  });

  it('calls nobody but Gmail and the companion, and leaves InboxSDK without an error', async () => {
    expect(ana.browser.foreignRequests).toEqual([]);
    expect(jonas.browser.foreignRequests).toEqual([]);
  });
});
