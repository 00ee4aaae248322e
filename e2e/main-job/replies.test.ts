/** Replies written in Gmail itself, on the real InboxSDK: they stop a first response, and may set a status as they go. */
import { expect, type Locator, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { readSlaPolicy, updateSlaPolicy } from '#lib/contract/sla.ts';
import { listTickets, readTicket, type Ticket } from '#lib/contract/tickets.ts';
import { focusOn, spokenWords } from '../extension/spoken.ts';
import { startWriteProxy, type WriteProxy } from '../outbox/write-proxy.ts';
import { people } from '../stand-in-gmail/mailbox.ts';
import { openDesk, signIn, type Agent, type Desk } from './desk.ts';

let desk: Desk;
let ana: Agent;
let line: WriteProxy;
const calls: string[] = [];
beforeAll(async () => {
  desk = await openDesk();
  line = await startWriteProxy(desk.companion.url);
  ana = await desk.agent(people.ana.address);
  await signIn(ana, line.url);
  ana.browser.gmail.options.strictCsp = true;
  ana.browser.context.on('request', (request) => calls.push(new URL(request.url()).pathname));
  const admin = await desk.companion.user(people.priya.address);
  const { version } = await admin.api(readSlaPolicy, {});
  await admin.api(updateSlaPolicy, { body: { version, firstResponseS: 3600, closureS: null } });
});
afterAll(async () => {
  await line.close();
  await desk.close();
});

/** The worker's alarm comes every 30 s. */
const SENT_LATER_MS = 90_000;

const dialog = (page: Page): Locator => page.getByRole('dialog');
const inline = (page: Page): Locator => page.getByRole('region', { name: 'Reply' });

async function createTicket({ sidebar }: Awaited<ReturnType<Agent['open']>>): Promise<string> {
  await sidebar.getByRole('button', { name: /New ticket/ }).click();
  await sidebar.getByLabel(/^Subject/).press('Enter');
  const number = sidebar.getByRole('link', { name: /^TKT-E\d+/ }).first();
  await number.waitFor();
  // A message's date has whole seconds, and one from before the ticket answers nothing.
  await new Promise((resolve) => setTimeout(resolve, 1100));
  return number.innerText();
}

async function ticketOf(number: string): Promise<Ticket> {
  const { items } = await ana.user.api(listTickets, { query: { search: number } });
  return ana.user.api(readTicket, { params: { ticketId: items[0]?.id ?? '' } });
}

const responses = ({ timeline }: Ticket) => timeline.filter(({ kind }) => kind === 'responded');

async function write(compose: Locator, text: string): Promise<void> {
  await compose.getByRole('textbox', { name: 'Message Body' }).fill(text);
}

/** The choice stands in a closed shadow root, which only the keyboard and the browser itself reach. */
async function chooseOnSend(page: Page, status: string): Promise<void> {
  await expect.poll(() => spokenWords(page), { timeout: 15_000 }).toContain('Keep Open');
  await focusOn(page, 'On send');
  await page.keyboard.type(status);
  await expect.poll(() => spokenWords(page)).toContain(status);
}

const send = (compose: Locator): Promise<void> =>
  compose.getByRole('button', { name: 'Send', exact: true }).click();

describe('a reply in Gmail', () => {
  it('meets the first response once, at the time it was sent, by whoever sent it', async () => {
    const opened = await ana.open('osterby-labels');
    const number = await createTicket(opened);
    await opened.page.getByRole('button', { name: /^Reply to/ }).click();
    await write(inline(opened.page), 'Hello Marta, a colleague comes today at two.');
    await send(inline(opened.page));
    await expect.poll(async () => (await ticketOf(number)).clocks[0]?.state, { timeout: 20_000 }).toBe('met');
    await expect(opened.sidebar.getByText(/FRT .* left/)).toHaveCount(0, { timeout: 15_000 });
    // The thread has it now too, and tells of it by itself.
    const known = await opened.tab.thread(
      (thread) =>
        thread?.messages.at(-1)?.sender.address === people.ana.address &&
        thread.messages.at(-1)?.messageId !== null,
    );
    const ticket = await ticketOf(number);
    expect(responses(ticket)).toHaveLength(1);
    expect(responses(ticket)[0]).toMatchObject({
      to: known?.messages.at(-1)?.sentAt,
      actor: { name: people.ana.name },
    });
    expect(await opened.tab.sdkErrors()).toBe(0);
    await opened.page.close();
  });

  it('sets the status that was chosen in compose as it is sent, from a popped-out window in another view too', async () => {
    const opened = await ana.open('quillon-invoice');
    const number = await createTicket(opened);
    await opened.page.getByRole('button', { name: /^Reply to/ }).click();
    await inline(opened.page).getByRole('button', { name: 'Pop out' }).click();
    await chooseOnSend(opened.page, 'Pending');
    await opened.tab.goToInbox();
    await write(dialog(opened.page), 'The corrected invoice is attached.');
    await send(dialog(opened.page));
    await expect.poll(async () => (await ticketOf(number)).status, { timeout: 20_000 }).toBe('pending');
    const ticket = await ticketOf(number);
    expect(ticket.clocks[0]).toMatchObject({ state: 'met', stoppedBy: 'response' });
    expect(responses(ticket)).toHaveLength(1);
    await opened.page.close();
  });

  it(
    'is kept while the companion is out of reach, and told with its own time when the tab is closed long since',
    async () => {
      const opened = await ana.open('velling-quote');
      const number = await createTicket(opened);
      await opened.page.getByRole('button', { name: /^Reply to/ }).click();
      await inline(opened.page).getByRole('button', { name: 'Pop out' }).click();
      await chooseOnSend(opened.page, 'On hold');
      await opened.tab.goToInbox();
      line.cut();
      await write(dialog(opened.page), 'A socket at each line is enough.');
      const before = Date.now();
      await send(dialog(opened.page));
      await dialog(opened.page).waitFor({ state: 'detached' });
      await opened.page.waitForTimeout(1500);
      const after = Date.now();
      await opened.page.close();
      expect(responses(await ticketOf(number))).toEqual([]);
      line.mend();
      await expect
        .poll(async () => (await ticketOf(number)).status, { timeout: SENT_LATER_MS })
        .toBe('on-hold');
      const [response] = responses(await ticketOf(number));
      const toldAt = Date.parse(response?.to ?? '');
      expect(toldAt).toBeGreaterThan(before - 1000);
      expect(toldAt).toBeLessThan(after);
    },
    SENT_LATER_MS + 60_000,
  );

  it('says nothing to the companion on a thread without a ticket, and offers nothing there', async () => {
    const opened = await ana.open('tarnmoor-portal');
    await opened.sidebar.getByText('Not in your records yet').waitFor();
    calls.length = 0;
    await opened.page.getByRole('button', { name: /^Reply to/ }).click();
    await write(inline(opened.page), 'Hello Piet, your account is open again.');
    await send(inline(opened.page));
    await opened.tab.thread(
      (thread) => thread?.messages.at(-1)?.messageId?.endsWith('@mail.norrvik.example') === true,
    );
    await opened.page.waitForTimeout(1500);
    expect(calls.filter((path) => path.endsWith('/replies'))).toEqual([]);
    expect(await spokenWords(opened.page)).not.toContain('On send');
    await opened.page.close();
  });

  it('is no first response when it comes from the customer, or goes to a colleague alone', async () => {
    const opened = await ana.open('halvard-rolls');
    const number = await createTicket(opened);
    const mail = {
      from: people.yuki,
      to: [people.ana],
      text: 'Both kinds work.',
      messageId: 'cold-3@halvard.example',
      at: Date.now() + 1000,
    };
    await ana.browser.gmail.receive(0, 'halvard-rolls', mail);
    await opened.page.reload();
    await opened.page.getByRole('button', { name: 'Forward' }).click();
    const forward = inline(opened.page);
    await forward.getByLabel('To recipients').fill(people.jonas.address);
    await forward.getByLabel('To recipients').press('Tab');
    await write(forward, 'Jonas, is that right?');
    await send(forward);
    await opened.tab.thread(
      (thread) => thread?.messages.at(-1)?.messageId?.endsWith('@mail.norrvik.example') === true,
    );
    await opened.page.waitForTimeout(1500);
    const ticket = await ticketOf(number);
    expect(ticket.clocks[0]).toMatchObject({ state: 'running' });
    expect(responses(ticket)).toEqual([]);
    await opened.page.close();
  });

  it('leaves InboxSDK and foreign hosts alone', () => {
    expect(ana.browser.foreignRequests).toEqual([]);
  });
});
