/** The main job beside Outlook on the web, whose page has no Message-ID: made, found again, suggested, confirmed, and never for the wrong mail. */
import type { Frame } from '@playwright/test';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { EXTENSION_ORIGIN } from '#lib/base/extension-id.ts';
import { createRecord } from '#lib/contract/records.ts';
import { createTicket, listTickets } from '#lib/contract/tickets.ts';
import { openFresh } from '#backend/testing/engines.ts';
import { startDemoCompanion, type DemoCompanion, type DemoUser } from '#backend/testing/demo-companion.ts';
import { sidebarFrame } from '../extension/launch.ts';
import {
  openOutlookBrowser,
  openOutlookTab,
  type OutlookBrowser,
  type OutlookTab,
} from '../extension/outlook-tab.ts';
import { signInExtension } from '../extension/sign-in-extension.ts';
import { insideOf } from '../extension/spoken.ts';
import { DEFAULT_OUTLOOK } from '../stand-in-outlook/options.ts';

/** More than the half second in which the sidebar asks whether a click was meant. */
const LOOKING_MS = 900;
const TICKET_NUMBER = /^TKT-E\d{3,}/;
const INES = { address: 'ines.okafor@quillon.example', name: 'Ines Okafor' };
const RUBEN = { address: 'ruben@velling.example', name: 'Ruben Achterberg' };
const YUKI = { address: 'yuki@halvard.example', name: 'Yuki Brandvold' };
const PIET = { name: 'Piet Warsame', emails: ['piet.warsame@tarnmoor.example'] };
const INVOICE = 'Invoice 20418 has one dock printer twice';

let companion: DemoCompanion;
let browser: OutlookBrowser;
let ana: DemoUser;
let jonas: DemoUser;
let tab: OutlookTab;

beforeAll(async () => {
  companion = await startDemoCompanion(await openFresh('embedded'));
  ana = await companion.user('ana@norrvik.example');
  jonas = await companion.user('jonas@norrvik.example');
  browser = await openOutlookBrowser({ language: 'de' });
  await signInExtension(browser.context, { address: companion.url, token: ana.token, user: ana });
}, 180_000);
afterAll(async () => {
  await browser.close();
  await companion.close();
});
afterEach(async () => {
  await tab.page.close();
  Object.assign(browser.outlook.options, DEFAULT_OUTLOOK);
});

async function open(thread: string): Promise<Frame> {
  tab = await openOutlookTab(browser, { thread });
  await tab.page.evaluate(() =>
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
      document.documentElement.dataset['violated'] = violatedDirective;
    }),
  );
  const sidebar = await sidebarFrame(tab.page);
  await sidebar.locator('main').waitFor();
  await tab.page.waitForTimeout(LOOKING_MS);
  return sidebar;
}

const ticketsAbout = async (search: string) =>
  (await ana.api(listTickets, { query: { search } })).items.filter(({ number }) =>
    TICKET_NUMBER.test(number),
  );

const madeInGmail = (subject: string, person: { address: string; name: string }) =>
  jonas.api(createTicket, {
    body: {
      subject,
      source: 'email',
      thread: {
        provider: 'gmail',
        mailbox: jonas.email,
        subject,
        messageIds: [`${person.address}.made-in-gmail`],
        participants: [{ ...person, role: 'from' }],
      },
    },
  });

describe('the main job in Outlook on the web', () => {
  it('[C2] shows the sidebar beside the open conversation, makes a ticket in one click and Enter, and finds it again', async () => {
    const sidebar = await open('osterby-labels');
    await sidebar.getByText('Marta Lindqvist').first().waitFor();
    await sidebar.getByText('Not linked').first().waitFor();
    await sidebar.getByRole('button', { name: /New ticket/ }).click();
    const subject = sidebar.getByLabel(/^Subject/);
    expect(await subject.inputValue()).toBe('Label printer in hall 2 stops after a few labels');
    await subject.press('Enter');
    const number = sidebar.getByRole('link', { name: TICKET_NUMBER }).first();
    await number.waitFor();
    const made = await number.innerText();
    const [ticketPage] = await Promise.all([tab.page.context().waitForEvent('page'), number.click()]);
    await ticketPage.waitForURL(`${companion.url}/tickets/${made}`);
    await ticketPage.close();
    await tab.page.close();

    const again = await open('osterby-labels');
    await again.getByRole('link', { name: made }).first().waitFor();
    await again.getByText('Linked', { exact: true }).waitFor();
    expect(await ticketsAbout(made)).toMatchObject([
      { customer: { name: 'Marta Lindqvist' }, source: 'email' },
    ]);
    expect(await tab.page.evaluate(() => document.documentElement.dataset['violated'])).toBeUndefined();
    expect(browser.foreignRequests).toEqual([]);
  });

  it('the diagnosis tells by which way each fact was found, and nothing of the mail', async () => {
    await open('osterby-labels');
    const options = await browser.context.newPage();
    await options.goto(`${EXTENSION_ORIGIN}/options.html`);
    const facts = options.locator('dl').last();
    await facts.getByText('Ways in outlook-web').waitFor();
    const text = await facts.innerText();
    for (const fact of ['pane', 'conversationId', 'subject', 'mailbox', 'sender'])
      expect(text).toMatch(new RegExp(`${fact} by [a-z-]+(,|$)`, 'm'));
    for (const secret of [ana.email, 'Marta', 'osterby', 'printer']) expect(text).not.toContain(secret);
    await options.close();
  });

  it('suggests the ticket that a colleague made in another mail program, and links it by one click for good', async () => {
    const { number } = await madeInGmail(INVOICE, INES);
    const sidebar = await open('quillon-invoice');
    await sidebar.getByText('Suggested', { exact: true }).waitFor();
    await sidebar.getByRole('button', { name: 'Link', exact: true }).click();
    await sidebar.getByText('Linked', { exact: true }).waitFor();
    await tab.page.close();
    const again = await open('quillon-invoice');
    await again.getByText('Linked', { exact: true }).waitFor();
    await again.getByRole('link', { name: number }).first().waitFor();
    expect(await ticketsAbout('invoice')).toHaveLength(1);
  });

  it('tells of the suggested ticket before a second one is made', async () => {
    const { number } = await madeInGmail('Which rolls for the cold store?', YUKI);
    const sidebar = await open('halvard-rolls');
    await sidebar.getByText('Suggested', { exact: true }).waitFor();
    await sidebar.getByRole('button', { name: /New ticket/ }).click();
    await sidebar.getByLabel(/^Subject/).press('Enter');
    await sidebar.getByText(`${number} may be about this thread`).waitFor();
    await sidebar.getByRole('button', { name: 'Create another anyway' }).waitFor();
    expect(await ticketsAbout('cold store')).toHaveLength(1);
  });

  it('refuses to save a form when another conversation was selected meanwhile, also before the pane has followed', async () => {
    const before = (await ticketsAbout('six printers')).length;
    browser.outlook.options.paneDelayMs = 2500;
    const sidebar = await open('velling-quote');
    await sidebar.getByText('Ruben Achterberg').first().waitFor({ timeout: 20_000 });
    await sidebar.getByRole('button', { name: /New ticket/ }).click();
    const subject = sidebar.getByLabel(/^Subject/);
    await subject.waitFor();
    // Whom and what the form is about is seen all the time.
    expect(await sidebar.getByText(/From Ruben Achterberg/).isVisible()).toBe(true);
    expect(await sidebar.getByText('Six printers and a visit in January').first().isVisible()).toBe(true);
    await tab.open('tarnmoor-firmware');
    await subject.press('Enter');
    await sidebar.getByText(/Not saved: another mail is open now/).waitFor();
    await tab.thread((thread) => thread?.subject === 'Night window for the firmware update');
    expect(await ticketsAbout('six printers')).toHaveLength(before);
    expect(await ticketsAbout('night window')).toHaveLength(0);
  });

  it('says that it is not known who wrote a mail of which Outlook shows a name only, and makes no ticket for anybody else', async () => {
    browser.outlook.options.senders = 'names';
    const sidebar = await open('tarnmoor-portal');
    await sidebar.getByText('does not show this person’s address').waitFor();
    expect(await sidebar.getByRole('heading', { name: 'Piet Warsame' }).isVisible()).toBe(true);
    expect(await sidebar.getByRole('button', { name: /New ticket/ }).getAttribute('aria-disabled')).toBe(
      'true',
    );
    expect(await sidebar.getByText('Farah').count()).toBe(0);
  });

  it('makes the ticket for the sender whose address was typed, also after the page was loaded again', async () => {
    const { id } = await ana.api(createRecord, { body: { kind: 'lead', ...PIET } });
    browser.outlook.options.senders = 'names';
    const sidebar = await open('tarnmoor-portal');
    await sidebar.getByLabel('Sender’s e-mail address').fill('Piet Warsame <piet.warsame@tarnmoor.example>');
    await sidebar.getByRole('button', { name: 'Use address' }).click();
    await sidebar.getByText('was typed here').waitFor();
    await tab.page.close();

    const again = await open('tarnmoor-portal');
    await again.getByText('was typed here').waitFor();
    await again.getByRole('button', { name: /New ticket/ }).click();
    const subject = again.getByLabel(/^Subject/);
    const typed = await subject.inputValue();
    await subject.press('Enter');
    const number = again.getByRole('link', { name: TICKET_NUMBER }).first();
    await number.waitFor();
    const [made] = await ticketsAbout(await number.innerText());
    expect(made).toMatchObject({ subject: typed, customer: { id, name: 'Piet Warsame' } });
  });

  it('marks the row of a linked conversation as soon as its ticket is there, of a suggested one not, and none where marks are off', async () => {
    await madeInGmail('Six printers and a visit in January', RUBEN);
    const sidebar = await open('tarnmoor-firmware');
    const number = sidebar.getByRole('link', { name: TICKET_NUMBER }).first();
    await sidebar.getByRole('button', { name: /New ticket/ }).click();
    await sidebar.getByLabel(/^Subject/).press('Enter');
    await number.waitFor();
    const mark = tab.page.locator('[data-stand-in="tarnmoor-firmware"] > threadside-row-mark');
    await expect.poll(() => mark.count(), { timeout: 15_000 }).toBe(1);
    expect(await insideOf(tab.page, mark)).toContain(await number.innerText());
    await tab.open('velling-quote');
    await sidebar.getByText('Suggested', { exact: true }).waitFor();
    expect(await tab.page.locator('[data-stand-in="velling-quote"] > threadside-row-mark').count()).toBe(0);
    await tab.page.close();

    const options = await browser.context.newPage();
    await options.goto(`${EXTENSION_ORIGIN}/options.html`);
    const setting = options.getByLabel('Mark threads that have tickets in the list of mails');
    await setting.click();
    await open('osterby-labels');
    const marks = tab.page.locator('threadside-row-mark');
    await expect.poll(() => marks.count(), { timeout: 15_000 }).toBe(0);
    await setting.click();
    await tab.page.bringToFront();
    await tab.page.reload();
    await expect.poll(() => marks.count(), { timeout: 15_000 }).toBeGreaterThan(0);
    await options.close();
  });
});
