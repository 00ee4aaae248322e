/** How customers felt: found once after closing, from their own words only, shown to those who may see the ticket. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readDashboard } from '#lib/contract/dashboard.ts';
import type { ConversationId, TicketId } from '#lib/contract/ids.ts';
import { readTicketSentiment } from '#lib/contract/sentiment.ts';
import { createTicket, listTickets, readTicket } from '#lib/contract/tickets.ts';
import { analyseSentiment } from '#backend/commands/analyse-sentiment.ts';
import { claimSentiments } from '#backend/data/sentiment.ts';
import { startSentimentAnalysis } from '#backend/jobs/sentiment.ts';
import { openChannelDesk, type ChannelDesk } from '#backend/testing/channel-desk.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion, type TestUser } from '#backend/testing/test-companion.ts';

type Line = { author?: 'customer' | 'agent' | 'automatic'; text: string };

describeOnEngines('sentiment', (open) => {
  let companion: TestCompanion;
  let desk: ChannelDesk;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
    desk = await openChannelDesk(companion);
  });
  afterAll(() => companion.close());

  const sentimentOf = (ticketId: TicketId) =>
    companion.admin.api(readTicketSentiment, { params: { ticketId } });
  const resultOf = async (ticketId: TicketId) => {
    const found = await sentimentOf(ticketId);
    if (found.state !== 'done') throw new Error(`Expected a result, not ${found.state}`);
    return found.result;
  };
  const close = (ticketId: TicketId) => desk.changeTicket(ticketId, { status: 'closed' });

  async function talk(...lines: Line[]): Promise<{ ticketId: TicketId; conversationId: ConversationId }> {
    const { id: channelId } = await desk.aChannel();
    const { id: conversationId } = await desk.post(channelId);
    for (const [index, line] of lines.entries()) {
      const sentAt = new Date(Date.now() - (lines.length - index) * 60_000).toISOString();
      await desk.say(channelId, conversationId, { author: 'customer', sentAt, ...line });
    }
    const { id: ticketId } = await desk.ticketOf(conversationId);
    return { ticketId, conversationId };
  }

  /** One look of the background job, some minutes from now where a claim must have run out. */
  async function look(inMs = 0): Promise<number> {
    const at = new Date(Date.now() + inMs);
    const claim = { at, until: new Date(at.getTime() + 60_000), countMax: 100 };
    const claimed = await claimSentiments(companion.database.db, claim);
    for (const each of claimed) await analyseSentiment(companion.companion, each);
    return claimed.length;
  }

  it('is asked for by closing, and by nothing before', async () => {
    const { ticketId } = await talk({ text: 'The drawer jams.' });
    expect(await sentimentOf(ticketId)).toEqual({ state: 'none' });
    await close(ticketId);
    expect(await sentimentOf(ticketId)).toEqual({ state: 'waiting' });
    await look();
    expect((await sentimentOf(ticketId)).state).toBe('done');
  });

  it('says how the customer felt, how it moved and where it was worst', async () => {
    const { ticketId } = await talk(
      { text: 'Hello, where do I find the invoice for October?' },
      { author: 'agent', text: 'It is terrible that you had to ask.' },
      { text: 'This is the third time I ask and still nobody answers. Unacceptable.' },
      { text: 'That solved it, thank you so much for the quick help!' },
    );
    await close(ticketId);
    await look();
    const result = await resultOf(ticketId);
    expect(result).toMatchObject({ label: 'positive', isThanked: true, engine: 'offline', fallback: null });
    expect(result.messages.map(({ label }) => label)).toEqual(['neutral', 'negative', 'positive']);
    expect(result.worstMessageId).toBe(result.messages[1]?.id);
    expect(result.last).toBeGreaterThan(result.first ?? 1);
  });

  it('counts the customer alone: what we and machines write says nothing', async () => {
    const { ticketId } = await talk(
      { author: 'agent', text: 'This is awful, I hate it.' },
      { author: 'automatic', text: 'Terrible, unacceptable, broken again.' },
    );
    await close(ticketId);
    await look();
    expect(await resultOf(ticketId)).toMatchObject({ label: 'no-messages', score: null, messages: [] });
  });

  it('is an honest answer where nothing can be said', async () => {
    const { ticketId } = await talk({ text: 'Das Paket ist beschädigt angekommen.' });
    await close(ticketId);
    const alone = await companion.admin.api(createTicket, { body: { subject: 'By hand' } });
    await close(alone.id);
    await look();
    expect((await resultOf(ticketId)).label).toBe('not-supported');
    expect((await resultOf(alone.id)).label).toBe('no-messages');
  });

  it('comes once a closing, however many look, with one event of the system', async () => {
    const { ticketId } = await talk({ text: 'Great service, thank you!' });
    await close(ticketId);
    await Promise.all([look(), look(), look(120_000)]);
    await look(240_000);
    const { timeline } = await companion.admin.api(readTicket, { params: { ticketId } });
    const said = timeline.filter(({ kind }) => kind === 'sentiment-analysed');
    expect(said).toMatchObject([{ actor: null, to: 'Positive' }]);
  });

  it('is taken up by another process when the one that had it died', async () => {
    const { ticketId } = await talk({ text: 'Great service, thank you!' });
    await close(ticketId);
    const at = new Date();
    const until = new Date(at.getTime() + 60_000);
    const [dead] = await claimSentiments(companion.database.db, { at, until, countMax: 100 });
    expect(dead?.ticketId).toBe(ticketId);
    expect(await look()).toBe(0);
    expect(await look(61_000)).toBe(1);
    if (dead !== undefined) await analyseSentiment(companion.companion, dead);
    const { timeline } = await companion.admin.api(readTicket, { params: { ticketId } });
    expect(timeline.filter(({ kind }) => kind === 'sentiment-analysed')).toHaveLength(1);
  });

  it('leaves the ticket’s version alone', async () => {
    const { ticketId } = await talk({ text: 'Great service, thank you!' });
    await close(ticketId);
    const before = await companion.admin.api(readTicket, { params: { ticketId } });
    await look();
    const after = await companion.admin.api(readTicket, { params: { ticketId } });
    expect([after.version, after.updatedAt]).toEqual([before.version, before.updatedAt]);
  });

  it('is found by the job that runs beside requests', async () => {
    const { ticketId } = await talk({ text: 'I want my money back, this never worked.' });
    const stop = startSentimentAnalysis({
      companion: companion.companion,
      announce: () => {},
      lookEveryMs: 20,
    });
    await close(ticketId);
    await expect.poll(async () => (await sentimentOf(ticketId)).state, { timeout: 20_000 }).toBe('done');
    await stop();
    expect((await resultOf(ticketId)).label).toBe('negative');
  });

  it('is a column of the list, a filter, an order and a number of the dashboard', async () => {
    const good = await talk({ text: 'Perfect, everything works. Thank you so much!' });
    const bad = await talk({ text: 'I am very disappointed, it is broken again.' });
    for (const { ticketId } of [good, bad]) await close(ticketId);
    await look();
    const filter = {
      match: 'all',
      conditions: [{ field: 'sentiment', operator: 'is', value: ['negative'] }],
    };
    const query = { filter: JSON.stringify(filter), limit: 100 };
    const negative = await companion.admin.api(listTickets, { query });
    expect(negative.items.map(({ id }) => id)).toContain(bad.ticketId);
    expect(new Set(negative.items.map(({ sentiment }) => sentiment))).toEqual(new Set(['negative']));
    const sorted = await companion.admin.api(listTickets, { query: { sort: 'sentiment', limit: 100 } });
    const order = sorted.items.map(({ id }) => id);
    expect(order.indexOf(bad.ticketId)).toBeLessThan(order.indexOf(good.ticketId));
    const today = new Date().toISOString().slice(0, 10);
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const numbers = await companion.admin.api(readDashboard, { query: { from: yesterday, to: today } });
    const counted = numbers.sentiments.find(({ label }) => label === 'negative');
    const listed = await companion.admin.api(listTickets, {
      query: { filter: JSON.stringify(counted?.filter), limit: 100 },
    });
    expect(counted?.count).toBe(listed.total);
    expect(counted?.count).toBe(negative.total);
  });

  it('is hidden from those who may not see the ticket, in the numbers of the dashboard too', async () => {
    const viewer = await companion.addUser('Agent');
    const chosen = { visibility: 'chosen', userIds: [companion.agent.id] };
    const channel = await desk.aChannel(chosen);
    const { id: conversationId } = await desk.post(channel.id);
    await desk.say(channel.id, conversationId, { text: 'I am very disappointed, it is broken again.' });
    const { id: ticketId } = await desk.ticketOf(conversationId);
    await close(ticketId);
    const day = new Date().toISOString().slice(0, 10);
    const negativeFor = async ({ api }: TestUser) =>
      (await api(readDashboard, { query: { from: day, to: day } })).sentiments[0]?.count;
    const before = [await negativeFor(companion.admin), await negativeFor(viewer)];
    await look();
    const after = [await negativeFor(companion.admin), await negativeFor(viewer)];
    expect(after).toEqual([(before[0] ?? 0) + 1, before[1]]);
    const refused = await refusalOf(viewer.api(readTicketSentiment, { params: { ticketId } }));
    expect(refused.code).toBe('not_found');
  });
});
