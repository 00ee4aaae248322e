/** How the customer felt, on the ticket's page, in the list and on the dashboard. */
import { expect } from '@playwright/test';
import { afterAll, beforeAll, it } from 'vitest';
import { startSentimentAnalysis } from '#backend/jobs/sentiment.ts';
import { openChannelDesk, type ChannelDesk } from '#backend/testing/channel-desk.ts';
import { readTicket } from '#lib/contract/tickets.ts';
import type { TicketId } from '#lib/contract/ids.ts';
import { seriousProblems } from './axe.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

let run: CompanionBrowser;
let desk: ChannelDesk;
let stop: () => Promise<void>;
let talked: { ticketId: TicketId; number: string };

const TALK = [
  ['customer', 'Hello, where do I find the invoice for October?'],
  ['agent', 'It is under Billing.'],
  ['customer', 'This is the third time I ask and still nobody really answers. Unacceptable.'],
  ['agent', 'I am sorry. Here it is.'],
  ['customer', 'That solved it, thank you so much for the quick help!'],
] as const;

beforeAll(async () => {
  run = await startCompanionBrowser();
  desk = await openChannelDesk(run.companion);
  talked = await talk(TALK);
});
afterAll(async () => {
  await stop();
  await run.close();
});

async function talk(lines: readonly (readonly [author: 'customer' | 'agent', text: string])[]) {
  const { id: channelId } = await desk.aChannel();
  const { id: conversationId } = await desk.post(channelId);
  for (const [index, [author, text]] of lines.entries()) {
    const sentAt = new Date(Date.now() - (lines.length - index) * 60_000).toISOString();
    await desk.say(channelId, conversationId, { author, text, sentAt });
  }
  const { id: ticketId, number } = await desk.ticketOf(conversationId);
  return { ticketId, number };
}

it('[G4.7a] says on a closed ticket how the customer felt, how that moved, and leads to the worst moment', async () => {
  const { number, ticketId } = talked;
  const page = await run.open(`/tickets/${number}`, run.companion.admin);
  const sentiment = page.getByRole('region', { name: 'Sentiment' });
  await expect(page.getByRole('heading', { name: 'Drawer jams' }).first()).toBeVisible();
  await expect(sentiment).toHaveCount(0);
  await desk.changeTicket(ticketId, { status: 'closed' });
  await expect(sentiment).toContainText('Being analysed');
  stop = startSentimentAnalysis({ companion: run.companion.companion, announce: () => {}, lookEveryMs: 50 });
  await expect(sentiment).toContainText('Positive', { timeout: 30_000 });
  await expect(sentiment).toContainText(/Score \+0\.\d\d/);
  await expect(sentiment).toContainText('Got better');
  await expect(sentiment).toContainText('Ended with thanks');
  await expect(sentiment).toContainText('From 3 customer messages');
  await sentiment.getByRole('link', { name: 'Go to the worst moment' }).click();
  const worst = page.getByRole('article').filter({ hasText: 'Unacceptable' });
  await expect(worst).toBeFocused();
  await expect(worst).toContainText('Negative');
  await expect(page.getByRole('article').filter({ hasText: 'under Billing' })).not.toContainText('Sentiment');
  expect(await seriousProblems(page)).toEqual([]);
  const { timeline } = await run.companion.admin.api(readTicket, { params: { ticketId } });
  expect(timeline.at(-1)).toMatchObject({ kind: 'sentiment-analysed', actor: null, to: 'Positive' });
});

it('[G2.3.3a] is a column of the list beside status, SLA and assigned user, and narrows it', async () => {
  const bad = await talk([['customer', 'I am very disappointed, it is broken again.']]);
  const other = await talk([['customer', 'Das Paket ist beschädigt angekommen.']]);
  for (const { ticketId } of [bad, other]) await desk.changeTicket(ticketId, { status: 'closed' });
  const page = await run.open('/tickets?status=closed', run.companion.admin);
  await page.getByRole('button', { name: 'Columns' }).click();
  const dialog = page.getByRole('dialog', { name: 'Columns' });
  await dialog.getByRole('checkbox', { name: 'Sentiment' }).click();
  await dialog.getByRole('button', { name: 'Use these columns' }).click();
  for (const name of ['Status', 'Owner', 'Next due', 'Sentiment'])
    await expect(page.getByRole('columnheader', { name })).toBeVisible();
  const rowOf = ({ number }: { number: string }) => page.getByRole('row').filter({ hasText: number });
  await expect(rowOf(bad)).toContainText('Negative', { timeout: 30_000 });
  await expect(rowOf(other)).toContainText('Other language', { timeout: 30_000 });
  await expect(rowOf(talked)).toContainText('Positive');
  expect(await seriousProblems(page)).toEqual([]);
  const filter = { match: 'all', conditions: [{ field: 'sentiment', operator: 'is', value: ['negative'] }] };
  await page.goto(`${run.companion.url}/tickets?filter=${encodeURIComponent(JSON.stringify(filter))}`);
  await expect(rowOf(bad)).toBeVisible();
  await expect(rowOf(talked)).toHaveCount(0);
});

it('is a chart of the dashboard, whose numbers open their lists, in light and dark and on a phone', async () => {
  const page = await run.open('/dashboard', run.companion.admin);
  const card = page.getByRole('region', { name: 'Customer sentiment' });
  await expect(card.getByRole('listitem').filter({ hasText: 'Negative' })).toContainText('1');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await seriousProblems(page)).toEqual([]);
    await page.goto(`${run.companion.url}/tickets/${talked.number}`);
    await expect(page.getByRole('region', { name: 'Sentiment' })).toContainText('Positive');
    expect(await seriousProblems(page)).toEqual([]);
    await page.goto(`${run.companion.url}/dashboard`);
    await expect(card).toBeVisible();
  }
  await page.setViewportSize({ width: 400, height: 800 });
  await page.goto(`${run.companion.url}/tickets/${talked.number}?tab=details`);
  await expect(page.getByRole('region', { name: 'Sentiment' })).toContainText('Positive');
  await page.getByRole('link', { name: 'Go to the worst moment' }).click();
  const worst = page.getByRole('article').filter({ hasText: 'Unacceptable' });
  await expect(worst).toBeFocused();
  const time = await worst.locator('time').boundingBox();
  expect((time?.x ?? 400) + (time?.width ?? 0)).toBeLessThanOrEqual(400);
});

it('is left to an endpoint only with consent, which can be tried first and taken back', async () => {
  const page = await run.open('/settings', run.companion.admin);
  await page.getByRole('link', { name: 'Conversation settings' }).click();
  await page.getByRole('link', { name: 'Sentiment' }).click();
  const tabs = page.getByRole('navigation', { name: /Conversation settings/ });
  await expect(tabs.locator('[aria-current=page]')).toHaveText(['Sentiment']);
  const part = page.getByRole('region', { name: 'Sentiment' });
  await expect(part).toContainText('Nothing leaves this machine');
  await part.getByRole('textbox', { name: 'Address' }).fill('http://127.0.0.1:9/v1');
  await part.getByRole('textbox', { name: 'Model' }).fill('small-model');
  await part.getByRole('button', { name: 'Use this endpoint' }).click();
  await expect(part).toContainText('Consent first');
  await part.getByRole('button', { name: 'Try it with invented messages' }).click();
  await expect(part).toContainText('was not reached');
  await part.getByRole('checkbox').click();
  await part.getByRole('button', { name: 'Use this endpoint' }).click();
  await expect(part).toContainText('Priya Nair consented');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await seriousProblems(page)).toEqual([]);
  }
  await part.getByRole('button', { name: 'Use the companion’s own engine' }).click();
  await expect(part).toContainText('Nothing leaves this machine');
});
