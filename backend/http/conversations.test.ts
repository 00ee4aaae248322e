/** Conversations and messages that connectors post to channels, the tickets made of them, and who sees these. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '#lib/contract/channels.ts';
import type { ChannelId, ConversationId, TicketId } from '#lib/contract/ids.ts';
import { deactivateMember, listMembers } from '#lib/contract/members.ts';
import { createPipeline } from '#lib/contract/pipelines.ts';
import { createRecord } from '#lib/contract/records.ts';
import { mergeTicket } from '#lib/contract/ticket-life.ts';
import { cloneTicket } from '#lib/contract/ticket-copies.ts';
import { createTicket, listTickets, readTicket, updateTicket } from '#lib/contract/tickets.ts';
import { openChannelDesk, type ChannelDesk } from '#backend/testing/channel-desk.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { aContact, anAddress, refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion, type TestUser } from '#backend/testing/test-companion.ts';

const CREATED = '2026-12-18T10:00:00.000Z';

describeOnEngines('channel conversations', (open) => {
  let companion: TestCompanion;
  let admin: TestUser;
  let agent: TestUser;
  let desk: ChannelDesk;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
    ({ admin, agent } = companion);
    desk = await openChannelDesk(companion);
  });
  beforeEach(() => desk.setNow(CREATED));
  afterAll(() => companion.close());

  describe('conversations', () => {
    let channel: Channel;
    beforeAll(async () => {
      channel = await desk.anIndividual();
    });

    it('are posted once under their external id, by an API key', async () => {
      const externalId = 'chat-4711';
      const customer = { name: 'Marta Lindqvist', address: anAddress() };
      const first = await desk.post(channel.id, { externalId, customer });
      expect(first).toMatchObject({ externalId, startedBy: 'customer', customer, channelId: channel.id });
      const again = await Promise.all(
        [1, 2, 3].map(() => desk.post(channel.id, { externalId, subject: 'Other' })),
      );
      expect(again).toEqual([first, first, first]);
      expect((await desk.post((await desk.aChannel()).id, { externalId })).id).not.toBe(first.id);
      const otherwise = { code: 'unusable_value', fields: ['externalId'] };
      expect(await refusalOf(desk.post(channel.id, { externalId, startedBy: 'broadcast' }))).toMatchObject(
        otherwise,
      );
    });

    it('are refused without who started them, and on channels that are disabled or not there', async () => {
      const without = { code: 'invalid_input', fields: ['startedBy'] };
      expect(await refusalOf(desk.post(channel.id, { startedBy: undefined }))).toMatchObject(without);
      expect(await refusalOf(desk.post(channel.id, { startedBy: 'robot' }))).toMatchObject(without);
      expect(await refusalOf(desk.post(randomUUID() as ChannelId))).toMatchObject({ code: 'not_found' });
      const disabled = await desk.aChannel();
      const { id } = await desk.post(disabled.id);
      await desk.change(disabled, { isEnabled: false });
      const refused = { code: 'unusable_reference', fields: ['channelId'] };
      expect(await refusalOf(desk.post(disabled.id))).toMatchObject(refused);
      expect(await refusalOf(desk.say(disabled.id, id))).toMatchObject(refused);
      expect(await refusalOf(desk.say(channel.id, id))).toMatchObject({ code: 'not_found' });
    });

    it('keep their messages once, with who wrote them, on the ticket made of them', async () => {
      const customer = { name: 'Marta Lindqvist', address: null };
      const { id } = await desk.post(channel.id, { customer });
      const message = await desk.say(channel.id, id, { externalId: 'one' });
      expect(await desk.say(channel.id, id, { externalId: 'one', text: 'Other' })).toEqual(message);
      await desk.say(channel.id, id, { author: 'automatic', text: 'We are on it' });
      const ticket = await desk.ticketOf(id);
      expect(ticket.number).toMatch(/^TKT-C\d{3,}$/);
      expect(ticket.source).toBe('conversation');
      expect(ticket.conversation?.messages).toMatchObject([
        { from: customer, author: 'customer', isOurs: false, text: 'It jams again' },
        { from: { name: null, address: null }, author: 'automatic', isOurs: true },
      ]);
    });

    it('give one ticket, unless another is asked for knowingly, with the customer’s records and the channel’s pipeline', async () => {
      const body = { name: `Of chats ${randomUUID()}`, stages: [{ name: 'Asked' }] };
      const pipeline = await admin.api(createPipeline, { body });
      const own = await desk.aChannel({ pipelineId: pipeline.id });
      const address = anAddress();
      const contact = await agent.api(createRecord, { body: aContact(address) });
      const { id } = await desk.post(own.id, { customer: { name: 'Marta', address } });
      const [first, second] = await Promise.allSettled([desk.ticketOf(id), desk.ticketOf(id)]);
      expect([first.status, second.status].toSorted()).toEqual(['fulfilled', 'rejected']);
      const made =
        first.status === 'fulfilled' ? first.value : (second as PromiseFulfilledResult<never>).value;
      expect(made).toMatchObject({ pipeline: { id: pipeline.id }, associations: [{ id: contact.id }] });
      expect(await refusalOf(desk.ticketOf(id))).toMatchObject({ code: 'thread_has_ticket' });
      await desk.ticketOf(id, { isKnowinglyAnother: true });
      const none = { code: 'unusable_reference', fields: ['conversationId'] };
      expect(await refusalOf(desk.ticketOf(randomUUID() as ConversationId))).toMatchObject(none);
      const without = desk.connector(createTicket, { body: { subject: 'x', source: 'conversation' } });
      expect(await refusalOf(without)).toMatchObject({ fields: ['conversationId'] });
    });
  });

  describe('an agent’s message', () => {
    let channel: Channel;
    let ids: { conversationId: ConversationId; ticketId: TicketId };
    beforeEach(async () => {
      channel = await desk.anIndividual();
      const { id } = await desk.post(channel.id);
      ids = { conversationId: id, ticketId: (await desk.ticketOf(id)).id };
    });
    const answer = (more: object = {}) =>
      desk.say(channel.id, ids.conversationId, { author: 'agent', ...more });
    const clock = async () => (await desk.sla(ids.ticketId)).clocks[0];

    it('is the first response; what customers and automatic answers say is not', async () => {
      desk.setNow('2026-12-18T10:05:00.000Z');
      await desk.say(channel.id, ids.conversationId);
      await desk.say(channel.id, ids.conversationId, { author: 'automatic' });
      expect(await clock()).toMatchObject({ state: 'running' });
      await answer();
      const met = { state: 'met', stoppedAt: '2026-12-18T10:05:00.000Z', stoppedBy: 'response' };
      expect(await clock()).toMatchObject(met);
      desk.setNow('2026-12-18T10:09:00.000Z');
      await answer();
      expect(await clock()).toMatchObject(met);
      const { timeline } = await admin.api(readTicket, { params: { ticketId: ids.ticketId } });
      expect(timeline.filter(({ kind }) => kind === 'responded')).toHaveLength(1);
    });

    it('corrects the verdict when it is seen late, also of a ticket closed without reply', async () => {
      desk.setNow('2026-12-18T10:30:00.000Z');
      expect(await clock()).toMatchObject({ state: 'missed' });
      const { version } = await admin.api(readTicket, { params: { ticketId: ids.ticketId } });
      const close = { params: { ticketId: ids.ticketId }, body: { version, status: 'closed' as const } };
      await admin.api(updateTicket, close);
      expect(await clock()).toMatchObject({ state: 'missed', stoppedBy: 'closing' });
      desk.setNow('2026-12-18T11:00:00.000Z');
      await answer({ sentAt: '2026-12-18T10:10:00.000Z' });
      const corrected = { state: 'met', stoppedBy: 'response', stoppedAt: '2026-12-18T10:10:00.000Z' };
      expect(await clock()).toMatchObject(corrected);
    });

    it('counts no later than now, and not at all from before the ticket', async () => {
      desk.setNow('2026-12-18T10:05:00.000Z');
      await answer({ sentAt: '2026-12-18T09:59:00.000Z' });
      expect(await clock()).toMatchObject({ state: 'running' });
      await answer({ sentAt: '2027-01-01T00:00:00.000Z' });
      expect(await clock()).toMatchObject({ state: 'met', stoppedAt: '2026-12-18T10:05:00.000Z' });
    });
  });

  it('show their tickets to those chosen, alone or by a team, and to those who read all', async () => {
    const [chosen, other] = [await companion.addUser('Agent'), await companion.addUser('Agent')];
    const channel = await desk.aChannel();
    const { id } = await desk.post(channel.id);
    const ticket = await desk.ticketOf(id, { ownerId: null });
    await desk.change(channel, { visibility: 'chosen', userIds: [chosen.id] });
    const params = { ticketId: ticket.id };
    expect((await chosen.api(readTicket, { params })).owners.map((user) => user.id)).not.toContain(other.id);
    await admin.api(readTicket, { params });
    expect(await refusalOf(other.api(readTicket, { params }))).toMatchObject({ code: 'not_found' });
    const list = (await other.api(listTickets, { query: { search: ticket.number } })).items;
    expect(list).toEqual([]);
    expect(await refusalOf(desk.post(channel.id))).toMatchObject({ code: 'not_found' });
    const { version } = await chosen.api(readTicket, { params });
    const given = chosen.api(updateTicket, { params, body: { version, ownerId: other.id } });
    expect(await refusalOf(given)).toMatchObject({ fields: ['ownerId'] });
    const clone = await chosen.api(cloneTicket, { params, body: {} });
    const hidden = other.api(readTicket, { params: { ticketId: clone.id } });
    expect(await refusalOf(hidden)).toMatchObject({ code: 'not_found' });
    const shown = await admin.api(createTicket, { body: { subject: 'For all' } });
    const merged = chosen.api(mergeTicket, { params, body: { intoId: shown.id } });
    expect(await refusalOf(merged)).toMatchObject({ code: 'unusable_reference', fields: ['intoId'] });
    const within = { params: { ticketId: clone.id }, body: { intoId: ticket.id } };
    expect(await chosen.api(mergeTicket, within)).toMatchObject({ id: ticket.id });
    await desk.changeTicket(ticket.id, { ownerId: chosen.id });
    const member = (await admin.api(listMembers, {})).items.find(({ user }) => user.id === chosen.id);
    const body = { version: member?.version ?? 0, ticketsTo: other.id };
    await admin.api(deactivateMember, { params: { userId: chosen.id }, body });
    expect((await admin.api(readTicket, { params })).owner).toBeNull();
  });
});
