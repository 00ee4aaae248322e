import { afterAll, beforeAll, expect, it } from 'vitest';
import { createField } from '#lib/contract/fields.ts';
import { createRecord } from '#lib/contract/records.ts';
import { cloneTicket, createFollowUp } from '#lib/contract/ticket-copies.ts';
import { createTicket, readTicket, updateTicket, type Ticket } from '#lib/contract/tickets.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { aContact, aThread, aTicketFrom, anAddress, refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';

describeOnEngines('ticket copies', (open) => {
  let companion: TestCompanion;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
  });
  afterAll(() => companion.close());

  const clone = (ticket: Ticket, fields = {}) =>
    companion.agent.api(cloneTicket, { params: { ticketId: ticket.id }, body: { fields } });
  const follow = (ticket: Ticket, fields = {}) =>
    companion.agent.api(createFollowUp, { params: { ticketId: ticket.id }, body: { fields } });
  const edit = (ticket: Ticket, body: object) =>
    companion.agent.api(updateTicket, {
      params: { ticketId: ticket.id },
      body: { version: ticket.version, ...body },
    });

  it('clone subject, description, fields, associations and owner to the first stage, but no conversation', async () => {
    const field = await companion.admin.api(createField, { body: { label: 'Roll', kind: 'text' } });
    const address = anAddress();
    const contact = await companion.agent.api(createRecord, { body: aContact(address) });
    const made = await companion.agent.api(createTicket, {
      body: aTicketFrom(aThread(address), {
        description: 'Torn at the seam.',
        fields: { [field.key]: 'W3' },
        ownerId: companion.admin.id,
      }),
    });
    const moved = await edit(made, { stageId: made.pipelines[0]?.stages[2]?.id });
    const copy = await clone(moved);
    expect(copy).toMatchObject({
      subject: made.subject,
      description: 'Torn at the seam.',
      source: 'manual',
      stage: { name: 'New' },
      status: 'open',
      owner: { id: companion.admin.id },
      fieldValues: { [field.key]: 'W3' },
      associations: [{ id: contact.id }],
      conversation: null,
      createdBy: { id: companion.agent.id },
      follows: null,
    });
    expect(copy.number).toMatch(/^TKT-M/);
    expect(copy.timeline).toMatchObject([{ kind: 'created', from: made.number, reason: 'clone' }]);
    const original = await companion.agent.api(readTicket, { params: { ticketId: made.id } });
    expect(original).toMatchObject({ version: moved.version, followUps: [] });
  });

  it('clone a closed ticket too', async () => {
    const ticket = await companion.agent.api(createTicket, { body: { subject: 'x' } });
    expect((await clone(await edit(ticket, { status: 'closed' }))).status).toBe('open');
  });

  it('follow a closed ticket with a link both ways, and leave it as it was', async () => {
    const made = await companion.agent.api(createTicket, { body: { subject: 'x', description: 'first' } });
    expect(await refusalOf(follow(made))).toMatchObject({ status: 409, code: 'ticket_not_closed' });
    const closed = await edit(made, { status: 'closed' });
    const next = await follow(closed);
    expect(next).toMatchObject({
      subject: 'x',
      description: '',
      status: 'open',
      follows: { number: closed.number, status: 'closed' },
    });
    const { followUps, ...after } = await companion.agent.api(readTicket, { params: { ticketId: made.id } });
    const { followUps: none, ...before } = closed;
    expect(none).toEqual([]);
    expect(followUps).toMatchObject([{ id: next.id, number: next.number, status: 'open' }]);
    expect(after).toEqual(before);
  });

  it('show no link to a ticket that the reader may not see', async () => {
    const made = await companion.admin.api(createTicket, { body: { subject: 'x', ownerId: null } });
    const closed = await companion.admin.api(updateTicket, {
      params: { ticketId: made.id },
      body: { version: 1, status: 'closed' },
    });
    const next = await follow(closed);
    await companion.database.db.updateTable('workspace').set({ ticket_visibility: 'private' }).execute();
    expect((await companion.agent.api(readTicket, { params: { ticketId: next.id } })).follows).toBeNull();
    expect(await refusalOf(follow(closed))).toMatchObject({ code: 'not_found' });
    expect(await refusalOf(clone(closed))).toMatchObject({ code: 'not_found' });
    await companion.database.db.updateTable('workspace').set({ ticket_visibility: 'public' }).execute();
  });

  it('ask for a field that became mandatory since, and take its value', async () => {
    const ticket = await companion.agent.api(createTicket, { body: { subject: 'x' } });
    const field = await companion.admin.api(createField, {
      body: { label: 'Mill', kind: 'text', isMandatory: true },
    });
    expect(await refusalOf(clone(ticket))).toMatchObject({
      status: 422,
      code: 'field_missing',
      fields: [`fields.${field.key}`],
    });
    expect((await clone(ticket, { [field.key]: 'North' })).fieldValues[field.key]).toBe('North');
  });
});
