import { expect, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Channel } from '#lib/contract/channels.ts';
import type { ConversationId } from '#lib/contract/ids.ts';
import { readConversation } from '#lib/contract/messages.ts';
import { createRecord } from '#lib/contract/records.ts';
import { createTicket, readTicket, updateTicket } from '#lib/contract/tickets.ts';
import { openChannelDesk, type ChannelDesk } from '#backend/testing/channel-desk.ts';
import { aThread, aTicketFrom } from '#backend/testing/requests.ts';
import { seriousProblems } from './axe.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

let run: CompanionBrowser;
let desk: ChannelDesk;
let channel: Channel;

beforeAll(async () => {
  run = await startCompanionBrowser();
  const { companion } = run;
  desk = await openChannelDesk(companion);
  channel = await desk.aChannel({ name: 'Web chat' });
  const contact = { kind: 'contact' as const, name: 'Farah Sundqvist', emails: ['farah@tarnmoor.example'] };
  await companion.agent.api(createRecord, { body: contact });
}, 60_000);
afterAll(() => run.close());

const FARAH = { name: 'Farah Sundqvist', address: 'farah@tarnmoor.example' };

const started = async (subject: string, more: object = {}) => {
  const { id } = await desk.post(channel.id, { subject, customer: FARAH, ...more });
  await desk.say(channel.id, id, { text: 'Our label printer prints every tenth label twice.' });
  return id;
};
const view = (conversationId: ConversationId) =>
  run.companion.admin.api(readConversation, { params: { conversationId } });
const row = (page: Page, subject: string) =>
  page.getByRole('region', { name: 'Conversations' }).getByRole('link').filter({ hasText: subject });
const aside = (page: Page) => page.getByRole('complementary', { name: 'Customer and tickets' });
const messages = (page: Page) => page.getByRole('region', { name: 'Messages' }).getByRole('article');
const setCreation = async (isOn: boolean) => {
  const page = await run.open('/settings/conversations', run.companion.admin);
  const box = page.getByRole('checkbox', { name: 'Create a ticket for each new session' });
  await expect(box).toBeVisible();
  if ((await box.isChecked()) !== isOn) {
    await box.click();
    await expect(
      page.getByText(isOn ? 'New sessions get a ticket' : 'New sessions get no ticket'),
    ).toBeVisible();
  }
  await page.context().close();
};

describe('automatic creation', () => {
  it('[G2.1a] Settings > Customisation > Conversation settings > Ticket creation switches it on and off', async () => {
    const page = await run.open('/settings', run.companion.admin);
    await page.getByRole('link', { name: 'Conversation settings' }).click();
    const part = page.getByRole('region', { name: 'Ticket creation' });
    const box = part.getByRole('checkbox');
    await expect(box).not.toBeChecked();
    await box.click();
    await expect(page.getByText('New sessions get a ticket')).toBeVisible();
    await page.reload();
    await expect(box).toBeChecked();
    await expect(part.getByText(/^Changed by Priya Nair/)).toBeVisible();
    await box.click();
    await expect(box).not.toBeChecked();
    await page.context().close();
  });

  it('[G2.1b] [G7a] off, a new session gets none and the product says why; on, it gets one', async () => {
    await setCreation(false);
    const off = await started('Printer pauses');
    await setCreation(true);
    const on = await started('Scanner drops off');
    expect((await view(off)).tickets).toEqual([]);
    expect((await view(on)).tickets).toMatchObject([
      { subject: 'Scanner drops off', source: 'conversation' },
    ]);
    const page = await run.open('/conversations', run.companion.agent);
    await expect(row(page, 'Printer pauses')).toContainText('automatic creation was off');
    await expect(row(page, 'Scanner drops off')).toContainText(/TKT-C\d+/);
    await row(page, 'Printer pauses').click();
    await expect(aside(page)).toContainText('No ticket: automatic creation was off when the customer wrote.');
    await page.context().close();
  });

  it('[G2.1c] a session that a broadcast or a workflow starts gets none, and says so', async () => {
    await setCreation(true);
    for (const startedBy of ['broadcast', 'workflow']) {
      const { id } = await desk.post(channel.id, { subject: `News by ${startedBy}`, startedBy });
      await desk.say(channel.id, id, { author: 'agent', text: 'Autumn news' });
      await desk.say(channel.id, id, { text: 'Thanks, see you at the fair' });
      expect(await view(id)).toMatchObject({ tickets: [], reason: 'not-by-customer' });
    }
    const page = await run.open('/conversations', run.companion.agent);
    await expect(row(page, 'News by broadcast')).toContainText('the customer did not start the session');
    await page.context().close();
  });
});

describe('message module', () => {
  it('[G4.2c] [G4.2d] the ticket’s subject changes without renaming the conversation, and edits show here at once', async () => {
    await setCreation(true);
    const id = await started('Belt runs askew');
    const page = await run.open(`/conversations/${id}`, run.companion.agent);
    await expect(aside(page).getByText('Belt runs askew')).toBeVisible();
    const { api } = run.companion.admin;
    const { ticket } = await view(id);
    if (ticket === null) throw new Error('Expected a ticket');
    const params = { ticketId: ticket.id };
    await api(updateTicket, { params, body: { version: 1, subject: 'Belt 4 askew', status: 'pending' } });
    await expect(aside(page).getByText('Belt 4 askew')).toBeVisible();
    await expect(aside(page).getByRole('combobox', { name: 'Status' })).toHaveText('Pending');
    await expect(page.getByRole('heading', { name: 'Belt runs askew' })).toBeVisible();
    await aside(page).getByRole('combobox', { name: 'Status' }).click();
    await page.getByRole('option', { name: 'On hold' }).click();
    await expect.poll(async () => (await api(readTicket, { params })).status).toBe('on-hold');
    await desk.say(channel.id, id, { text: 'It squeals now' });
    await expect(messages(page).last()).toContainText('It squeals now');
    await expect(aside(page).getByRole('combobox', { name: 'Status' })).toHaveText('Open');
    await page.context().close();
  });

  it('a reply is kept while it is written, sent by Ctrl+Enter, and the first response of the ticket', async () => {
    const id = await started('Drawer jams');
    const page = await run.open(`/conversations/${id}`, run.companion.agent);
    const box = page.getByRole('textbox', { name: 'Reply to Farah Sundqvist' });
    await box.fill('Which of the two rolls?');
    await page.reload();
    await expect(box).toHaveText('Which of the two rolls?');
    await box.press('Control+Enter');
    await expect(messages(page).last()).toContainText('Which of the two rolls?');
    await expect(box).toHaveText('');
    const { ticket } = await view(id);
    if (ticket === null) throw new Error('Expected a ticket');
    expect((await desk.sla(ticket.id)).clocks[0]).toMatchObject({ state: 'met' });
    await page.getByRole('button', { name: 'Comment' }).click();
    await page.getByRole('textbox', { name: /comment/i }).fill('Same as last week');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('Comment, seen by the team only')).toBeVisible();
    expect((await view(id)).messages).toHaveLength(2);
    await page.context().close();
  });

  it('[G2.2.3a] a conversation shows its tickets with "+" for a new one, filled in, and so does each message', async () => {
    await setCreation(false);
    const id = await started('Invoice 20418');
    const page = await run.open(`/conversations/${id}`, run.companion.agent);
    await aside(page).getByRole('button', { name: 'New ticket' }).click();
    const form = page.getByRole('dialog');
    await expect(form.getByLabel('Subject')).toHaveValue('Invoice 20418');
    await expect(form.getByLabel('Description')).toHaveValue(/every tenth label/);
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(aside(page).getByRole('link', { name: /^TKT-C/ })).toBeVisible();
    await expect(aside(page)).toContainText('Somebody made it.');
    await messages(page).first().getByRole('button', { name: 'Make a ticket of this message' }).click();
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(aside(page).getByRole('region', { name: 'Other tickets' })).toBeVisible();
    await page.context().close();
  });

  it('a message is shown as it was made in a frame that runs nothing, and pictures from elsewhere only when asked', async () => {
    const id = await started('Formatted');
    const html =
      '<h1>Order 4711</h1><img data-remote-src="https://trap.example/seen.png"><script>top.stolen = 1</script>';
    await run.companion.database.db
      .updateTable('message')
      .set({ html })
      .where('conversation_id', '=', id)
      .execute();
    const page = await run.open(`/conversations/${id}`, run.companion.agent);
    const asked: string[] = [];
    await page.route('https://trap.example/**', (route) => {
      asked.push(route.request().url());
      return route.abort();
    });
    await messages(page).getByRole('button', { name: 'Show as it was made' }).click();
    const frame = page.frameLocator('iframe');
    await expect(frame.getByRole('heading', { name: 'Order 4711' })).toBeVisible();
    expect(asked).toEqual([]);
    await messages(page).getByRole('button', { name: 'Load pictures' }).click();
    await expect.poll(() => asked).toEqual(['https://trap.example/seen.png']);
    expect(await page.evaluate(() => 'stolen' in globalThis)).toBe(false);
    await messages(page).getByRole('button', { name: 'Show text only' }).click();
    await expect(page.locator('iframe')).toHaveCount(0);
    await page.context().close();
  });

  it('[G1.2] tickets come from people, messages, e-mails, records, and by themselves, and their numbers say which', async () => {
    await setCreation(true);
    const { api } = run.companion.agent;
    const conversationId = await started('By itself');
    await api(createTicket, { body: { subject: 'By a person' } });
    await api(createTicket, { body: { subject: 'From a record', source: 'record' } });
    await api(createTicket, {
      body: { subject: 'From a message', source: 'conversation', conversationId, isKnowinglyAnother: true },
    });
    const mail = aTicketFrom(aThread(FARAH.address), { subject: 'From an e-mail' });
    await api(createTicket, { body: mail });
    const page = await run.open('/tickets', run.companion.agent);
    const listed = (subject: string) => page.locator('tbody tr').filter({ hasText: subject });
    await expect(listed('By a person')).toContainText(/TKT-M\d+/);
    await expect(listed('From a record')).toContainText(/TKT-R\d+/);
    await expect(listed('From a message')).toContainText(/TKT-C\d+/);
    await expect(listed('From an e-mail')).toContainText(/TKT-E\d+/);
    await expect(listed('By itself')).toContainText(/TKT-C\d+/);
    await page.context().close();
  });

  it('[G4.8b] the whole conversation is read on the ticket, and one press leads to where it is answered', async () => {
    await setCreation(true);
    const id = await started('Wheel squeaks');
    await desk.say(channel.id, id, { author: 'agent', text: 'Oil it first' });
    await desk.say(channel.id, id, { text: 'Better, thanks' });
    const { ticket } = await view(id);
    const page = await run.open(`/tickets/${ticket?.number ?? ''}`, run.companion.agent);
    for (const text of ['every tenth label', 'Oil it first', 'Better, thanks'])
      await expect(page.getByText(text).first()).toBeVisible();
    await page.getByRole('link', { name: 'Answer in Conversations' }).click();
    await expect(messages(page)).toHaveCount(3);
    await page.context().close();
  });

  it('mails that were set aside stand with their channel, say why, and are forgotten after a question', async () => {
    const { db } = run.companion.database;
    const kept = {
      channel_id: channel.id,
      mailbox: 'INBOX',
      uid_validity: 1,
      uid: 7,
      tries: 1,
      size_bytes: 90_000,
    };
    const at = new Date();
    await db
      .insertInto('refused_mail')
      .values({ ...kept, reason: 'too-many-parts', arrived_at: at, refused_at: at, due_at: null })
      .execute();
    const page = await run.open('/settings/channels', run.companion.admin);
    const part = page.getByRole('region', { name: 'Mail that was set aside' });
    await expect(part.getByRole('listitem')).toContainText('It has more parts, or deeper ones');
    await expect(part.getByRole('listitem')).toContainText('INBOX · 90 kB · tried once');
    expect(await seriousProblems(page)).toEqual([]);
    await part.getByRole('button', { name: /^Forget mail/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Forget mail' }).click();
    await expect(part).toHaveCount(0);
    await page.context().close();
  });

  it('is given to a colleague, who finds it under Mine; a message makes it unread until it is opened', async () => {
    const id = await started('Old unit');
    const page = await run.open(`/conversations/${id}`, run.companion.admin);
    await page.getByRole('combobox', { name: 'Assigned to' }).click();
    await page.getByRole('option', { name: /Ana Ribeiro/ }).click();
    await expect.poll(async () => (await view(id)).assignee?.name).toBe('Ana Ribeiro');
    const own = await run.open('/conversations', run.companion.agent);
    await own.getByRole('link', { name: /^Mine 1$/ }).click();
    await expect(row(own, 'Old unit')).toContainText('Unread');
    await row(own, 'Old unit').click();
    await expect(row(own, 'Old unit')).not.toContainText('Unread');
    await page.context().close();
    await own.context().close();
  });

  it('says what is missing: no right to read, no such conversation, none that fits', async () => {
    const viewer = await run.companion.addUser('Viewer');
    const id = await started('Handle');
    const page = await run.open(`/conversations/${id}`, viewer);
    await expect(page.getByText(/does not include answering customers/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'New ticket' })).toHaveCount(0);
    await page.goto(`${run.companion.url}/conversations/00000000-0000-4000-8000-000000000000`);
    await expect(page.getByText('No such conversation')).toBeVisible();
    await page.goto(`${run.companion.url}/conversations?assignee=me`);
    await expect(page.getByText('None fits what you chose above.')).toBeVisible();
    await page.context().close();
  });
});
