/** Replies that were sent in a mail program: they stop the first response, also when they are seen late. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRecord } from '#lib/contract/records.ts';
import { noteReplies, type ThreadReply } from '#lib/contract/replies.ts';
import { readThreadContext } from '#lib/contract/threads.ts';
import { readSlaPolicy, updateSlaPolicy } from '#lib/contract/sla.ts';
import { createTicket, readTicket, updateTicket, type Ticket } from '#lib/contract/tickets.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { aContact, aThread, aTicketFrom, anAddress } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion, type TestUser } from '#backend/testing/test-companion.ts';

describeOnEngines('replies', (open) => {
  let companion: TestCompanion;
  let agent: TestUser;
  let customer: string;
  const at = (time: string) => `2026-12-18T${time}:00.000Z`;
  const setNow = (time: string) => {
    companion.companion.now = () => new Date(at(time));
  };
  const aLinkedTicket = async () => {
    const thread = aThread(customer);
    const body = aTicketFrom(thread, { isKnowinglyAnother: true });
    return { thread, ticket: await agent.api(createTicket, { body }) };
  };
  const reply = (from: string, time: string, isAutomatic = false): ThreadReply => ({
    from,
    sentAt: at(time),
    isAutomatic,
  });
  const note = async (thread: ReturnType<typeof aThread>, ...messages: ThreadReply[]) =>
    (await agent.api(noteReplies, { body: { thread, messages } })).changed;
  const again = ({ id }: Ticket) => agent.api(readTicket, { params: { ticketId: id } });

  beforeAll(async () => {
    companion = await startTestCompanion(await open());
    ({ agent } = companion);
    customer = anAddress();
    await agent.api(createRecord, { body: aContact(customer) });
    const { version } = await companion.admin.api(readSlaPolicy, {});
    await companion.admin.api(updateSlaPolicy, { body: { version, firstResponseS: 3600, closureS: 36_000 } });
  });
  afterAll(() => companion.close());

  it('stop the first response at the time they were sent, by whoever sent them, and say so on the timeline', async () => {
    setNow('08:00');
    const { thread, ticket } = await aLinkedTicket();
    setNow('08:40');
    const messages = [reply(customer, '08:05'), reply(companion.admin.email, '08:30')];
    expect(await note(thread, ...messages)).toBe(1);
    const { clocks, timeline, version } = await again(ticket);
    expect(clocks[0]).toMatchObject({ state: 'met', stoppedAt: at('08:30'), stoppedBy: 'response' });
    expect(clocks[1]).toMatchObject({ state: 'running' });
    expect(timeline.at(-1)).toMatchObject({
      kind: 'responded',
      to: at('08:30'),
      actor: { id: companion.admin.id },
    });
    expect(await note(thread, ...messages)).toBe(0);
    expect((await again(ticket)).version).toBe(version);
  });

  it('are not the customer, an automatic answer, or a message from before the ticket', async () => {
    setNow('08:00');
    const { thread, ticket } = await aLinkedTicket();
    setNow('08:40');
    const messages = [
      reply(customer, '08:05'),
      reply(agent.email, '08:06', true),
      reply(agent.email, '07:59'),
      reply('stranger@elsewhere.example', '08:07'),
    ];
    expect(await note(thread, ...messages)).toBe(0);
    expect((await again(ticket)).clocks[0]).toMatchObject({ state: 'running' });
  });

  it('correct a verdict when seen late, on a closed ticket too, whose closing stays as it was', async () => {
    setNow('08:00');
    const { thread, ticket } = await aLinkedTicket();
    setNow('09:30');
    const closed = await agent.api(updateTicket, {
      params: { ticketId: ticket.id },
      body: { version: ticket.version, status: 'closed' },
    });
    expect(closed.clocks[0]).toMatchObject({ state: 'missed', stoppedBy: 'closing' });
    setNow('11:00');
    expect(await note(thread, reply(agent.email, '08:50'))).toBe(1);
    const after = await again(ticket);
    expect(after.clocks[0]).toMatchObject({ state: 'met', stoppedAt: at('08:50'), stoppedBy: 'response' });
    expect(after).toMatchObject({ status: 'closed', closedAt: at('09:30') });
  });

  it('count no later than now, whatever their date says', async () => {
    setNow('08:00');
    const { thread, ticket } = await aLinkedTicket();
    setNow('08:20');
    expect(await note(thread, reply(agent.email, '23:00'))).toBe(1);
    expect((await again(ticket)).clocks[0]).toMatchObject({ stoppedAt: at('08:20') });
  });

  it('make their own Message-ID known, so that an answer to them finds the ticket', async () => {
    const { thread, ticket } = await aLinkedTicket();
    const mine = { ...aThread(agent.email), providerThreadId: null, references: thread.messageIds };
    await note(mine);
    const theirs = { ...aThread(customer), providerThreadId: null, messageIds: mine.messageIds };
    const { tickets } = await agent.api(readThreadContext, { body: theirs });
    expect(tickets.map(({ id }) => id)).toContain(ticket.id);
  });

  it('touch only tickets of their thread that the caller may see', async () => {
    setNow('08:00');
    const { thread, ticket } = await aLinkedTicket();
    const other = await aLinkedTicket();
    setNow('08:20');
    const stranger = await companion.addUser('Agent');
    const { db } = companion.database;
    await db.updateTable('workspace').set({ ticket_visibility: 'private' }).execute();
    const body = { thread, messages: [reply(agent.email, '08:10')] };
    expect(await stranger.api(noteReplies, { body })).toEqual({ changed: 0 });
    await db.updateTable('workspace').set({ ticket_visibility: 'public' }).execute();
    expect((await again(ticket)).clocks[0]).toMatchObject({ state: 'running' });
    expect(await stranger.api(noteReplies, { body })).toEqual({ changed: 1 });
    expect((await again(other.ticket)).clocks[0]).toMatchObject({ state: 'running' });
  });
});
