import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { editTickets, type BulkEdit, type BulkProgress } from '#lib/contract/bulk-edits.ts';
import { createField } from '#lib/contract/fields.ts';
import { createTicket, readTicket, updateTicket, type Ticket } from '#lib/contract/tickets.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion, type TestUser } from '#backend/testing/test-companion.ts';

describeOnEngines('a change of many tickets', (open) => {
  let companion: TestCompanion;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
  });
  afterAll(() => companion.close());

  const make = (subject: string): Promise<Ticket> => companion.agent.api(createTicket, { body: { subject } });
  const read = (ticketId: Ticket['id']) => companion.admin.api(readTicket, { params: { ticketId } });
  const seen = ({ id, version }: Ticket) => ({ id, version });

  async function edit(user: TestUser, body: z.input<typeof BulkEdit>) {
    const messages: BulkProgress[] = [];
    for await (const message of await user.api(editTickets, { body })) messages.push(message);
    return { messages, results: messages.flatMap(({ results }) => results) };
  }

  it('makes each its own event, and tells how far it is', async () => {
    const tickets = [];
    for (let made = 0; made < 25; made += 1) tickets.push(await make('Wave'));
    const { messages, results } = await edit(companion.agent, {
      tickets: tickets.map(seen),
      change: { status: 'pending' },
    });
    expect(messages.map(({ total, results: told }) => [total, told.length])).toEqual([
      [25, 0],
      [25, 20],
      [25, 5],
    ]);
    expect(results.every(({ isDone }) => isDone)).toBe(true);
    expect(results.map(({ number }) => number)).toEqual(tickets.map(({ number }) => number));
    const ticket = await read((tickets[3] as Ticket).id);
    expect(ticket).toMatchObject({ status: 'pending', version: 2 });
    expect(ticket.timeline.at(-1)).toMatchObject({ kind: 'status-changed', to: 'pending' });
  });

  it('refuses some and does the others, each refusal with its reason', async () => {
    const [fine, closed, stale] = [await make('Fine'), await make('Closed'), await make('Stale')];
    const params = { ticketId: closed.id };
    await companion.agent.api(updateTicket, { params, body: { version: 1, status: 'closed' } });
    await companion.admin.api(updateTicket, {
      params: { ticketId: stale.id },
      body: { version: 1, subject: 'Changed' },
    });
    const nowhere = { id: randomUUID() as Ticket['id'], version: 1 };
    const { results } = await edit(companion.agent, {
      tickets: [fine, closed, stale].map(seen).concat(nowhere),
      change: { ownerId: companion.admin.id },
    });
    expect(results.map(({ isDone, code }) => [isDone, code])).toEqual([
      [true, null],
      [false, 'ticket_closed'],
      [false, 'stale_version'],
      [false, 'not_found'],
    ]);
    expect(results[2]?.reason).toMatch(/Priya Nair changed the ticket/);
    expect((await read(fine.id)).owner?.id).toBe(companion.admin.id);
    expect((await read(closed.id)).owner?.id).toBe(companion.agent.id);
  });

  it('goes through all that match, whatever their version', async () => {
    const tickets = [await make('Flooded cellar'), await make('Flooded attic')];
    const filter = {
      match: 'all' as const,
      conditions: [{ field: 'subject', operator: 'contains' as const, value: 'flooded' }],
    };
    const { results } = await edit(companion.agent, {
      matching: { filter, search: 'cellar' },
      change: { status: 'on-hold' },
    });
    expect(results.map(({ ticketId, isDone }) => [ticketId, isDone])).toEqual([[tickets[0]?.id, true]]);
  });

  it('keeps rights and mandatory fields', async () => {
    const ticket = await make('Guarded');
    const viewer = await companion.addUser('Viewer');
    expect(
      (await refusalOf(edit(viewer, { tickets: [seen(ticket)], change: { status: 'open' } }))).code,
    ).toBe('not_permitted');
    await companion.admin.api(createField, { body: { label: 'Gate', kind: 'text', isMandatory: true } });
    const refused = await edit(companion.agent, { tickets: [seen(ticket)], change: { status: 'pending' } });
    expect(refused.results[0]).toMatchObject({ isDone: false, code: 'field_missing' });
    expect(refused.results[0]?.reason).toContain('Gate');
    const filled = await edit(companion.agent, {
      tickets: [seen(ticket)],
      change: { fields: { gate: 'North' } },
    });
    expect(filled.results[0]?.isDone).toBe(true);
  });

  it('is refused before it starts where it means nothing', async () => {
    const filter = { match: 'all' as const, conditions: [{ field: 'colour', operator: 'empty' as const }] };
    const refused = [
      [{ change: { status: 'open' } }, 'tickets'],
      [{ tickets: [{ id: randomUUID(), version: 1 }], change: {} }, 'change'],
      [{ matching: { filter }, change: { status: 'open' } }, 'matching.filter.conditions.0.field'],
    ] as const;
    for (const [body, field] of refused)
      expect((await refusalOf(edit(companion.agent, body as never))).fields).toEqual([field]);
  });
});
