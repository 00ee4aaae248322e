import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createRecord } from '#lib/contract/records.ts';
import { readThreadContext } from '#lib/contract/threads.ts';
import { createTicket, listTickets, readTicket, undoCreate, updateTicket } from '#lib/contract/tickets.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { aContact, aThread, aTicketFrom, anAddress, refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';

describeOnEngines('undoing a create', (open) => {
  let companion: TestCompanion;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
  });
  afterEach(() => {
    companion.companion.now = () => new Date();
  });
  afterAll(() => companion.close());
  const ana = () => companion.agent.api;
  const laterBy = (seconds: number) => {
    companion.companion.now = () => new Date(Date.now() + seconds * 1000);
  };

  it('withdraws the ticket everywhere, and its number is not used again', async () => {
    const address = anAddress();
    await ana()(createRecord, { body: aContact(address) });
    const thread = aThread(address);
    const ticket = await ana()(createTicket, { body: aTicketFrom(thread) });
    await ana()(undoCreate, { params: { ticketId: ticket.id } });
    expect(
      await refusalOf(companion.admin.api(readTicket, { params: { ticketId: ticket.number } })),
    ).toMatchObject({ status: 404 });
    expect((await ana()(listTickets, { query: { search: ticket.number } })).total).toBe(0);
    const context = await ana()(readThreadContext, { body: thread });
    expect(context).toMatchObject({ tickets: [], otherOpenTickets: [], hasHiddenTickets: false });
    const next = await ana()(createTicket, { body: aTicketFrom(thread) });
    expect(next.number).not.toBe(ticket.number);
  });

  it('is refused to everybody else, after the time, and once somebody changed the ticket', async () => {
    const create = () => ana()(createTicket, { body: { subject: 'x' } });
    const undo = (ticketId: string, api = ana()) => refusalOf(api(undoCreate, { params: { ticketId } }));
    const [byOther, late, changed] = [await create(), await create(), await create()];
    expect(await undo(byOther.id, companion.admin.api)).toMatchObject({ code: 'undo_too_late' });
    await ana()(updateTicket, { params: { ticketId: changed.id }, body: { version: 1, subject: 'y' } });
    expect(await undo(changed.id)).toMatchObject({ code: 'undo_too_late' });
    laterBy(60);
    expect(await undo(late.id)).toMatchObject({ code: 'undo_too_late' });
  });
});
