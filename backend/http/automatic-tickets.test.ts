/** Sessions of conversations, the tickets made of them by themselves, and what a customer's answer does to a ticket. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '#lib/contract/channels.ts';
import { readConversationSettings, updateConversationSettings } from '#lib/contract/conversation-settings.ts';
import { createField } from '#lib/contract/fields.ts';
import type { ConversationId, TicketId } from '#lib/contract/ids.ts';
import { listNotifications } from '#lib/contract/notifications.ts';
import { createRecord } from '#lib/contract/records.ts';
import { deleteTicket, markSpam, mergeTicket } from '#lib/contract/ticket-life.ts';
import { createTicket, readTicket, updateTicket } from '#lib/contract/tickets.ts';
import { openChannelDesk, type ChannelDesk } from '#backend/testing/channel-desk.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { aContact, anAddress, refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion, type TestUser } from '#backend/testing/test-companion.ts';

describeOnEngines('automatic tickets', (open) => {
  let companion: TestCompanion;
  let admin: TestUser;
  let agent: TestUser;
  let desk: ChannelDesk;
  let channel: Channel;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
    ({ admin, agent } = companion);
    desk = await openChannelDesk(companion);
    channel = await desk.aChannel();
  });
  beforeEach(async () => {
    desk.setNow('2026-12-18T10:00:00.000Z');
    await setSwitch(true);
  });
  afterAll(() => companion.close());

  const setSwitch = async (createsTickets: boolean) => {
    const { version } = await admin.api(readConversationSettings, {});
    return admin.api(updateConversationSettings, { body: { version, createsTickets } });
  };
  /** Ids of the conversation's tickets, oldest first, and why its newest session has one or none. */
  const stateOf = async (id: ConversationId) => {
    const { db } = companion.companion.database;
    const links = await db
      .selectFrom('ticket_conversation')
      .innerJoin('ticket', 'ticket.id', 'ticket_conversation.ticket_id')
      .where('conversation_id', '=', id)
      .orderBy('ticket.created_at')
      .select('ticket_id')
      .execute();
    const sessions = await db
      .selectFrom('conversation_session')
      .where('conversation_id', '=', id)
      .orderBy('started_at')
      .selectAll()
      .execute();
    return {
      tickets: links.map(({ ticket_id }) => ticket_id),
      verdicts: sessions.map(({ verdict }) => verdict),
      ends: sessions.map(({ ended_by }) => ended_by),
    };
  };
  const read = (ticketId: TicketId) => admin.api(readTicket, { params: { ticketId } });
  const change = async (ticketId: TicketId, changes: object) => {
    const { version } = await read(ticketId);
    return admin.api(updateTicket, { params: { ticketId }, body: { version, ...changes } });
  };
  const onlyTicket = async (id: ConversationId) => {
    const { tickets } = await stateOf(id);
    expect(tickets).toHaveLength(1);
    return read(tickets[0] as TicketId);
  };

  it('are made once for a session that a customer starts, with its name, for its customer, by nobody', async () => {
    const address = anAddress();
    const contact = await agent.api(createRecord, { body: aContact(address) });
    const { id } = await desk.post(channel.id, {
      subject: 'Belt runs askew',
      customer: { name: 'Marta', address },
    });
    expect((await stateOf(id)).tickets).toEqual([]);
    await desk.say(channel.id, id, { text: 'It runs askew' });
    await desk.say(channel.id, id, { text: 'Any news?' });
    const ticket = await onlyTicket(id);
    expect(ticket).toMatchObject({
      subject: 'Belt runs askew',
      description: 'It runs askew',
      source: 'conversation',
      createdBy: null,
      owner: null,
      associations: [{ id: contact.id }],
    });
    expect(ticket.number).toMatch(/^TKT-C/);
    expect(await stateOf(id)).toMatchObject({ verdicts: ['created'], ends: [null] });
    await change(ticket.id, { subject: 'Askew' });
    expect((await read(ticket.id)).conversation?.subject).toBe('Belt runs askew');
  });

  it('are not made while the switch is off, nor afterwards for the same session', async () => {
    await setSwitch(false);
    const { id } = await desk.post(channel.id);
    await desk.say(channel.id, id);
    expect(await stateOf(id)).toMatchObject({ tickets: [], verdicts: ['switched-off'] });
    await setSwitch(true);
    desk.setNow('2026-12-19T10:00:00.000Z');
    await desk.say(channel.id, id);
    expect(await stateOf(id)).toMatchObject({ verdicts: ['switched-off', 'created'], ends: ['idle', null] });
  });

  it.each(['agent', 'broadcast', 'workflow'])(
    'are not made for a session that an %s starts, nor for replies inside it, but for a later one',
    async (startedBy) => {
      const { id } = await desk.post(channel.id, { startedBy });
      await desk.say(channel.id, id, { author: 'agent', text: 'News' });
      await desk.say(channel.id, id, { text: 'Thanks' });
      expect(await stateOf(id)).toMatchObject({ tickets: [], verdicts: ['not-by-customer'] });
      desk.setNow('2026-12-20T10:00:00.000Z');
      await desk.say(channel.id, id, { text: 'A question' });
      expect(await stateOf(id)).toMatchObject({ verdicts: ['not-by-customer', 'created'] });
    },
  );

  it('are not made of what no person wrote', async () => {
    const { id } = await desk.post(channel.id);
    await desk.say(channel.id, id, { author: 'automatic', text: 'I am away' });
    expect(await stateOf(id)).toEqual({ tickets: [], verdicts: [], ends: [] });
  });

  it('are made although mandatory fields are empty, which the next save asks for', async () => {
    const body = { label: 'Serial number', kind: 'text' as const, isMandatory: true };
    const field = await admin.api(createField, { body });
    const { id } = await desk.post(channel.id);
    await desk.say(channel.id, id);
    const ticket = await onlyTicket(id);
    expect(await refusalOf(change(ticket.id, { subject: 'Other' }))).toMatchObject({ code: 'field_missing' });
    await change(ticket.id, { fields: { [field.key]: 'N-1' } });
    await companion.companion.database.db
      .updateTable('field')
      .set({ is_mandatory: false })
      .where('id', '=', field.id)
      .execute();
  });

  it('are given to the channel’s owner where the rule names one who may see them', async () => {
    const owner = { rule: 'user', userId: agent.id, userIds: [], teamIds: [] };
    const own = await desk.aChannel({ owner });
    const { id } = await desk.post(own.id);
    await desk.say(own.id, id);
    expect((await onlyTicket(id)).owner).toMatchObject({ id: agent.id });
  });

  describe('a customer’s reply', () => {
    let id: ConversationId;
    let ticketId: TicketId;
    beforeEach(async () => {
      id = (await desk.post(channel.id)).id;
      await desk.say(channel.id, id);
      ticketId = (await onlyTicket(id)).id;
    });

    it.each(['pending', 'on-hold'])('opens a ticket that is %s and tells its owner', async (status) => {
      await change(ticketId, { status, ownerId: agent.id });
      desk.setNow('2026-12-21T10:00:00.000Z');
      await desk.say(channel.id, id, { text: 'Here are the photos' });
      const ticket = await read(ticketId);
      expect(ticket.status).toBe('open');
      expect(ticket.timeline.at(-1)).toMatchObject({ kind: 'status-changed', actor: null, to: 'open' });
      const { items } = await agent.api(listNotifications, {});
      const told = items.find(
        ({ kind, ticket: { id: on } }) => kind === 'customer-replied' && on === ticketId,
      );
      expect(told?.text).toBe('Here are the photos');
      expect((await stateOf(id)).tickets).toHaveLength(1);
    });

    it('to a closed ticket opens a follow-up that is linked to it, also while the switch is off', async () => {
      await change(ticketId, { status: 'closed' });
      await setSwitch(false);
      desk.setNow('2026-12-18T10:05:00.000Z');
      await desk.say(channel.id, id, { text: 'It is back' });
      const { tickets, verdicts, ends } = await stateOf(id);
      expect({ verdicts, ends }).toEqual({
        verdicts: ['created', 'follow-up'],
        ends: ['ticket-closed', null],
      });
      const next = await read(tickets.find((each) => each !== ticketId) as TicketId);
      expect(next).toMatchObject({ description: 'It is back', follows: { id: ticketId } });
      expect((await read(ticketId)).status).toBe('closed');
    });

    it('goes to the ticket that its own was merged into', async () => {
      const other = await admin.api(createTicket, { body: { subject: 'The same', source: 'manual' } });
      await admin.api(mergeTicket, { params: { ticketId }, body: { intoId: other.id } });
      await change(other.id, { status: 'pending' });
      await desk.say(channel.id, id, { text: 'And again' });
      expect((await read(other.id)).status).toBe('open');
      expect((await stateOf(id)).verdicts).toEqual(['created']);
    });

    it('opens nothing after spam, nor in a session whose ticket was deleted', async () => {
      const second = await desk.post(channel.id);
      await desk.say(channel.id, second.id);
      await admin.api(deleteTicket, { params: { ticketId: (await onlyTicket(second.id)).id } });
      await desk.say(channel.id, second.id);
      expect((await stateOf(second.id)).tickets).toHaveLength(1);
      await admin.api(markSpam, { params: { ticketId } });
      await desk.say(channel.id, id);
      expect(await stateOf(id)).toMatchObject({ tickets: [ticketId], verdicts: ['created', 'spam'] });
    });

    it('that comes as the ticket is being closed is never lost to both', async () => {
      for (let round = 0; round < 5; round += 1) {
        const { id: each } = await desk.post(channel.id);
        await desk.say(channel.id, each);
        const ticket = await onlyTicket(each);
        await Promise.all([
          change(ticket.id, { status: 'closed' }),
          desk.say(channel.id, each, { text: 'Late' }),
        ]);
        await desk.say(channel.id, each, { text: 'Later' });
        expect((await stateOf(each)).tickets).toHaveLength(2);
      }
    });
  });

  it('one that a person makes of a conversation is the running session’s', async () => {
    await setSwitch(false);
    const { id } = await desk.post(channel.id);
    await desk.say(channel.id, id);
    const ticket = await desk.ticketOf(id);
    await setSwitch(true);
    await desk.say(channel.id, id);
    expect(await stateOf(id)).toMatchObject({ tickets: [ticket.id], verdicts: ['made-by-hand'] });
  });
});
