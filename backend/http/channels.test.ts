/** Channels with policies of their own, conversations and messages that connectors post, and who sees what came by them. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApi, type Api } from '#lib/api/api.ts';
import { createApiKey } from '#lib/contract/api-keys.ts';
import { createCalendar, deleteCalendar, listCalendars, updateCalendar } from '#lib/contract/calendars.ts';
import { createChannel, listChannels, updateChannel, type Channel } from '#lib/contract/channels.ts';
import { createConversation, createMessage } from '#lib/contract/conversations.ts';
import type { ChannelId, ConversationId, TicketId } from '#lib/contract/ids.ts';
import { deactivateMember, listMembers } from '#lib/contract/members.ts';
import { createPipeline, listPipelineDetails, updatePipeline } from '#lib/contract/pipelines.ts';
import { createRecord } from '#lib/contract/records.ts';
import { readSlaPolicy, updateSlaPolicy } from '#lib/contract/sla.ts';
import { readTicketSla } from '#lib/contract/ticket-clocks.ts';
import { cloneTicket } from '#lib/contract/ticket-copies.ts';
import { createTicket, listTickets, readTicket, updateTicket } from '#lib/contract/tickets.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { aContact, anAddress, refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion, type TestUser } from '#backend/testing/test-companion.ts';

const CREATED = '2026-12-18T10:00:00.000Z';
const OWN = { firstResponseS: 900, closureS: 3600 };

describeOnEngines('channels', (open) => {
  let companion: TestCompanion;
  let admin: TestUser;
  let agent: TestUser;
  let connector: Api;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
    ({ admin, agent } = companion);
    const permissions = ['messages.read', 'messages.reply', 'tickets.read', 'tickets.create'] as const;
    const body = { name: 'Web chat', days: 30, permissions: [...permissions] };
    connector = createApi({ baseUrl: companion.url, token: (await agent.api(createApiKey, { body })).key });
    await setGlobal({ firstResponseS: 7200, closureS: 36_000 });
  });
  beforeEach(() => setNow(CREATED));
  afterAll(() => companion.close());

  const setNow = (text: string) => {
    companion.companion.now = () => new Date(text);
  };
  const setGlobal = async (policy: object) => {
    const { version } = await admin.api(readSlaPolicy, {});
    const body = { version, firstResponseS: 7200, closureS: 36_000, ...policy };
    return admin.api(updateSlaPolicy, { body });
  };
  const aChannel = (more: object = {}) =>
    admin.api(createChannel, { body: { name: `Chat ${randomUUID()}`, ...more } });
  const anIndividual = () => aChannel({ slaType: 'individual', policy: OWN });
  const change = async ({ id }: { id: ChannelId }, changes: object) => {
    const { items } = await admin.api(listChannels, {});
    const version = items.find((each) => each.id === id)?.version ?? 0;
    return admin.api(updateChannel, { params: { channelId: id }, body: { version, ...changes } });
  };
  const post = (channelId: ChannelId, more: object = {}) =>
    connector(createConversation, {
      params: { channelId },
      body: { externalId: randomUUID(), startedBy: 'customer', subject: 'Drawer jams', ...more },
    });
  const say = (channelId: ChannelId, conversationId: ConversationId, more: object = {}) =>
    connector(createMessage, {
      params: { channelId, conversationId },
      body: { externalId: randomUUID(), author: 'customer', text: 'It jams again', ...more },
    });
  const ticketOf = (conversationId: ConversationId, more: object = {}) =>
    connector(createTicket, {
      body: { subject: 'Drawer jams', source: 'conversation', conversationId, ...more },
    });
  const sla = (ticketId: TicketId) => admin.api(readTicketSla, { params: { ticketId } });
  const dueOf = async (id: TicketId) => (await sla(id)).clocks.map(({ dueAt }) => dueAt);

  describe('as settings', () => {
    it('are added, listed by name and changed, each under its version', async () => {
      const channel = await aChannel({ name: 'Aisle chat' });
      expect(channel).toMatchObject({ kind: 'api', slaType: 'global', visibility: 'all', isEnabled: true });
      const changed = await change(channel, { isEnabled: false, slaType: 'individual', policy: OWN });
      expect(changed).toMatchObject({ isEnabled: false, policy: { ...OWN, levels: [] }, version: 2 });
      expect((await admin.api(listChannels, {})).items).toContainEqual(changed);
      const at = { params: { channelId: channel.id } };
      const stale = admin.api(updateChannel, { ...at, body: { version: 1, name: 'x' } });
      expect(await refusalOf(stale)).toMatchObject({ code: 'stale_version' });
      const taken = { code: 'already_exists', fields: ['name'] };
      expect(await refusalOf(aChannel({ name: 'AISLE chat' }))).toMatchObject(taken);
      expect(await refusalOf(change(await aChannel(), { name: 'Aisle chat' }))).toMatchObject(taken);
    });

    it('are refused for a pipeline, people and a calendar that cannot be used, and leave nothing behind', async () => {
      const name = `Refused ${randomUUID()}`;
      const fields = async (more: object) => (await refusalOf(aChannel({ name, ...more }))).fields;
      expect(await fields({ pipelineId: admin.id })).toEqual(['pipelineId']);
      expect(await fields({ userIds: [randomUUID()] })).toEqual(['userIds']);
      expect(await fields({ teamIds: [randomUUID()] })).toEqual(['teamIds']);
      expect(await fields({ policy: { ...OWN, calendarId: admin.id } })).toEqual(['policy.calendarId']);
      expect((await admin.api(listChannels, {})).items.map((channel) => channel.name)).not.toContain(name);
    });

    it('keep a calendar of their policy from being deleted', async () => {
      const body = { name: `Hours ${randomUUID()}`, zone: 'UTC', week: {} };
      const calendar = await admin.api(createCalendar, { body });
      await aChannel({ policy: { ...OWN, calendarId: calendar.id } });
      const removal = admin.api(deleteCalendar, { params: { calendarId: calendar.id } });
      expect(await refusalOf(removal)).toMatchObject({ code: 'in_use' });
    });
  });

  describe('their policies', () => {
    it('tell only active people who see all their tickets, at every level', async () => {
      const colleague = await companion.addUser('Agent');
      const levels = [
        { afterS: 600, notifyUserId: admin.id },
        { afterS: 60, notifyUserId: colleague.id },
      ];
      const policy = { ...OWN, notifyUserId: colleague.id, warningShare: 0.75, levels };
      const channel = await aChannel({ slaType: 'individual', policy });
      expect(channel.policy).toMatchObject({ warningShare: 0.75, levels: levels.toReversed() });
      const hidden = await refusalOf(change(channel, { visibility: 'chosen', userIds: [agent.id] }));
      expect(hidden).toMatchObject({
        code: 'unusable_reference',
        fields: ['policy.notifyUserId', 'policy.levels.0.notifyUserId'],
      });
      await change(channel, { visibility: 'chosen', userIds: [colleague.id] });
      const member = (await admin.api(listMembers, {})).items.find(({ user }) => user.id === colleague.id);
      const params = { userId: colleague.id };
      await admin.api(deactivateMember, { params, body: { version: member?.version ?? 0, ticketsTo: null } });
      expect(await refusalOf(change(channel, { policy }))).toMatchObject({ code: 'unusable_reference' });
      expect(await change(channel, { isEnabled: false })).toMatchObject({ isEnabled: false });
    });

    it('are the global one’s too where the channel has none: whom that tells has to see the channel', async () => {
      await setGlobal({ notifyUserId: agent.id });
      const hidden = aChannel({ visibility: 'chosen' });
      expect(await refusalOf(hidden)).toMatchObject({ fields: ['userIds'] });
      await aChannel({ visibility: 'chosen', userIds: [agent.id] });
      const other = await companion.addUser('Agent');
      expect(await refusalOf(setGlobal({ notifyUserId: other.id }))).toMatchObject({
        fields: ['notifyUserId'],
      });
      await setGlobal({ notifyUserId: null });
    });

    it('hold for tickets of the channel; the global one for all others, manual ones and those of global channels', async () => {
      const own = await post((await anIndividual()).id);
      const shared = await post((await aChannel({ policy: OWN })).id);
      const none = await post((await aChannel({ slaType: 'individual' })).id);
      const manual = await agent.api(createTicket, { body: { subject: 'By hand' } });
      const due = async (id: ConversationId) => dueOf((await ticketOf(id)).id);
      expect(await due(own.id)).toEqual(['2026-12-18T10:15:00.000Z', '2026-12-18T11:00:00.000Z']);
      const global = ['2026-12-18T12:00:00.000Z', '2026-12-18T20:00:00.000Z'];
      expect(await due(shared.id)).toEqual(global);
      expect(await dueOf(manual.id)).toEqual(global);
      expect(await due(none.id)).toEqual([]);
    });

    it('leave tickets alone that there are, whatever is edited afterwards', async () => {
      const body = { name: 'Other', stages: [{ name: 'First' }, { name: 'Second' }] };
      const other = await admin.api(createPipeline, { body });
      const [first, second] = other.stages.map(({ id }) => id);
      const colleague = await companion.addUser('Agent');
      const seconds = fc.integer({ min: 60, max: 90_000 });
      const policy = fc.record({ firstResponseS: fc.option(seconds), closureS: fc.option(seconds) });
      const edits = fc.oneof(
        fc.record({ global: policy }),
        fc.record({ channel: fc.record({ policy }) }),
        fc.constantFrom(
          { channel: { slaType: 'global' } },
          { channel: { isEnabled: false } },
          { channel: { pipelineId: other.id, visibility: 'chosen', userIds: [colleague.id] } },
          { calendar: { zone: 'Asia/Tokyo' } },
          { calendar: { week: {} } },
          { calendar: { holidays: [{ date: '2026-12-18', name: 'Closed' }] } },
          { ticket: { ownerId: null } },
          { ticket: { pipelineId: other.id, stageId: first } },
          { ticket: { pipelineId: other.id, stageId: second } },
          { pipeline: { name: `Pipeline ${randomUUID()}` } },
        ),
      ) as fc.Arbitrary<
        Record<'global' | 'channel' | 'calendar' | 'ticket' | 'pipeline', object | undefined>
      >;
      await fc.assert(
        fc.asyncProperty(fc.array(edits, { minLength: 1, maxLength: 6 }), async (sequence) => {
          const week = { fri: [['08:00', '16:00']] as [string, string][] };
          const hours = { name: `Hours ${randomUUID()}`, zone: 'Europe/Oslo', week };
          const calendarId = (await admin.api(createCalendar, { body: hours })).id;
          await setGlobal({ calendarId, firstResponseS: 7200, closureS: 36_000 });
          const channel = await aChannel({ slaType: 'individual', policy: { ...OWN, calendarId } });
          const tickets = [
            (await ticketOf((await post(channel.id)).id)).id,
            (await agent.api(createTicket, { body: { subject: 'By hand' } })).id,
          ];
          const before = await Promise.all(tickets.map(sla));
          expect(before.map(({ clocks }) => clocks.length)).toEqual([2, 2]);
          for (const edit of sequence) {
            if (edit.global) await setGlobal({ calendarId, ...edit.global });
            if (edit.channel) await change(channel, edit.channel);
            if (edit.calendar) await changeCalendar(calendarId, edit.calendar);
            if (edit.pipeline) await changePipeline(other.id, edit.pipeline);
            if (edit.ticket) for (const id of tickets) await changeTicket(id, edit.ticket);
          }
          expect(await Promise.all(tickets.map(sla))).toEqual(before);
        }),
        { numRuns: 10 },
      );
      await setGlobal({});
    }, 120_000);
  });

  async function changeCalendar(calendarId: Parameters<typeof String>[0], changes: object) {
    const { items } = await admin.api(listCalendars, {});
    const calendar = items.find(({ id }) => id === calendarId);
    if (calendar === undefined) throw new Error('Expected the calendar');
    const body = { version: calendar.version, ...changes };
    await admin.api(updateCalendar, { params: { calendarId: calendar.id }, body });
  }

  async function changePipeline(pipelineId: Parameters<typeof String>[0], changes: object) {
    const { items } = await admin.api(listPipelineDetails, {});
    const pipeline = items.find(({ id }) => id === pipelineId);
    if (pipeline === undefined) throw new Error('Expected the pipeline');
    const body = { version: pipeline.version, ...changes };
    await admin.api(updatePipeline, { params: { pipelineId: pipeline.id }, body });
  }

  async function changeTicket(ticketId: TicketId, changes: object) {
    const { version } = await admin.api(readTicket, { params: { ticketId } });
    await admin.api(updateTicket, { params: { ticketId }, body: { version, ...changes } });
  }

  describe('conversations', () => {
    let channel: Channel;
    beforeAll(async () => {
      channel = await anIndividual();
    });

    it('are posted once under their external id, by an API key', async () => {
      const externalId = 'chat-4711';
      const customer = { name: 'Marta Lindqvist', address: anAddress() };
      const first = await post(channel.id, { externalId, customer });
      expect(first).toMatchObject({ externalId, startedBy: 'customer', customer, channelId: channel.id });
      const again = await Promise.all(
        [1, 2, 3].map(() => post(channel.id, { externalId, subject: 'Other' })),
      );
      expect(again).toEqual([first, first, first]);
      expect((await post((await aChannel()).id, { externalId })).id).not.toBe(first.id);
      const otherwise = { code: 'unusable_value', fields: ['externalId'] };
      expect(await refusalOf(post(channel.id, { externalId, startedBy: 'broadcast' }))).toMatchObject(
        otherwise,
      );
    });

    it('are refused without who started them, and on channels that are disabled or not there', async () => {
      const without = { code: 'invalid_input', fields: ['startedBy'] };
      expect(await refusalOf(post(channel.id, { startedBy: undefined }))).toMatchObject(without);
      expect(await refusalOf(post(channel.id, { startedBy: 'robot' }))).toMatchObject(without);
      expect(await refusalOf(post(randomUUID() as ChannelId))).toMatchObject({ code: 'not_found' });
      const disabled = await aChannel();
      const { id } = await post(disabled.id);
      await change(disabled, { isEnabled: false });
      const refused = { code: 'unusable_reference', fields: ['channelId'] };
      expect(await refusalOf(post(disabled.id))).toMatchObject(refused);
      expect(await refusalOf(say(disabled.id, id))).toMatchObject(refused);
      expect(await refusalOf(say(channel.id, id))).toMatchObject({ code: 'not_found' });
    });

    it('keep their messages once, with who wrote them, on the ticket made of them', async () => {
      const customer = { name: 'Marta Lindqvist', address: null };
      const { id } = await post(channel.id, { customer });
      const message = await say(channel.id, id, { externalId: 'one' });
      expect(await say(channel.id, id, { externalId: 'one', text: 'Other' })).toEqual(message);
      await say(channel.id, id, { author: 'automatic', text: 'We are on it' });
      const ticket = await ticketOf(id);
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
      const own = await aChannel({ pipelineId: pipeline.id });
      const address = anAddress();
      const contact = await agent.api(createRecord, { body: aContact(address) });
      const { id } = await post(own.id, { customer: { name: 'Marta', address } });
      const [first, second] = await Promise.allSettled([ticketOf(id), ticketOf(id)]);
      expect([first.status, second.status].toSorted()).toEqual(['fulfilled', 'rejected']);
      const made =
        first.status === 'fulfilled' ? first.value : (second as PromiseFulfilledResult<never>).value;
      expect(made).toMatchObject({ pipeline: { id: pipeline.id }, associations: [{ id: contact.id }] });
      expect(await refusalOf(ticketOf(id))).toMatchObject({ code: 'thread_has_ticket' });
      await ticketOf(id, { isKnowinglyAnother: true });
      const none = { code: 'unusable_reference', fields: ['conversationId'] };
      expect(await refusalOf(ticketOf(randomUUID() as ConversationId))).toMatchObject(none);
      const without = connector(createTicket, { body: { subject: 'x', source: 'conversation' } });
      expect(await refusalOf(without)).toMatchObject({ fields: ['conversationId'] });
    });
  });

  describe('an agent’s message', () => {
    let channel: Channel;
    let ids: { conversationId: ConversationId; ticketId: TicketId };
    beforeEach(async () => {
      channel = await anIndividual();
      const { id } = await post(channel.id);
      ids = { conversationId: id, ticketId: (await ticketOf(id)).id };
    });
    const answer = (more: object = {}) => say(channel.id, ids.conversationId, { author: 'agent', ...more });
    const clock = async () => (await sla(ids.ticketId)).clocks[0];

    it('is the first response; what customers and automatic answers say is not', async () => {
      setNow('2026-12-18T10:05:00.000Z');
      await say(channel.id, ids.conversationId);
      await say(channel.id, ids.conversationId, { author: 'automatic' });
      expect(await clock()).toMatchObject({ state: 'running' });
      await answer();
      const met = { state: 'met', stoppedAt: '2026-12-18T10:05:00.000Z', stoppedBy: 'response' };
      expect(await clock()).toMatchObject(met);
      setNow('2026-12-18T10:09:00.000Z');
      await answer();
      expect(await clock()).toMatchObject(met);
      const { timeline } = await admin.api(readTicket, { params: { ticketId: ids.ticketId } });
      expect(timeline.filter(({ kind }) => kind === 'responded')).toHaveLength(1);
    });

    it('corrects the verdict when it is seen late, also of a ticket closed without reply', async () => {
      setNow('2026-12-18T10:30:00.000Z');
      expect(await clock()).toMatchObject({ state: 'missed' });
      const { version } = await admin.api(readTicket, { params: { ticketId: ids.ticketId } });
      const close = { params: { ticketId: ids.ticketId }, body: { version, status: 'closed' as const } };
      await admin.api(updateTicket, close);
      expect(await clock()).toMatchObject({ state: 'missed', stoppedBy: 'closing' });
      setNow('2026-12-18T11:00:00.000Z');
      await answer({ sentAt: '2026-12-18T10:10:00.000Z' });
      const corrected = { state: 'met', stoppedBy: 'response', stoppedAt: '2026-12-18T10:10:00.000Z' };
      expect(await clock()).toMatchObject(corrected);
    });

    it('counts no later than now, and not at all from before the ticket', async () => {
      setNow('2026-12-18T10:05:00.000Z');
      await answer({ sentAt: '2026-12-18T09:59:00.000Z' });
      expect(await clock()).toMatchObject({ state: 'running' });
      await answer({ sentAt: '2027-01-01T00:00:00.000Z' });
      expect(await clock()).toMatchObject({ state: 'met', stoppedAt: '2026-12-18T10:05:00.000Z' });
    });
  });

  it('show their tickets to those chosen, alone or by a team, and to those who read all', async () => {
    const [chosen, other] = [await companion.addUser('Agent'), await companion.addUser('Agent')];
    const channel = await aChannel();
    const { id } = await post(channel.id);
    const ticket = await ticketOf(id, { ownerId: null });
    await change(channel, { visibility: 'chosen', userIds: [chosen.id] });
    const params = { ticketId: ticket.id };
    expect((await chosen.api(readTicket, { params })).owners.map((user) => user.id)).not.toContain(other.id);
    await admin.api(readTicket, { params });
    expect(await refusalOf(other.api(readTicket, { params }))).toMatchObject({ code: 'not_found' });
    const list = (await other.api(listTickets, { query: { search: ticket.number } })).items;
    expect(list).toEqual([]);
    expect(await refusalOf(post(channel.id))).toMatchObject({ code: 'not_found' });
    const { version } = await chosen.api(readTicket, { params });
    const given = chosen.api(updateTicket, { params, body: { version, ownerId: other.id } });
    expect(await refusalOf(given)).toMatchObject({ fields: ['ownerId'] });
    const clone = await chosen.api(cloneTicket, { params, body: {} });
    const hidden = other.api(readTicket, { params: { ticketId: clone.id } });
    expect(await refusalOf(hidden)).toMatchObject({ code: 'not_found' });
    await changeTicket(ticket.id, { ownerId: chosen.id });
    const member = (await admin.api(listMembers, {})).items.find(({ user }) => user.id === chosen.id);
    const body = { version: member?.version ?? 0, ticketsTo: other.id };
    await admin.api(deactivateMember, { params: { userId: chosen.id }, body });
    expect((await admin.api(readTicket, { params })).owner).toBeNull();
  });
});
