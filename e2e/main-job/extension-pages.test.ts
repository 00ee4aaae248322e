/** The extension's own pages and notices, in a real browser at a real companion. */
import { expect as expectNow, type Page, type Worker } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { EXTENSION_ORIGIN } from '#lib/base/extension-id.ts';
import { createComment } from '#lib/contract/comments.ts';
import { listTickets } from '#lib/contract/tickets.ts';
import { seriousProblems } from '../companion/axe.ts';
import { sidebarFrames } from '../extension/launch.ts';
import { openMailTab } from '../extension/mail-tab.ts';
import { people } from '../stand-in-gmail/mailbox.ts';
import { openDesk, signIn, type Agent, type Desk } from './desk.ts';

const expect = expectNow.configure({ timeout: 20_000 });

/** The alarm comes every half minute, and the machine may be busy. */
const NOTICE_MS = 60_000;

let desk: Desk;
let ana: Agent;
beforeAll(async () => {
  desk = await openDesk();
  ana = await desk.agent(people.ana.address);
});
afterAll(() => desk.close());

async function openPage(name: 'popup' | 'options', width = 800): Promise<Page> {
  const page = await ana.browser.context.newPage();
  await page.setViewportSize({ width, height: 900 });
  await page.goto(`${EXTENSION_ORIGIN}/${name}.html`);
  return page;
}

type Shown = { badge: string; notices: string[] };
type WorkerScope = {
  chrome: {
    action: { getBadgeText(of: object): Promise<string> };
    notifications: {
      getAll(tell: (all: object) => void): void;
      /** Not in its documentation: runs the listeners, as a click of a person does. */
      onClicked: { dispatch(id: string): void };
    };
  };
};

async function shown(): Promise<Shown> {
  const worker: Worker =
    ana.browser.context.serviceWorkers()[0] ?? (await ana.browser.context.waitForEvent('serviceworker'));
  return worker.evaluate(async () => {
    const { chrome } = globalThis as unknown as WorkerScope;
    const all = await new Promise<object>((resolve) => chrome.notifications.getAll(resolve));
    return { badge: await chrome.action.getBadgeText({}), notices: Object.keys(all) };
  });
}

describe('signed out', () => {
  it('the popup says so and leads to the options, where one connects', async () => {
    const popup = await openPage('popup', 360);
    await expect(popup.getByText('Not connected')).toBeVisible();
    const opened = ana.browser.context.waitForEvent('page');
    await popup.getByRole('button', { name: 'Connect' }).click();
    const options = await opened;
    await expect(options.getByLabel(/address/i).first()).toBeVisible();
    expect(await seriousProblems(options)).toEqual([]);
    await options.close();
  });
});

describe('signed in', () => {
  beforeAll(() => signIn(ana, desk.companion.url));

  it('the popup shows one’s open tickets, the nearest deadline first, and the way to all of them', async () => {
    const popup = await openPage('popup', 360);
    const numbers = popup.locator('[data-ticket-number]');
    await expect(numbers.first()).toBeVisible();
    const { items } = await ana.user.api(listTickets, {
      query: { owner: 'me', status: 'not-closed', sort: 'next-due' },
    });
    const listed = await numbers.evaluateAll((rows) =>
      rows.map((row) => row.getAttribute('data-ticket-number')),
    );
    expect(listed).toEqual(items.map(({ number }) => number));
    await expect(popup.getByRole('link', { name: /Open all/ })).toHaveAttribute('href', /owner=me.*next-due/);
    expect(await seriousProblems(popup)).toEqual([]);
    await popup.close();
  });

  it('the popup says that the companion does not answer, and loads when it does', async () => {
    await ana.browser.context.route(`${desk.companion.url}/api/tickets*`, (route) => route.abort());
    const popup = await openPage('popup', 360);
    await expect(popup.getByText('Your tickets did not load')).toBeVisible();
    await ana.browser.context.unroute(`${desk.companion.url}/api/tickets*`);
    await popup.getByRole('button', { name: 'Try again' }).click();
    await expect(popup.locator('[data-ticket-number]').first()).toBeVisible();
    await popup.close();
  });

  it('the icon counts what is unread, and the desktop is told of a mention once', async () => {
    const jonas = await desk.companion.user(people.jonas.address);
    const { items } = await ana.user.api(listTickets, { query: { owner: 'me', status: 'not-closed' } });
    const [ticket] = items;
    if (ticket === undefined) throw new Error('Expected a ticket of Ana');
    // The first look takes what is there as known.
    const before = Number((await shown()).badge || 0);
    await jonas.api(
      createComment,
      {
        params: { ticketId: ticket.id },
        body: { text: `@Ana Ribeiro have a look`, mentions: [ana.user.id] },
      },
      { idempotencyKey: crypto.randomUUID() },
    );
    await expect.poll(async () => (await shown()).badge, { timeout: NOTICE_MS }).toBe(String(before + 1));
    const { notices } = await shown();
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain(`${desk.companion.url}/tickets/${ticket.number}`);
  });

  it('a click on the notice opens its ticket and takes the notice away', async () => {
    const [notice = ''] = (await shown()).notices;
    const url = notice.slice(notice.indexOf(' ') + 1);
    expect(url).toContain(`${desk.companion.url}/tickets/TKT-`);
    const opened = ana.browser.context.waitForEvent('page', { predicate: (page) => page.url() === url });
    const [worker] = ana.browser.context.serviceWorkers();
    await worker?.evaluate((id) => {
      const { chrome } = globalThis as unknown as WorkerScope;
      chrome.notifications.onClicked.dispatch(id);
    }, notice);
    await (await opened).close();
    await expect.poll(async () => (await shown()).notices).toEqual([]);
  });

  it('options are kept: theme, quiet hours, kinds', async () => {
    const options = await openPage('options');
    await expect(options.getByText(/Connected to localhost:\d+ as Ana Ribeiro/)).toBeVisible();
    await options.getByRole('combobox', { name: 'Theme of the sidebar' }).click();
    await options.getByRole('option', { name: 'Dark' }).click();
    await options.getByLabel('A ticket is given to me').click();
    await options.getByLabel('Keep quiet every day').click();
    await options.getByLabel('From').fill('20:30');
    await options.reload();
    await expect(options.getByRole('combobox', { name: 'Theme of the sidebar' })).toContainText('Dark');
    await expect(options.getByLabel('A ticket is given to me')).not.toBeChecked();
    await expect(options.getByLabel('From')).toHaveValue('20:30');
    expect(await seriousProblems(options)).toEqual([]);
    await options.close();
    const { sidebar, page } = await ana.open('osterby-labels');
    await expect(sidebar.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await page.close();
  });

  it('the diagnosis tells what was found beside the mail, and nothing of the mail itself', async () => {
    const options = await openPage('options');
    const seen = options.locator('dl').last();
    await expect(seen).toContainText('Last seen in gmail');
    await expect(seen).toContainText(/with Message-ID, identity known/);
    await expect(seen).toContainText('Signed in');
    const text = (await seen.textContent()) ?? '';
    for (const secret of [people.ana.address, people.ana.name, people.marta.address, 'TKT-']) {
      expect(text).not.toContain(secret);
    }
    await options.close();
  });

  it('the sidebar stays away from a mailbox that is not listed, and a wrong line is named', async () => {
    const options = await openPage('options');
    const field = options.getByLabel('Only in these mailboxes');
    await field.fill('velling.example\nnot a mailbox');
    await options.getByRole('button', { name: 'Save mailboxes' }).click();
    await expect(options.getByText(/“not a mailbox” is neither/)).toBeVisible();
    await field.fill('velling.example');
    await options.getByRole('button', { name: 'Save mailboxes' }).click();
    await expect(options.getByText('Saved')).toBeVisible();
    const tab = await openMailTab(ana.browser, { account: ana.account, thread: 'osterby-labels' });
    // Long enough for a sidebar that would come: with the list emptied it is there at once.
    await tab.page.waitForTimeout(3000);
    expect(sidebarFrames(tab.page)).toHaveLength(0);
    await field.fill('');
    await options.getByRole('button', { name: 'Save mailboxes' }).click();
    await expect(options.getByText('Saved')).toBeVisible();
    await tab.page.reload();
    await expect.poll(() => sidebarFrames(tab.page).length).toBe(1);
    await tab.page.close();
    await options.close();
  });
});
