/** Tickets in Gmail's own list, on the real InboxSDK and a real companion. */
import { expect, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { readSlaPolicy, updateSlaPolicy } from '#lib/contract/sla.ts';
import { listTickets, readTicket, updateTicket } from '#lib/contract/tickets.ts';
import { spokenWords } from '../extension/spoken.ts';
import { people } from '../stand-in-gmail/mailbox.ts';
import { openDesk, signIn, type Agent, type Desk } from './desk.ts';

let desk: Desk;
let ana: Agent;
const rowCalls: string[] = [];
beforeAll(async () => {
  desk = await openDesk();
  ana = await desk.agent(people.ana.address);
  await signIn(ana, desk.companion.url);
  ana.browser.gmail.options.strictCsp = true;
  ana.browser.context.on('request', (request) => {
    const isRows = new URL(request.url()).pathname === '/api/threads/rows';
    if (isRows && request.method() === 'POST') rowCalls.push(request.postData() ?? '');
  });
  const admin = await desk.companion.user(people.priya.address);
  const { version } = await admin.api(readSlaPolicy, {});
  await admin.api(updateSlaPolicy, { body: { version, firstResponseS: 45 * 60, closureS: null } });
});
afterAll(() => desk.close());

const marks = (page: Page) => page.locator('threadside-row-mark');
const rows = (page: Page) => page.locator('tr.zA');

const boxes = (page: Page) =>
  rows(page).evaluateAll((elements) => elements.map((row) => JSON.stringify(row.getBoundingClientRect())));

type Opened = Awaited<ReturnType<Agent['open']>>;

async function createTicket({ page, sidebar }: Opened, another = false): Promise<string> {
  await sidebar.getByText('Marta Lindqvist').first().waitFor();
  // A click on what was not seen for half a second is asked about.
  await page.waitForTimeout(900);
  await sidebar.getByRole('button', { name: /New ticket/ }).click();
  await sidebar.getByLabel(/^Subject/).press('Enter');
  if (another) await sidebar.getByRole('button', { name: /another/i }).click();
  const toast = sidebar.getByRole('status').getByRole('link', { name: /^TKT-E\d+/ });
  await toast.waitFor();
  return (await toast.innerText()).trim();
}

async function setStatus(number: string, status: 'pending' | 'closed'): Promise<void> {
  const { items } = await ana.user.api(listTickets, { query: { search: number } });
  const { id, version } = await ana.user.api(readTicket, { params: { ticketId: items[0]?.id ?? '' } });
  await ana.user.api(updateTicket, { params: { ticketId: id }, body: { version, status } });
}

describe('rows of the list', () => {
  let opened: Opened;
  let number: string;

  it('say number, status and the time that wants somebody, in one call, without moving a row', async () => {
    opened = await ana.open('osterby-labels');
    await opened.tab.goToInbox();
    await rows(opened.page).first().waitFor();
    const before = await boxes(opened.page);
    await opened.tab.goToThread('osterby-labels');
    number = await createTicket(opened);
    rowCalls.length = 0;
    await opened.tab.goToInbox();
    await expect.poll(() => marks(opened.page).count(), { timeout: 15_000 }).toBe(1);
    expect(await boxes(opened.page)).toEqual(before);
    await expect.poll(() => spokenWords(opened.page)).toMatch(new RegExp(`${number}\nOpen\n.*4\\dm left`));
    expect(rowCalls).toHaveLength(1);
    expect(JSON.parse(rowCalls[0] ?? '{}')).toMatchObject({ mailbox: people.ana.address });
    expect(await opened.tab.sdkErrors()).toBe(0);
  });

  it('keep what they say from the page', async () => {
    expect(await opened.page.content()).not.toContain(number);
    expect((await rows(opened.page).allInnerTexts()).join()).not.toContain(number);
  });

  it('follow a change when the list is opened again, show the open one of several, and count the rest', async () => {
    await opened.tab.goToThread('osterby-labels');
    const second = await createTicket(opened, true);
    await setStatus(number, 'pending');
    await setStatus(second, 'closed');
    await opened.tab.goToInbox();
    await expect
      .poll(() => spokenWords(opened.page), { timeout: 15_000 })
      .toMatch(new RegExp(`${number}\nPending\n(.*left\n)?\\+1`));
  });

  it('are as they were for somebody who turned marks off, and for somebody signed out', async () => {
    const worker = ana.browser.context.serviceWorkers()[0];
    const set = (isOn: boolean) =>
      worker?.evaluate((value) => {
        const { chrome } = globalThis as unknown as { chrome: ExtensionApi };
        return chrome.storage.local.set({ rowMarks: value });
      }, isOn);
    const revisit = async () => {
      await opened.tab.goToThread('osterby-labels');
      await opened.tab.thread((thread) => thread !== null);
      await opened.tab.goToInbox();
      await rows(opened.page).first().waitFor();
    };
    await set(false);
    await revisit();
    await expect.poll(() => marks(opened.page).count(), { timeout: 15_000 }).toBe(0);
    await set(true);
    await revisit();
    await expect.poll(() => marks(opened.page).count(), { timeout: 15_000 }).toBe(1);
    await worker?.evaluate(() => {
      const { chrome } = globalThis as unknown as { chrome: ExtensionApi };
      return chrome.storage.local.remove('connection');
    });
    await revisit();
    await expect.poll(() => marks(opened.page).count(), { timeout: 15_000 }).toBe(0);
    expect(await opened.tab.sdkErrors()).toBe(0);
  });
});

type ExtensionApi = {
  storage: { local: { set(values: object): Promise<void>; remove(key: string): Promise<void> } };
};
