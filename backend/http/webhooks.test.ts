/** Webhooks: kept with the event, signed, delivered, tried again, and never to where they must not go. */
import { Webhook as Verifier } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WebhookId } from '#lib/contract/ids.ts';
import { createComment } from '#lib/contract/comments.ts';
import { replyToConversation } from '#lib/contract/messages.ts';
import { createTicket, undoCreate, updateTicket } from '#lib/contract/tickets.ts';
import {
  createWebhook,
  deleteWebhook,
  listWebhookDeliveries,
  listWebhooks,
  resendWebhookDelivery,
  testWebhook,
  updateWebhook,
  WEBHOOK_EVENTS,
  type WebhookEvent,
} from '#lib/contract/webhooks.ts';
import { postWebhook } from '#backend/commands/post-webhook.ts';
import { tryDelivery } from '#backend/commands/try-delivery.ts';
import { claimDeliveries } from '#backend/data/webhook-deliveries.ts';
import { startWebhookDeliveries } from '#backend/jobs/webhook-deliveries.ts';
import { openChannelDesk } from '#backend/testing/channel-desk.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { startReceiver, type AnswerWith, type Receiver } from '#backend/testing/receiver.ts';
import { refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';

const EVENTS: WebhookEvent[] = [...WEBHOOK_EVENTS];
const MINUTE_MS = 60_000;

describeOnEngines('webhooks', (open) => {
  let companion: TestCompanion;
  let receiver: Receiver;
  let answerWith: AnswerWith;
  beforeAll(async () => {
    companion = await startTestCompanion(await open(), { allowsPrivateWebhooks: true });
  });
  afterAll(() => companion.close());
  beforeEach(async () => {
    answerWith = () => ({ status: 204 });
    receiver = await startReceiver((received) => answerWith(received));
  });
  afterEach(async () => {
    const { items } = await companion.admin.api(listWebhooks, {});
    for (const { id: webhookId } of items)
      await companion.admin.api(deleteWebhook, { params: { webhookId } });
    await receiver.close();
  });

  const add = (events = EVENTS) =>
    companion.admin.api(createWebhook, { body: { name: 'CRM', address: `${receiver.url}/hook`, events } });

  const log = async (webhookId: WebhookId) =>
    (await companion.admin.api(listWebhookDeliveries, { params: { webhookId } })).items;

  const sender = (at: Date) => ({ ...companion.companion, now: () => at });

  /** One look of the background job, some minutes from now. */
  async function look(inMs = MINUTE_MS): Promise<void> {
    const at = new Date(Date.now() + inMs);
    const claim = { at, until: new Date(at.getTime() + MINUTE_MS), countMax: 50, perWebhook: 50, busy: [] };
    for (const delivery of await claimDeliveries(companion.database.db, claim))
      await tryDelivery(sender(at), delivery);
  }

  it('tell of what was chosen, signed, with the ticket and what was done to it', async () => {
    const { webhook, secret } = await add();
    const { api, id: agentId } = companion.agent;
    const ticket = await api(createTicket, { body: { subject: 'Lamp flickers' } });
    const params = { ticketId: ticket.id };
    await api(updateTicket, { params, body: { version: 1, subject: 'Lamp is dark' } });
    await api(createComment, { params, body: { text: 'A secret between us' } });
    await api(updateTicket, { params, body: { version: 3, status: 'closed' } });
    await look();
    const told = receiver.received.map(({ body }) => JSON.parse(body));
    expect(told.map(({ type }) => type).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'ticket.changed',
      'ticket.closed',
      'ticket.commented',
      'ticket.created',
    ]);
    const changed = told.find(({ type }) => type === 'ticket.changed');
    expect(changed.data).toMatchObject({
      ticket: { id: ticket.id, number: ticket.number, status: 'closed', url: ticket.url },
      changes: [{ kind: 'subject-changed', from: 'Lamp flickers', actor: { id: agentId }, version: 2 }],
    });
    expect(JSON.stringify(told)).not.toContain('A secret between us');
    for (const { headers, body } of receiver.received) {
      const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;
      const signed = Object.fromEntries(names.map((name) => [name, String(headers[name])]));
      const inAMinute = { ...signed };
      vi.useFakeTimers({ now: Date.now() + MINUTE_MS, toFake: ['Date'] });
      expect(new Verifier(secret).verify(body, inAMinute)).toMatchObject({ type: expect.any(String) });
      expect(() => new Verifier(secret).verify(`${body} `, inAMinute)).toThrow('No matching signature');
      vi.useRealTimers();
    }
    const entries = await log(webhook.id);
    expect(entries.map(({ state, statusCode, tries }) => [state, statusCode, tries])).toEqual(
      Array.from({ length: 4 }, () => ['delivered', 204, 1]),
    );
    expect(new Set(entries.map(({ ticketNumber }) => ticketNumber))).toEqual(new Set([ticket.number]));
  });

  it('tell of nothing that was not chosen, nor while turned off', async () => {
    const { webhook } = await add(['ticket.closed']);
    const ticket = await companion.agent.api(createTicket, { body: { subject: 'x' } });
    expect(await log(webhook.id)).toEqual([]);
    const params = { webhookId: webhook.id };
    const off = await companion.admin.api(updateWebhook, { params, body: { version: 1, isEnabled: false } });
    expect(off.isEnabled).toBe(false);
    await companion.agent.api(updateTicket, {
      params: { ticketId: ticket.id },
      body: { version: 1, status: 'closed' },
    });
    expect(await log(webhook.id)).toEqual([]);
  });

  it('tell a connector where a colleague’s reply is to be had, and not of what it posted itself', async () => {
    const { webhook } = await add(['conversation.replied']);
    const desk = await openChannelDesk(companion);
    const channel = await desk.aChannel();
    const { id: conversationId, externalId } = await desk.post(channel.id);
    await desk.say(channel.id, conversationId);
    await desk.say(channel.id, conversationId, { author: 'agent' });
    const params = { conversationId };
    const reply = await companion.agent.api(replyToConversation, {
      params,
      body: { text: 'It is on its way' },
    });
    await look();
    const told = receiver.received.map(({ body }) => JSON.parse(body));
    const place = { id: reply.id, conversationId, channelId: channel.id, externalId };
    expect(told).toMatchObject([{ type: 'conversation.replied', data: { reply: place } }]);
    expect(JSON.stringify(told)).not.toContain('on its way');
    expect(
      (await log(webhook.id)).map(({ type, state, ticketNumber }) => [type, state, ticketNumber]),
    ).toEqual([['conversation.replied', 'delivered', null]]);
  });

  it('wait until a create can no longer be undone, and say nothing of one that was', async () => {
    const { webhook } = await add();
    const ticket = await companion.agent.api(createTicket, { body: { subject: 'Never mind' } });
    await look(5_000);
    expect(receiver.received).toEqual([]);
    await companion.agent.api(undoCreate, { params: { ticketId: ticket.id } });
    await look();
    expect(receiver.received).toEqual([]);
    expect(await log(webhook.id)).toMatchObject([{ state: 'dropped' }]);
  });

  it('are tried again with the same id after a failure, a redirect, and a process that died', async () => {
    const { webhook } = await add();
    const { id } = await companion.admin.api(testWebhook, { params: { webhookId: webhook.id } });
    answerWith = () => ({ status: 302, headers: { location: `${receiver.url}/elsewhere` } });
    await look(1_000);
    expect(receiver.received.map(({ path }) => path)).toEqual(['/hook']);
    expect(await log(webhook.id)).toMatchObject([
      { state: 'waiting', tries: 1, statusCode: 302, problem: expect.stringContaining('not followed') },
    ]);
    await look(1_000);
    expect(receiver.received).toHaveLength(1);
    answerWith = () => ({ status: 500 });
    await look();
    // Claimed by somebody who was killed before a word was sent.
    const at = new Date(Date.now() + 10 * MINUTE_MS);
    const until = new Date(at.getTime() + MINUTE_MS);
    const claim = { at, until, countMax: 9, perWebhook: 9, busy: [] };
    expect(await claimDeliveries(companion.database.db, claim)).toHaveLength(1);
    expect(await claimDeliveries(companion.database.db, claim)).toEqual([]);
    answerWith = () => ({ status: 200 });
    await look(12 * MINUTE_MS);
    expect(await log(webhook.id)).toMatchObject([{ state: 'delivered', tries: 4, statusCode: 200 }]);
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([id, id, id]);
    await companion.admin.api(resendWebhookDelivery, {
      params: { webhookId: webhook.id, deliveryId: id },
    });
    await look(1_000);
    expect(receiver.received).toHaveLength(4);
  });

  it('are turned off by a receiver that is gone, and can be turned on again', async () => {
    const { webhook } = await add();
    answerWith = () => ({ status: 410 });
    await companion.admin.api(testWebhook, { params: { webhookId: webhook.id } });
    await look(1_000);
    const [gone] = (await companion.admin.api(listWebhooks, {})).items;
    expect(gone).toMatchObject({ isEnabled: false, isGone: true, version: 2 });
    const params = { webhookId: webhook.id };
    const on = await companion.admin.api(updateWebhook, { params, body: { version: 2, isEnabled: true } });
    expect(on).toMatchObject({ isEnabled: true, isGone: false });
    const stale = companion.admin.api(updateWebhook, { params, body: { version: 2, name: 'x' } });
    expect((await refusalOf(stale)).status).toBe(409);
  });

  it('of others are not kept waiting by a receiver that never answers, and one process alone sends each', async () => {
    answerWith = ({ path }) => (path === '/slow' ? null : { status: 204 });
    const body = { name: 'Slow', address: `${receiver.url}/slow`, events: EVENTS };
    const slow = await companion.admin.api(createWebhook, { body });
    const { webhook: quick } = await add();
    for (let count = 0; count < 6; count += 1)
      await companion.admin.api(testWebhook, { params: { webhookId: slow.webhook.id } });
    const job = { ...companion.companion, lookEveryMs: 50 };
    const stops = [startWebhookDeliveries(job), startWebhookDeliveries(job)];
    await vi.waitFor(() => expect(receiver.received.length).toBeGreaterThanOrEqual(4));
    await companion.admin.api(testWebhook, { params: { webhookId: quick.id } });
    await vi.waitFor(async () => expect((await log(quick.id))[0]?.state).toBe('delivered'), 1_500);
    await sleep(300);
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(ids.length);
    await receiver.close();
    await Promise.all(stops.map((stop) => stop()));
    receiver = await startReceiver();
  });

  it('keep their secret from everybody, and from the database', async () => {
    const { secret } = await add();
    expect(JSON.stringify(await companion.admin.api(listWebhooks, {}))).not.toContain(secret);
    const rows = await companion.database.db.selectFrom('webhook').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(secret.slice(6));
  });
});

describeOnEngines('webhooks to private addresses', (open) => {
  let companion: TestCompanion;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
  });
  afterAll(() => companion.close());

  it.each([
    'ftp://hooks.lakeside.example',
    'nonsense',
    'http://8.8.8.8/hook',
    'https://user:word@8.8.8.8/hook',
    'https://localhost/hook',
    'https://localhost./hook',
    'https://127.0.0.1/hook',
    'https://127.1/hook',
    'https://2130706433/hook',
    'https://0x7f.1/hook',
    'https://0177.0.0.1/hook',
    'https://169.254.169.254/latest',
    'https://10.0.0.7/hook',
    'https://[::1]/hook',
    'https://[::ffff:127.0.0.1]/hook',
    'https://[fd00::1]/hook',
    'https://no-such-name.invalid/hook',
  ])('are refused when saved: %s', async (address) => {
    const body = { name: 'x', address, events: EVENTS };
    const refusal = await refusalOf(companion.admin.api(createWebhook, { body }));
    expect([refusal.status, refusal.fields]).toEqual([422, ['address']]);
  });

  it.each(['localhost', '127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '2130706433'])(
    'are refused when connecting to %s, whatever was saved',
    async (host) => {
      const receiver = await startReceiver();
      const address = `https://${host}:${new URL(receiver.url).port}/hook`;
      const answer = await postWebhook({ address, headers: {}, body: '{}', allowsPrivate: false });
      expect(answer).toMatchObject({
        statusCode: null,
        problem: 'The address is not on the public network.',
      });
      expect(receiver.received).toEqual([]);
      await receiver.close();
    },
  );
});

it('postWebhook gives up when no answer comes in time', async () => {
  const receiver = await startReceiver(() => null);
  const post = { address: receiver.url, headers: {}, body: '{}', allowsPrivate: true, timeMsMax: 100 };
  expect(await postWebhook(post)).toMatchObject({
    statusCode: null,
    problem: 'No answer within 15 seconds.',
  });
  await receiver.close();
});
