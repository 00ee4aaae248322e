import { afterAll, beforeAll, expect, it } from 'vitest';
import { createField } from '#lib/contract/fields.ts';
import { createPipeline } from '#lib/contract/pipelines.ts';
import { createRecord } from '#lib/contract/records.ts';
import { TICKET_COLUMNS } from '#lib/contract/ticket-columns.ts';
import type { FilterCondition } from '#lib/contract/ticket-filters.ts';
import { createTicket, listTickets, updateTicket } from '#lib/contract/tickets.ts';
import type { TicketListItem } from '#lib/contract/tickets-summary.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { aContact, anAddress, refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';

const json = (...conditions: FilterCondition[]) => JSON.stringify({ match: 'all', conditions });

describeOnEngines('the list of tickets', (open) => {
  let companion: TestCompanion;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
    const { admin, agent } = companion;
    await admin.api(createField, { body: { label: 'Crates', kind: 'number' } });
    await admin.api(createField, { body: { label: 'Due', kind: 'date-time' } });
    await admin.api(createField, { body: { label: 'Tags', kind: 'many-of', options: ['a', 'b'] } });
    const contactId = (await admin.api(createRecord, { body: aContact(anAddress()) })).id;
    for (let made = 0; made < 23; made += 1) {
      const fields = {
        ...(made % 3 === 0 ? {} : { crates: made % 5 === 0 ? 2.5 : made % 4 }),
        ...(made % 2 === 0 ? {} : { due: `2026-11-${10 + (made % 7)}T08:00:00Z` }),
      };
      const ticket = await agent.api(createTicket, {
        body: {
          subject: `Crate ${made % 6} is wet`,
          ...(made % 4 === 0 ? { ownerId: null } : made % 4 === 1 ? { ownerId: admin.id } : {}),
          associations: made % 2 === 0 ? { contactId } : {},
          fields,
        },
      });
      if (made % 7 === 0)
        await agent.api(updateTicket, {
          params: { ticketId: ticket.id },
          body: { version: 1, status: 'closed' },
        });
    }
  });
  afterAll(() => companion.close());

  async function readAll(query: {
    sort: string;
    filter?: string;
    limit?: number;
  }): Promise<TicketListItem[]> {
    const items: TicketListItem[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await companion.agent.api(listTickets, {
        query: { limit: 4, fields: 'crates,due', ...query, ...(cursor === undefined ? {} : { cursor }) },
      });
      items.push(...page.items);
      if (page.next === null) return items;
      cursor = page.next;
    }
  }

  it.each([...TICKET_COLUMNS, 'fields.crates', 'fields.due'])(
    'is read whole by pages when sorted by %s, forwards as backwards, none twice and none left out',
    async (sort) => {
      const [forwards, backwards] = [await readAll({ sort }), await readAll({ sort: `-${sort}` })];
      for (const items of [forwards, backwards]) expect(new Set(items.map(({ id }) => id)).size).toBe(23);
      const whole = await readAll({ sort, limit: 100 });
      expect(forwards.map(({ number }) => number)).toEqual(whole.map(({ number }) => number));
    },
  );

  it('puts the smallest first, the largest first on request, and what is empty last either way', async () => {
    const crates = (items: TicketListItem[]) => items.map(({ fieldValues }) => fieldValues['crates'] ?? null);
    const known = (items: TicketListItem[]) => crates(items).filter((value) => value !== null) as number[];
    const [forwards, backwards] = [
      await readAll({ sort: 'fields.crates' }),
      await readAll({ sort: '-fields.crates' }),
    ];
    expect(known(forwards)).toEqual(known(forwards).toSorted((a, b) => a - b));
    expect(known(backwards)).toEqual(known(backwards).toSorted((a, b) => b - a));
    for (const items of [forwards, backwards])
      expect(crates(items).slice(-8)).toEqual(Array.from({ length: 8 }, () => null));
  });

  it('orders numbers as people count', async () => {
    const { db } = companion.database;
    await db.updateTable('ticket').set({ number: 'TKT-M1000' }).where('number', '=', 'TKT-M005').execute();
    const numbers = (await readAll({ sort: 'number' })).map(({ number }) => number);
    expect(numbers.at(-1)).toBe('TKT-M1000');
    await db.updateTable('ticket').set({ number: 'TKT-M005' }).where('number', '=', 'TKT-M1000').execute();
  });

  it('goes on after the same row though others came before it meanwhile', async () => {
    const { api } = companion.agent;
    const first = await api(listTickets, { query: { sort: '-created', limit: 5 } });
    const late = await api(createTicket, { body: { subject: 'Late' } });
    const second = await api(listTickets, {
      query: { sort: '-created', limit: 5, cursor: first.next ?? '' },
    });
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(10);
    expect(ids).not.toContain(late.id);
    await companion.database.db.deleteFrom('ticket_event').where('ticket_id', '=', late.id).execute();
    await companion.database.db.deleteFrom('ticket').where('id', '=', late.id).execute();
  });

  it('refuses a cursor of another order, and one that was made up', async () => {
    const { api } = companion.agent;
    const { next } = await api(listTickets, { query: { sort: 'subject', limit: 5 } });
    const id = '6a8f3c5e-6c1e-4f4e-9e55-0b1f5d5d9a10';
    const forged = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
    const tries: [string, string][] = [
      ['-updated', next ?? ''],
      ['-subject', next ?? ''],
      ['subject', forged('subject', null, id)],
      ['fields.crates', forged('fields.crates', 'x', id)],
      ['fields.crates', forged('fields.crates', '1e999', id)],
      ['subject', forged('subject', 'x', 'no id')],
      ['subject', 'bm9wZQ'],
    ];
    for (const [sort, cursor] of tries) {
      const refusal = await refusalOf(api(listTickets, { query: { sort, cursor } }));
      expect([refusal.code, ...refusal.fields], cursor).toEqual(['invalid_input', 'cursor']);
    }
    const { items } = await api(listTickets, {
      query: { sort: 'updated', cursor: forged('updated', 'no instant', id) },
    });
    expect(items).toEqual([]);
  });

  it('counts what fits the filter and gives only the fields that were asked for', async () => {
    const page = await companion.agent.api(listTickets, {
      query: {
        filter: json(
          { field: 'owner', operator: 'is', value: ['nobody'] },
          { field: 'fields.crates', operator: 'more', value: 1 },
        ),
        fields: 'due',
        limit: 1,
      },
    });
    const all = await readAll({ sort: 'created' });
    const fitting = all.filter(
      ({ owner, fieldValues }) => owner === null && Number(fieldValues['crates'] ?? 0) > 1,
    );
    expect(page.total).toBe(fitting.length);
    expect(page.isTotalExact).toBe(true);
    expect(fitting.length).toBeGreaterThan(0);
    expect(Object.keys(page.items[0]?.fieldValues ?? {})).not.toContain('crates');
  });

  it.each([
    ['{', 'filter'],
    ['{"match":"some","conditions":[]}', 'filter.match'],
    [json({ field: 'colour', operator: 'is', value: ['red'] }), 'filter.conditions.0.field'],
    [json({ field: 'fields.gone', operator: 'empty' }), 'filter.conditions.0.field'],
    [json({ field: 'status', operator: 'contains', value: 'x' }), 'filter.conditions.0.operator'],
    [json({ field: 'status', operator: 'is', value: ['burning'] }), 'filter.conditions.0.value'],
    [json({ field: 'status', operator: 'is', value: [] }), 'filter.conditions.0.value'],
    [json({ field: 'owner', operator: 'is', value: ['somebody'] }), 'filter.conditions.0.value'],
    [json({ field: 'fields.crates', operator: 'more', value: 'many' }), 'filter.conditions.0.value'],
    [
      json({ field: 'created', operator: 'last', value: { amount: 0, unit: 'day' } }),
      'filter.conditions.0.value',
    ],
    [json({ field: 'created', operator: 'before', value: 'soon' }), 'filter.conditions.0.value'],
    [
      json({ field: 'created', operator: 'before', value: '0000-01-01T00:00:00Z' }),
      'filter.conditions.0.value',
    ],
    [
      json({ field: 'created', operator: 'before', value: '2026-01-01T00:00:00+23:00' }),
      'filter.conditions.0.value',
    ],
    [json({ field: 'subject', operator: 'empty', value: 'x' }), 'filter.conditions.0.value'],
    [
      JSON.stringify({
        match: 'any',
        conditions: [{ match: 'all', conditions: [{ field: 'status', operator: 'is' }] }],
      }),
      'filter.conditions.0.conditions.0.value',
    ],
    [
      JSON.stringify({
        match: 'all',
        conditions: Array.from({ length: 31 }, () => ({ field: 'subject', operator: 'empty' })),
      }),
      'filter.conditions',
    ],
  ])('refuses the filter %j by its path', async (filter, path) => {
    const refusal = await refusalOf(companion.agent.api(listTickets, { query: { filter } }));
    expect(refusal.code).toBe('invalid_input');
    expect(refusal.fields).toContain(path);
  });

  it.each(['fields.tags', 'colour', 'fields.gone', 'constructor'])('refuses to sort by %s', async (sort) => {
    const refusal = await refusalOf(companion.agent.api(listTickets, { query: { sort } }));
    expect([refusal.code, ...refusal.fields]).toEqual(['invalid_input', 'sort']);
  });

  it('says since when a ticket stands in its stage, whatever moved it', async () => {
    const { admin, agent } = companion;
    const ticket = await agent.api(createTicket, { body: { subject: 'On its way' } });
    const find = async () =>
      (await agent.api(listTickets, { query: { search: ticket.number } })).items[0] as TicketListItem;
    expect((await find()).stageEnteredAt).toBe(ticket.createdAt);
    const params = { ticketId: ticket.id };
    const renamed = await agent.api(updateTicket, { params, body: { version: 1, subject: 'Still there' } });
    expect((await find()).stageEnteredAt).toBe(ticket.createdAt);
    const pipeline = await admin.api(createPipeline, {
      body: { name: 'Escalation', stages: [{ name: 'First' }] },
    });
    const moved = await agent.api(updateTicket, {
      params,
      body: { version: renamed.version, pipelineId: pipeline.id },
    });
    expect((await find()).stageEnteredAt).toBe(moved.updatedAt);
  });
});
