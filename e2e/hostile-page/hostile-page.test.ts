/**
 * A mail page that attacks the sidebar: nothing of a ticket or a token comes within its reach, nothing it sends is heard,
 * and what it covers is not clicked blindly.
 */
import { randomUUID } from 'node:crypto';
import { type Frame, type Page } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EXTENSION_ID } from '#lib/base/extension-id.ts';
import { createTicket, listTickets } from '#lib/contract/tickets.ts';
import { sidebarFrame, sidebarFrames } from '../extension/launch.ts';
import { isKnown, openMailTab, type SeenWindow } from '../extension/mail-tab.ts';
import { openDesk, signIn, type Agent, type Desk } from '../main-job/desk.ts';
import { heldFromRaw } from '../stand-in-gmail/shown-mail.ts';
import { CLAIMED, forgedMail, REAL } from './forged-mail.ts';
import {
  clobberDocument,
  forgeDomEvents,
  forgeWindowMessages,
  INTERNAL_MESSAGES,
  reachForExtension,
} from './forgeries.ts';
import { textInContentScript, textWithinReach } from './reach.ts';

const SECRET_SUBJECT = 'Zanzibar account review';
const THREAD_SUBJECT = 'Label printer in hall 2 stops after a few labels';

let desk: Desk;
let ana: Agent;
/** Requests that reached the companion since the test began, by anybody in the browser. */
let companionCalls: string[] = [];

beforeAll(async () => {
  desk = await openDesk();
  ana = await desk.agent('ana@norrvik.example');
  await signIn(ana, desk.companion.url);
  ana.browser.gmail.add(0, await heldFromRaw('forged', [forgedMail()], 0));
  ana.browser.context.on('request', (request) => {
    if (request.url().startsWith(desk.companion.url))
      companionCalls.push(`${request.method()} ${request.url()}`);
  });
  await makeTicket(THREAD_SUBJECT, 'a1f4-hall2@mail.osterby.example');
  await makeTicket(SECRET_SUBJECT, 'unrelated@mail.osterby.example');
});
afterAll(() => desk.close());
beforeEach(() => void (companionCalls = []));

async function makeTicket(subject: string, messageId: string): Promise<void> {
  const thread = {
    provider: 'gmail' as const,
    mailbox: 'jonas@norrvik.example',
    subject,
    messageIds: [messageId],
    participants: [{ address: 'marta@osterby.example', role: 'from' as const }],
  };
  await ana.user.api(
    createTicket,
    { body: { subject, source: 'email', thread } },
    { idempotencyKey: randomUUID() },
  );
}

/** A thread whose sidebar shows its own ticket and, unfolded, the customer's other one. */
async function openLoadedThread(): Promise<{ page: Page; sidebar: Frame }> {
  const { page, sidebar } = await ana.open('osterby-labels');
  await sidebar.getByRole('link', { name: 'TKT-E001' }).first().waitFor();
  await sidebar.getByText(/Other open tickets/i).click();
  await sidebar.getByText(SECRET_SUBJECT).first().waitFor();
  companionCalls = [];
  return { page, sidebar };
}

describe('what the mail page can read', () => {
  it('holds neither token nor ticket, in its own world and in our content script’s', async () => {
    const { page } = await openLoadedThread();
    const texts = [await textWithinReach(page), await textInContentScript(page)];
    for (const text of texts) {
      expect(text.length).toBeGreaterThan(10_000);
      expect(text).toContain('Marta Lindqvist');
      for (const secret of [
        ana.user.token,
        'TKT-E0',
        SECRET_SUBJECT,
        desk.companion.url,
        new URL(desk.companion.url).host,
      ])
        expect(text).not.toContain(secret);
    }
    expect(texts[1]).toMatch(/Access to storage is not allowed/);
    await page.close();
  });

  it('gives the page no window of ours and no root', async () => {
    const { page } = await openLoadedThread();
    expect(
      await page.evaluate(() => {
        const holder = document.querySelector('threadside-sidebar');
        return [window.length, holder?.shadowRoot ?? null, document.querySelectorAll('iframe').length];
      }),
    ).toEqual([0, null, 0]);
    await page.close();
  });
});

describe('what the mail page can send', () => {
  it('is not heard when it forges messages, ports, events and names', async () => {
    const { page, sidebar } = await openLoadedThread();
    const before = await sidebar.locator('body').innerText();
    expect(await page.evaluate(reachForExtension, EXTENSION_ID)).toBe('no way to connect');
    expect(await page.evaluate(forgeWindowMessages, INTERNAL_MESSAGES)).toBe(0);
    await page.evaluate(forgeDomEvents);
    await page.evaluate(clobberDocument);
    await page.waitForTimeout(500);
    expect(companionCalls).toEqual([]);
    expect(await sidebar.locator('body').innerText()).toBe(before);
    expect(await page.locator('threadside-sidebar').count()).toBe(2);
    const { items } = await ana.user.api(listTickets, { query: {} });
    expect(items.filter(({ source }) => source === 'email')).toHaveLength(2);
    await page.close();
  });

  it('goes on showing the next thread’s own tickets after the document’s names were taken', async () => {
    const { page, sidebar } = await openLoadedThread();
    await page.evaluate(clobberDocument);
    const hash = new URL(ana.browser.gmail.addressOf(0, 'quillon-invoice')).hash;
    await page.evaluate((next) => void (location.hash = next), hash);
    await sidebar.getByText('Ines Okafor').first().waitFor();
    expect(await sidebar.getByText('TKT-E001').count()).toBe(0);
    await page.close();
  });

  it('hangs up on a frame that the page made, whatever nonce and port it brings', async () => {
    const addresses: string[] = [];
    ana.browser.context.on('request', (request) => addresses.push(request.url()));
    const { page, sidebar } = await openLoadedThread();
    const own = addresses.find((url) => url.includes('/sidebar.html') && !url.includes(EXTENSION_ID));
    companionCalls = [];
    await page.evaluate(
      (src) => document.body.append(Object.assign(document.createElement('iframe'), { src })),
      `${own}#guessed`,
    );
    const forged = (): Frame | undefined => sidebarFrames(page).find((frame) => frame !== sidebar);
    await expect.poll(forged).toBeDefined();
    const heard = await forged()?.evaluate(forgePort, INTERNAL_MESSAGES);
    expect(heard).toEqual({ messages: [], hungUp: true });
    expect(await forged()?.evaluate(() => (window as unknown as SeenWindow).portMessages)).toEqual([]);
    expect(companionCalls).toEqual([]);
    expect(await sidebar.getByRole('link', { name: 'TKT-E001' }).count()).toBeGreaterThan(0);
    await page.close();
  });
});

describe('a mail that is dressed as Gmail', () => {
  it('is shown as what its headers say, also before they are read', async () => {
    ana.browser.gmail.options.rawDelayMs = 800;
    const tab = await openMailTab(ana.browser, { thread: 'forged' });
    const early = await tab.thread((thread) => (thread?.messages.length ?? 0) > 0);
    const known = await tab.thread(isKnown);
    ana.browser.gmail.options.rawDelayMs = 0;
    for (const thread of [early, known]) {
      expect(thread?.subject).toBe(REAL.subject);
      expect(thread?.messages.map(({ sender }) => sender.address)).toEqual([REAL.address]);
      expect(JSON.stringify(thread)).not.toContain(CLAIMED.address);
      expect(JSON.stringify(thread)).not.toContain(CLAIMED.messageId);
      expect(JSON.stringify(thread)).not.toContain(CLAIMED.threadId);
    }
    expect(known?.messages[0]?.messageId).toBe(REAL.messageId);
    const sidebar = await sidebarFrame(tab.page);
    await sidebar.getByText('Mallory Plain').first().waitFor();
    expect(await sidebar.getByText('The Director').count()).toBe(0);
    await tab.page.close();
  });
});

/** How a page can make the panel unreadable while its clicks still arrive: style, and where needed an element of its own. */
const COVERS: Record<string, string> = {
  'nearly transparent': 'threadside-sidebar { opacity: 0.01 !important; }',
  'under a cover that lets clicks through':
    '#cover { display: block; position: fixed; inset: 0; width: 100vw; height: 100vh; background: #fff; z-index: 2147483647; pointer-events: none; }',
  'under a cover drawn by a style sheet alone':
    'body::after { content: "You have won"; position: fixed; inset: 0; background: #fff; z-index: 2147483647; pointer-events: none; }',
  'under a cover in the top layer':
    '#cover:popover-open { display: block; position: fixed; inset: 0; width: 100vw; height: 100vh; background: #fff; pointer-events: none; }',
  'filtered away': 'threadside-sidebar { filter: opacity(0) !important; }',
  'faded with its parent': 'body { opacity: 0.02 !important; }',
  'clipped to its button': 'threadside-sidebar { clip-path: inset(85% 0 0 0) !important; }',
  'scaled down': 'threadside-sidebar { transform: scale(0.4) !important; transform-origin: 100% 100%; }',
};

/** Covers the panel; the answer takes the cover away again. */
async function hidePanel(page: Page, style: string): Promise<() => Promise<void>> {
  const sheet = await page.addStyleTag({ content: `#cover { display: none; } ${style}` });
  await page.evaluate((isPopover) => {
    const cover = Object.assign(document.createElement('div'), { id: 'cover', textContent: 'You have won' });
    cover.setAttribute('popover', 'manual');
    document.body.append(cover);
    if (isPopover) cover.showPopover();
  }, style.includes(':popover-open'));
  await page.waitForTimeout(400);
  return async () => {
    await sheet.evaluate((element) => (element as Element).remove());
    await page.evaluate(() => document.querySelector('#cover')?.remove());
  };
}

const createCalls = (): string[] =>
  companionCalls.filter((call) => call.startsWith('POST') && call.endsWith('/api/tickets'));

describe('a page that hides the panel from the person', () => {
  let page: Page;
  let sidebar: Frame;
  beforeAll(async () => {
    ({ page, sidebar } = await ana.open('velling-quote'));
    await sidebar.getByRole('button', { name: /New ticket/ }).click();
    await sidebar.getByLabel(/^Subject/).waitFor();
  });
  afterAll(() => page.close());

  it.each(Object.entries(COVERS))('writes nothing before it has asked when it is %s', async (_way, style) => {
    const uncover = await hidePanel(page, style);
    await sidebar.getByLabel(/^Subject/).press('Enter');
    const question = sidebar.getByRole('alert').getByText(/covered this panel/);
    await question.waitFor({ state: 'attached', timeout: 5000 });
    await page.waitForTimeout(300);
    expect(createCalls()).toEqual([]);
    await uncover();
    await sidebar.getByRole('button', { name: 'Leave it' }).click();
    await question.waitFor({ state: 'detached' });
    // Seen for long enough again, so that the next test finds what its own cover did.
    await page.waitForTimeout(800);
  });

  it('saves after the question, which the second half of a double click does not answer', async () => {
    await hidePanel(page, COVERS['nearly transparent'] ?? '');
    await sidebar.getByLabel(/^Subject/).press('Enter');
    const save = sidebar.getByRole('button', { name: 'Save it' });
    await save.waitFor({ state: 'attached' });
    await save.press('Enter');
    expect(await save.count()).toBe(1);
    expect(createCalls()).toEqual([]);
    await page.waitForTimeout(600);
    await save.press('Enter');
    const number = sidebar.getByRole('link', { name: /^TKT-E/ });
    await number.first().waitFor({ state: 'attached' });
    expect(createCalls()).toHaveLength(1);
  });
});

/** Runs in a frame of the extension's page that the mail page made; must not use anything of this file. */
async function forgePort(messages: object[]): Promise<{ messages: unknown[]; hungUp: boolean }> {
  const { chrome } = globalThis as unknown as {
    chrome: {
      tabs: {
        getCurrent(): Promise<{ id: number }>;
        connect(
          id: number,
          options: object,
        ): {
          postMessage(message: object): void;
          onMessage: { addListener(hear: (message: unknown) => void): void };
          onDisconnect: { addListener(hear: () => void): void };
        };
      };
    };
  };
  const { id } = await chrome.tabs.getCurrent();
  const heard: unknown[] = [];
  let hangUps = 0;
  for (const message of messages) {
    const port = chrome.tabs.connect(id, { frameId: 0, name: 'threadside-sidebar' });
    port.onMessage.addListener((answer) => heard.push(answer));
    port.onDisconnect.addListener(() => (hangUps += 1));
    port.postMessage(message);
  }
  await new Promise((resolve) => setTimeout(resolve, 500));
  return { messages: heard, hungUp: hangUps === messages.length };
}
