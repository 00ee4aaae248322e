/** Answering a customer in the companion: templates, files, formatting, and the ticket's status with the reply. */
import { randomUUID } from 'node:crypto';
import { expect, type Page, type Route } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Channel } from '#lib/contract/channels.ts';
import { createField, updateField } from '#lib/contract/fields.ts';
import type { ConversationId } from '#lib/contract/ids.ts';
import { readConversation } from '#lib/contract/messages.ts';
import { createReplyTemplate } from '#lib/contract/reply-templates.ts';
import { openChannelDesk, type ChannelDesk } from '#backend/testing/channel-desk.ts';
import { seriousProblems } from './axe.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

let run: CompanionBrowser;
let desk: ChannelDesk;
let channel: Channel;

beforeAll(async () => {
  run = await startCompanionBrowser();
  desk = await openChannelDesk(run.companion);
  channel = await desk.aChannel({ name: 'Web chat' });
}, 60_000);
afterAll(() => run.close());

const FARAH = { name: 'Farah Sundqvist', address: 'farah@tarnmoor.example' };

const started = async (subject: string) => {
  const { id } = await desk.post(channel.id, { subject, customer: FARAH });
  await desk.say(channel.id, id, { text: 'Our label printer prints every tenth label twice.' });
  return id;
};
const view = (conversationId: ConversationId) =>
  run.companion.admin.api(readConversation, { params: { conversationId } });
const lastMessage = async (id: ConversationId) => (await view(id)).messages.at(-1);
const box = (page: Page) => page.getByRole('textbox', { name: 'Reply to Farah Sundqvist' });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const messages = (page: Page) => page.getByRole('region', { name: 'Messages' }).getByRole('article');
const openConversation = async (id: ConversationId) => {
  const page = await run.open(`/conversations/${id}`, run.companion.agent);
  await box(page).click();
  return page;
};
describe('templates', () => {
  it('are kept by those who answer customers, for themselves, or by admins for everyone', async () => {
    const page = await run.open('/settings', run.companion.agent);
    await page.getByRole('link', { name: 'Conversation settings' }).click();
    await button(page, 'Add template').click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Name', { exact: true }).fill('Ask for the roll');
    await form.getByLabel('Text').fill('Hello {{customer.nam}}, which roll?');
    await expect(form.getByRole('checkbox')).toHaveCount(0);
    await button(page, 'Save template').click();
    await expect(form.getByText(/Write another variable for \{\{customer.nam\}\}/)).toBeVisible();
    await form.getByLabel('Text').fill('');
    await button(page, 'Customer’s name').click();
    await expect(form.getByLabel('Text')).toHaveValue('{{customer.name}}');
    expect(await seriousProblems(page)).toEqual([]);
    await button(page, 'Save template').click();
    await expect(page.getByText('Only for you')).toBeVisible();
    await page.context().close();
    const shared = await run.open('/settings/conversations/templates', run.companion.admin);
    await expect(shared.getByText('No templates yet')).toBeVisible();
    await button(shared, 'Add template').click();
    await shared.getByLabel('Name', { exact: true }).fill('Closing words');
    await shared.getByLabel('Text').fill('Best wishes, {{agent.name}}');
    await shared.getByRole('checkbox', { name: 'For everyone who answers customers' }).click();
    await button(shared, 'Save template').click();
    await expect(shared.getByText('For everyone', { exact: true })).toBeVisible();
    await shared.context().close();
  });

  it('are searched and inserted by keyboard alone, with values; one without a value holds the reply back', async () => {
    const name = `About the ticket ${randomUUID()}`;
    const text = 'Hello {{customer.name}},\n\nthis is {{ticket.number}}.\n{{agent.name}}, {{workspace.name}}';
    await run.companion.agent.api(createReplyTemplate, { body: { name, text, isForEveryone: false } });
    const id = await started('Drawer jams');
    const page = await openConversation(id);
    await button(page, 'Templates').focus();
    await page.keyboard.press('Enter');
    const search = page.getByRole('combobox', { name: 'Search templates' });
    await expect(search).toBeFocused();
    await page.keyboard.type('about ticket');
    await expect(page.getByRole('option')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(box(page)).toContainText('Hello Farah Sundqvist,');
    await expect(box(page)).toContainText('Ana Ribeiro,');
    await expect(box(page)).toBeFocused();
    await expect(page.getByText(/There is no value for \{\{ticket.number\}\} here/)).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await box(page).press('Control+a');
    await page.keyboard.type('This is your case');
    await expect(page.getByText(/There is no value for/)).toHaveCount(0);
    await page.keyboard.press('Control+Enter');
    await expect(messages(page).last()).toContainText('This is your case');
    // The words without a value for their variable were not sent before.
    expect((await view(id)).messages).toHaveLength(2);
    await page.context().close();
  });
});

describe('files', () => {
  const give = (page: Page, kind: 'drop' | 'paste') =>
    box(page).evaluate((element, how) => {
      const data = new DataTransfer();
      data.items.add(new File(['label'], how === 'drop' ? 'dropped.txt' : 'pasted.png'));
      const made =
        how === 'drop'
          ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
          : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      element.dispatchEvent(made);
    }, kind);

  it('are chosen, dropped or pasted, kept over a reload, removed, and sent with the reply', async () => {
    const id = await started('Invoice 20418');
    const page = await openConversation(id);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'manual.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(300_000) });
    await give(page, 'drop');
    await give(page, 'paste');
    const kept = page.getByRole('list', { name: 'Files of this reply' }).getByRole('listitem');
    await expect(kept).toHaveCount(3);
    await page.reload();
    await expect(kept).toHaveCount(3);
    await button(page, 'Remove dropped.txt').click();
    await expect(kept).toHaveCount(2);
    await box(page).fill('Here is the manual');
    await button(page, 'Send').click();
    await expect(
      messages(page)
        .last()
        .getByRole('link', { name: /^manual.pdf/ }),
    ).toBeVisible();
    await expect(kept).toHaveCount(0);
    const names = (await lastMessage(id))?.attachments.map(({ name }) => name);
    expect(names?.toSorted()).toEqual(['manual.pdf', 'pasted.png']);
    await page.context().close();
  });

  it('go once with a reply whose answer was lost, also after a reload', async () => {
    const id = await started('Lost answer');
    const page = await openConversation(id);
    const kept = page.getByRole('list', { name: 'Files of this reply' }).getByRole('listitem');
    const file = { name: 'log.txt', mimeType: 'text/plain', buffer: Buffer.from('log') };
    await page.locator('input[type=file]').setInputFiles(file);
    await expect(kept).toHaveCount(1);
    const loseAnswer = async (route: Route) => {
      await route.fetch();
      await route.abort();
    };
    await page.route('**/replies', loseAnswer, { times: 1 });
    await box(page).fill('With the log, once');
    await page.keyboard.press('Control+Enter');
    await expect(messages(page)).toHaveCount(2);
    await page.reload();
    await expect(kept).toHaveCount(0);
    await expect(box(page)).toHaveText('With the log, once');
    await box(page).press('Control+Enter');
    await expect(page.getByText('Reply sent')).toBeVisible();
    await expect(box(page)).toHaveText('');
    expect((await view(id)).messages).toHaveLength(2);
    await page.context().close();
  });

  it('that do not get through say why, are tried again, and hold the reply back meanwhile', async () => {
    const id = await started('Handle');
    const page = await openConversation(id);
    await page.route('**/reply-files?**', (route) => route.abort(), { times: 1 });
    const file = { name: 'log.txt', mimeType: 'text/plain', buffer: Buffer.from('log') };
    await page.locator('input[type=file]').setInputFiles(file);
    const onTheWay = page.getByRole('list', { name: 'Files on their way' });
    await expect(onTheWay.getByRole('alert')).toBeVisible();
    await box(page).fill('With the log');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(/Try the files again that did not get through/)).toBeVisible();
    expect((await view(id)).messages).toHaveLength(1);
    await onTheWay
      .getByRole('button', { name: /log.txt/ })
      .first()
      .click();
    await expect(onTheWay).toHaveCount(0);
    await box(page).press('Control+Enter');
    await expect(
      messages(page)
        .last()
        .getByRole('link', { name: /^log.txt/ }),
    ).toBeVisible();
    await page.context().close();
  });
});

describe('formatting', () => {
  it('is made by keys and buttons, kept while it is written, sent, and shown', async () => {
    const id = await started('Wheel squeaks');
    const page = await openConversation(id);
    await page.keyboard.press('Control+b');
    await page.keyboard.type('Oil');
    await page.keyboard.press('Control+b');
    await page.keyboard.type(' it first');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Bulleted list/ }).click();
    await page.keyboard.type('left wheel');
    await page.keyboard.press('Enter');
    await page.keyboard.type('see ');
    await button(page, 'Link').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('norrvik.example/oil');
    await page.keyboard.press('Enter');
    await expect(box(page)).toBeFocused();
    await page.reload();
    await expect(box(page).getByRole('strong')).toHaveText('Oil');
    await expect(box(page).getByRole('listitem')).toHaveCount(2);
    await box(page).press('Control+Enter');
    const sent = messages(page).last();
    await expect(sent.getByRole('strong')).toHaveText('Oil');
    const link = sent.getByRole('link', { name: 'https://norrvik.example/oil' });
    await expect(link).toHaveAttribute('rel', /noopener/);
    expect((await lastMessage(id))?.text).toBe(
      'Oil it first\n\n- left wheel\n- see https://norrvik.example/oil',
    );
    await page.context().close();
  });

  it('that is pasted loses scripts, styles and pictures', async () => {
    const id = await started('Old unit');
    const page = await openConversation(id);
    await box(page).evaluate((element) => {
      const data = new DataTransfer();
      const html =
        '<style>p{color:red}</style><p style="color:red">Take <b>care</b><img src="https://spy.example/x.png" onerror="window.spied=1"><script>window.spied=1</script></p>';
      data.setData('text/html', html);
      data.setData('text/plain', 'Take care');
      element.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    });
    await expect(box(page)).toHaveText('Take care');
    await box(page).press('Control+Enter');
    await expect(messages(page).last()).toContainText('Take care');
    expect((await lastMessage(id))?.replyHtml).toBe('<p>Take <strong>care</strong></p>');
    expect(await page.evaluate(() => 'spied' in globalThis)).toBe(false);
    await page.context().close();
  });
});

describe('the ticket', () => {
  it('is set to pending or closed with the reply; what it lacks is said and loses nothing', async () => {
    const { api } = run.companion.admin;
    const id = await started('Old number');
    const { number } = await desk.ticketOf(id);
    const page = await openConversation(id);
    await page.keyboard.type('Which number is on it?');
    await button(page, 'More ways to send').click();
    expect(await seriousProblems(page)).toEqual([]);
    await page.getByRole('menuitem', { name: 'Send and set to pending' }).click();
    await expect(page.getByText(`Reply sent, ${number} is pending`)).toBeVisible();
    const field = await api(createField, { body: { label: 'Area', kind: 'text', isMandatory: true } });
    await box(page).fill('Solved then');
    const close = async () => {
      await button(page, 'More ways to send').click();
      await page.getByRole('menuitem', { name: 'Send and close ticket' }).click();
    };
    await close();
    await expect(page.getByText('Not sent. Fill in Area. It is mandatory.')).toBeVisible();
    await expect(box(page)).toHaveText('Solved then');
    const params = { fieldId: field.id };
    await api(updateField, { params, body: { version: field.version, isMandatory: false } });
    await close();
    await expect(page.getByText(`Reply sent, ${number} is closed`)).toBeVisible();
    await expect(messages(page).last()).toContainText('Solved then');
    expect((await view(id)).ticket?.status).toBe('closed');
    await expect(button(page, 'More ways to send')).toHaveCount(0);
    await page.context().close();
  });
});
