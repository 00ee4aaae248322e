/** The Office add-in's pane as it is shipped, with the real Office.js, in a page that plays Outlook on the web. */
import { expect, type Browser, type Frame } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { decideDevice, signOut } from '#lib/contract/sessions.ts';
import { createTicket, listTickets, readTicket } from '#lib/contract/tickets.ts';
import { seriousProblems } from '../companion/axe.ts';
import { sampleFile } from '../stand-in-gmail/sample-files.ts';
import { threads } from '../stand-in-gmail/mailbox.ts';
import { openOutlookDesk, type OutlookDesk, type OutlookTab } from './outlook-desk.ts';

const TICKET_NUMBER = /^TKT-E\d{3,}/;
/** A pane, its library and its companion start within this time, also on a slow machine. */
const STARTED = { timeout: 30_000 };

let desk: OutlookDesk;
let browser: Browser;
beforeAll(async () => {
  desk = await openOutlookDesk();
  browser = await desk.browser();
});
afterAll(() => desk.close());

/** Ana's Outlook with the pane open beside a message. */
async function openPane(
  item: string | null,
  at: Browser = browser,
): Promise<{ tab: OutlookTab; pane: Frame }> {
  const tab = await desk.open(at);
  if (at === browser) await tab.signIn(desk.ana);
  if (item !== null) await tab.outlook('select', item);
  await tab.outlook('openPane');
  return { tab, pane: await tab.pane() };
}

/** A file of that message. */
const FILE = 'counter-table-6.pdf';

/** Names and sizes of a ticket's files. */
async function filesOf(number: string): Promise<[string, number][]> {
  const { items } = await desk.ana.api(listTickets, { query: { search: number } });
  const { attachments } = await desk.ana.api(readTicket, { params: { ticketId: items[0]?.id ?? '' } });
  return attachments.map(({ name, sizeBytes }) => [name, sizeBytes]);
}

async function countTickets(): Promise<number> {
  return (await desk.ana.api(listTickets, { query: {} })).items.length;
}

/** A thread as it was written, for who has another message of it. */
function written(name: string): { subject: string; firstId: string } {
  const thread = threads.find((one) => one.name === name);
  const [first] = thread?.mails ?? [];
  if (thread === undefined || first === undefined) throw new Error(`There is no thread ${name}.`);
  return { subject: thread.subject, firstId: first.messageId };
}

describe('the pane beside a message', () => {
  it('[C3] reads who it is from, makes a ticket with its number and a file, and breaks no content policy', async () => {
    const { tab, pane } = await openPane('osterby-labels');
    await expect(pane.getByText('Marta Lindqvist').first()).toBeVisible(STARTED);
    await pane.getByRole('button', { name: /New ticket/ }).click();
    const subject = pane.getByLabel(/^Subject/);
    await expect(subject).toHaveValue(/Label printer in hall 2/);
    await expect(pane.getByText(/printers at tables 5 and 6/).first()).toBeVisible();
    await pane.getByRole('checkbox', { name: FILE }).check();
    await subject.press('Enter');
    const number = pane.getByRole('link', { name: TICKET_NUMBER }).first();
    await expect(number).toBeVisible(STARTED);
    const row = pane.getByRole('listitem').filter({ hasText: FILE });
    await expect(row).toContainText('Kept with the ticket', STARTED);
    expect(await filesOf(await number.innerText())).toEqual([[FILE, sampleFile(FILE).bytes.length]]);
    expect(await seriousProblems(tab.page)).toEqual([]);
    expect(tab.violations).toEqual([]);
    expect(desk.server.libraryRequests.some((path) => path.endsWith('/office.js'))).toBe(true);
    await tab.context.close();
  });

  it('asks no host but Outlook’s, Microsoft’s for the library, and its companion, and keeps its history functions', async () => {
    const { tab, pane } = await openPane('osterby-labels');
    await expect(pane.getByText('Marta Lindqvist').first()).toBeVisible(STARTED);
    expect([...tab.hosts].toSorted()).toEqual([
      'appsforoffice.microsoft.com',
      'desk.norrvik.example',
      'outlook.office.com',
    ]);
    expect(await pane.evaluate(() => [typeof history.pushState, typeof history.replaceState])).toEqual([
      'function',
      'function',
    ]);
    await tab.context.close();
  });

  it('follows the selection while it is pinned, and says so when nothing is selected', async () => {
    const { tab, pane } = await openPane('osterby-labels');
    await expect(pane.getByText('Marta Lindqvist').first()).toBeVisible(STARTED);
    await tab.outlook('select', 'quillon-invoice');
    await expect(pane.getByText('Ines Okafor').first()).toBeVisible();
    await expect(pane.getByText('Marta Lindqvist')).toHaveCount(0);
    await tab.outlook('select', null);
    await expect(pane.getByText('No e-mail open')).toBeVisible();
    await tab.outlook('select', 'osterby-labels');
    await expect(pane.getByText('Marta Lindqvist').first()).toBeVisible();
    await tab.context.close();
  });

  it('opens anew beside each message when it is not pinned, and with none selected', async () => {
    const { tab } = await openPane(null);
    await tab.outlook('isPinned', false);
    await expect((await tab.pane()).getByText('No e-mail open')).toBeVisible(STARTED);
    for (const [item, sender] of [
      ['osterby-labels', 'Marta Lindqvist'],
      ['quillon-invoice', 'Ines Okafor'],
    ] as const) {
      await tab.outlook('select', item);
      await tab.outlook('openPane');
      await expect((await tab.pane()).getByText(sender).first()).toBeVisible(STARTED);
    }
    await tab.context.close();
  });

  it('shows the ticket that a colleague made in Gmail from another message of the thread', async () => {
    const jonas = await desk.companion.user('jonas@norrvik.example');
    const held = written('halvard-rolls');
    const made = await jonas.api(
      createTicket,
      {
        body: {
          subject: 'Rolls for the new printers',
          source: 'email',
          thread: {
            provider: 'gmail',
            mailbox: jonas.email,
            providerThreadId: '19aa00bb11cc22dd',
            subject: held.subject,
            messageIds: [held.firstId],
            participants: [{ address: 'yuki@halvard.example', name: 'Yuki Brandvold', role: 'from' }],
          },
        },
      },
      { idempotencyKey: crypto.randomUUID() },
    );
    const { tab, pane } = await openPane('halvard-rolls');
    await expect(pane.getByRole('link', { name: made.number }).first()).toBeVisible(STARTED);
    await tab.context.close();
  });
});

describe('a shared mailbox', () => {
  it('is named to the companion as the mailbox, in place of the user’s own', async () => {
    const { tab, pane } = await openPane(null);
    await expect(pane.getByText('No e-mail open')).toBeVisible(STARTED);
    const asked = tab.page.waitForRequest((request) => request.url().endsWith('/api/threads/context'));
    await tab.outlook('select', 'shared');
    expect((await asked).postDataJSON()).toMatchObject({ mailbox: 'support@norrvik.example' });
    await expect(pane.getByText('Ines Okafor').first()).toBeVisible(STARTED);
    await tab.context.close();
  });
});

describe('wrong-item safety', () => {
  it('keeps what was typed for its own message when another is selected', async () => {
    const { tab, pane } = await openPane('velling-quote');
    await pane.getByRole('button', { name: /New ticket/ }).click(STARTED);
    await pane.getByLabel(/^Subject/).fill('Quote for the new hall');
    await expect(pane.getByText('From Ruben Achterberg')).toBeVisible();
    await tab.outlook('select', 'quillon-invoice');
    await expect(pane.getByText('Ines Okafor').first()).toBeVisible();
    await tab.outlook('select', 'velling-quote');
    await pane.getByRole('button', { name: /New ticket/ }).click();
    await expect(pane.getByLabel(/^Subject/)).toHaveValue('Quote for the new hall');
    await tab.context.close();
  });

  it('saves nothing when Outlook has another message by then, and keeps the draft', async () => {
    const { tab, pane } = await openPane('velling-quote');
    await pane.getByRole('button', { name: /New ticket/ }).click(STARTED);
    await pane.getByLabel(/^Subject/).fill('Quote, second thoughts');
    const before = await countTickets();
    // The pane is not told of the change, as by an Outlook that says it late: only the item itself is another.
    await pane.evaluate(() => {
      const { Office } = globalThis as unknown as { Office: { context: { mailbox: object } } };
      const { mailbox } = Office.context;
      const item = Reflect.get(mailbox, 'item') as object;
      const other = Object.create(item, { itemId: { value: 'another' }, subject: { value: 'Another' } });
      Object.defineProperty(mailbox, 'item', { value: other, configurable: true });
    });
    await pane.getByRole('button', { name: 'Save ticket' }).click();
    await expect(pane.getByText('Not saved: another mail is open now')).toBeVisible();
    expect(await countTickets()).toBe(before);
    await tab.outlook('select', null);
    await tab.context.close();
  });
});

describe('signing in', () => {
  it('survives a pane that is closed half-way: the same code is shown again, and its approval counts', async () => {
    const tab = await desk.open(browser);
    await tab.outlook('select', 'osterby-labels');
    await tab.outlook('openPane');
    const shown = (await tab.pane()).getByLabel(/^Code /);
    const code = (await shown.getAttribute('aria-label', STARTED)) ?? '';
    await tab.outlook('closePane');
    const userCode = code.replace(/^Code/, '').replaceAll(' ', '');
    await desk.ana.api(decideDevice, { body: { userCode, decision: 'approve' } });
    await tab.outlook('openPane');
    await expect((await tab.pane()).getByText('Marta Lindqvist').first()).toBeVisible(STARTED);
    expect(tab.violations).toEqual([]);
    await tab.context.close();
  });

  it('asks to connect again when the session was ended elsewhere', async () => {
    const own = await desk.companion.user('ana@norrvik.example');
    const tab = await desk.open(browser);
    await tab.signIn(own);
    await tab.outlook('select', 'osterby-labels');
    await tab.outlook('openPane');
    const pane = await tab.pane();
    await expect(pane.getByText('Marta Lindqvist').first()).toBeVisible(STARTED);
    await own.api(signOut, {});
    await tab.outlook('select', 'quillon-invoice');
    await expect(pane.getByText('Connect again to go on')).toBeVisible(STARTED);
    await expect(pane.getByLabel(/^Code /)).toBeVisible(STARTED);
    await tab.context.close();
  });

  it('works where the browser lets the pane keep nothing, and says what that means', async () => {
    const denying = await desk.browser('storage-denied');
    const { tab, pane } = await openPane('osterby-labels', denying);
    const code = (await pane.getByLabel(/^Code /).getAttribute('aria-label', STARTED)) ?? '';
    await expect(pane.evaluate(() => localStorage.length)).rejects.toThrow('Access is denied');
    const userCode = code.replace(/^Code/, '').replaceAll(' ', '');
    await desk.ana.api(decideDevice, { body: { userCode, decision: 'approve' } });
    await expect(pane.getByText('Marta Lindqvist').first()).toBeVisible(STARTED);
    await expect(pane.getByText('This browser keeps nothing for Threadside')).toBeVisible();
    await tab.outlook('select', 'quillon-invoice');
    await expect(pane.getByText('Ines Okafor').first()).toBeVisible();
    expect(tab.violations).toEqual([]);
    await denying.close();
  });
});

describe('trouble', () => {
  it('says that it is offline, keeps a new ticket, and sends it when the companion answers again', async () => {
    const { tab, pane } = await openPane('velling-quote');
    await pane.getByRole('button', { name: /New ticket/ }).click(STARTED);
    desk.server.isCompanionDown = true;
    await pane.getByLabel(/^Subject/).fill('Made while offline');
    await pane.getByLabel(/^Subject/).press('Enter');
    await expect(pane.getByText('Waiting to send').first()).toBeVisible(STARTED);
    desk.server.isCompanionDown = false;
    await expect(pane.getByRole('link', { name: TICKET_NUMBER }).first()).toBeVisible(STARTED);
    await tab.context.close();
  });

  it('says what to check when Microsoft’s library does not load, and when Outlook does not answer', async () => {
    desk.server.isLibraryBlocked = true;
    const blocked = await openPane(null);
    await expect(blocked.pane.getByText('Check the network')).toBeVisible({ timeout: 40_000 });
    desk.server.isLibraryBlocked = false;
    await blocked.tab.context.close();
    const silent = await desk.open(browser);
    await silent.outlook('isSilent', true);
    await silent.outlook('openPane');
    await expect((await silent.pane()).getByText('Waiting for Outlook')).toBeVisible({ timeout: 40_000 });
    await silent.context.close();
  });

  it('says where it belongs when it is opened as a page of its own', async () => {
    const context = await browser.newContext({ ignoreHTTPSErrors: true });
    const page = await context.newPage();
    await page.goto('https://desk.norrvik.example/taskpane.html');
    await expect(page.getByText('Open this page in Outlook')).toBeVisible(STARTED);
    await context.close();
  });
});

describe('a companion on this computer', () => {
  // Written down in docs/outlook-add-in.md; should browsers change their mind, so must it.
  it('cannot be reached by Outlook on the web, whose page is public', async () => {
    const publicly = await desk.browser('public-outlook');
    const tab = await desk.open(publicly);
    const failed = tab.page.waitForEvent('requestfailed', (request) =>
      request.url().includes('/taskpane.html'),
    );
    await tab.outlook('openPane');
    expect((await failed).failure()?.errorText).toBe('net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS');
    await publicly.close();
  });
});

describe('the keyboard', () => {
  it('goes through the pane by Tab and out of it, and Escape closes a form before it leaves the pane', async () => {
    const { tab, pane } = await openPane('osterby-labels');
    await pane.getByRole('button', { name: /New ticket/ }).click(STARTED);
    await expect(pane.getByLabel(/^Subject/)).toBeFocused();
    await tab.page.keyboard.press('Escape');
    await expect(pane.getByRole('button', { name: /New ticket/ })).toBeFocused();
    expect(await toldOf(tab, ESCAPED)).toBe(0);
    await tab.page.keyboard.press('Escape');
    await expect.poll(() => toldOf(tab, ESCAPED)).toBe(1);
    const stops = new Set<string>();
    await tab.page.locator('#before').focus();
    for (let count = 0; count < 60; count += 1) {
      await tab.page.keyboard.press('Tab');
      const at = await tab.page.evaluate(() => document.activeElement?.id ?? '');
      if (at === 'after') break;
      stops.add(await pane.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? ''));
    }
    expect(await tab.page.evaluate(() => document.activeElement?.id)).toBe('after');
    expect(stops.size).toBeGreaterThan(3);
    await tab.context.close();
  });
});

/** What the library tells Outlook when it hands the focus back by Escape (AgaveHostAction.EscExit). */
const ESCAPED = 15;

function toldOf(tab: OutlookTab, action: number): Promise<number> {
  return tab.page.evaluate(
    (wanted) =>
      (globalThis as unknown as { outlook: { told: unknown[][] } }).outlook.told.filter(
        ([, what]) => what === wanted,
      ).length,
    action,
  );
}
