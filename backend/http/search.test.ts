import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRecord } from '#lib/contract/records.ts';
import { search, type SearchResults } from '#lib/contract/search.ts';
import type { RouteCall } from '#lib/contract/route.ts';
import { createTicket, type Ticket } from '#lib/contract/tickets.ts';
import { insertField } from '#backend/data/fields.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { aContact, aThread, anAddress } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion, type TestUser } from '#backend/testing/test-companion.ts';

describeOnEngines('global search', (open) => {
  let companion: TestCompanion;
  let printer: Ticket;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
    await companion.database.transaction((tx) =>
      insertField(tx, {
        key: 'serial',
        label: 'Serial number',
        hint: null,
        kind: 'text',
        isMandatory: false,
        options: [],
        defaultValue: null,
        pipelineIds: null,
      }),
    );
    const address = anAddress();
    await companion.agent.api(createRecord, { body: { ...aContact(address), name: 'Sanna Quist' } });
    printer = await create({
      subject: 'Printer head broken',
      description: 'The nozzle plate leaks\nsince Tuesday.',
      fields: { serial: 'QX-778' },
      source: 'email',
      thread: aThread(address, { subject: 'Wednesday delivery' }),
    });
    await create({ subject: 'Another thing', description: 'A printer in the corridor.', ownerId: null });
  });
  afterAll(() => companion.close());

  function create(body: RouteCall<typeof createTicket>['body']): Promise<Ticket> {
    return companion.agent.api(createTicket, { body });
  }

  async function find(text: string, query: object = {}, user: TestUser = companion.agent) {
    return user.api(search, { query: { text, ...query } });
  }

  const subjects = ({ tickets }: SearchResults) => tickets?.items.map(({ ticket }) => ticket.subject);

  it.each([
    ['the ticket’s name', 'print hea', null],
    ['the description', 'nozz', { place: 'description', text: 'The nozzle plate leaks since Tuesday.' }],
    ['the conversation’s name', 'wednes', { place: 'conversation', text: 'Wednesday delivery' }],
    ['a text field', 'qx-77', { place: 'field', text: 'QX-778' }],
    [
      'words of several places',
      'printer nozzle',
      { place: 'description', text: 'The nozzle plate leaks since Tuesday.' },
    ],
  ])('finds a ticket by %s, by prefix, and says where', async (_, text, foundIn) => {
    const found = await find(text);
    expect(found.tickets?.items[0]).toMatchObject({ ticket: { number: printer.number }, foundIn });
  });

  it('puts the ticket with the number first, then names before descriptions', async () => {
    expect(subjects(await find('printer'))).toEqual(['Printer head broken', 'Another thing']);
    await create({ subject: `About ${printer.number} again` });
    expect(subjects(await find(printer.number.toLowerCase()))?.[0]).toBe('Printer head broken');
  });

  it('finds tickets by how their number begins, before three digits of it are typed', async () => {
    const { number } = await create({ subject: 'Hinge' });
    for (const text of ['tkt-m', ` ${number.slice(0, 6)} `, number]) {
      const { tickets } = await find(text, { limit: 50 });
      expect(tickets?.items.map(({ ticket }) => ticket.number)).toContain(number);
    }
    expect((await find('tkt-a9')).tickets?.items).toEqual([]);
  });

  it('finds records of each kind by name, company and address', async () => {
    const { records } = await find('sanna');
    expect(records.filter(({ total }) => total > 0).map(({ kind }) => kind)).toEqual(['contact']);
    const address = anAddress();
    await companion.agent.api(createRecord, { body: { kind: 'lead', name: 'Ode Ferro', emails: [address] } });
    const hit = (await find(address.slice(0, 20), { scope: 'lead' })).records[0]?.items[0];
    expect(hit).toMatchObject({ record: { name: 'Ode Ferro' }, email: address });
  });

  it('narrows to what belongs to the caller', async () => {
    expect(subjects(await find('printer', { mine: true }))).toEqual(['Printer head broken']);
    expect(subjects(await find('printer', { mine: true }, companion.admin))).toEqual([]);
  });

  it('pages through one kind, counting all', async () => {
    for (const subject of ['Paging one', 'Paging two', 'Paging three']) await create({ subject });
    const first = await find('paging', { scope: 'tickets', limit: 2 });
    const second = await find('paging', { scope: 'tickets', limit: 2, offset: 2 });
    expect([first.tickets?.total, second.tickets?.total, first.records]).toEqual([3, 3, []]);
    expect(new Set([...(subjects(first) ?? []), ...(subjects(second) ?? [])]).size).toBe(3);
  });

  describe('what the caller may not see', () => {
    it('is not found and not counted', async () => {
      const other = await companion.addUser('Agent');
      const { db } = companion.database;
      await db.updateTable('workspace').set({ ticket_visibility: 'private' }).execute();
      expect((await find('printer', {}, other)).tickets).toEqual({ total: 0, items: [] });
      expect((await find('printer')).tickets?.total).toBe(2);
      await db.updateTable('workspace').set({ ticket_visibility: 'public' }).execute();
    });

    it('is named when the profile leaves it out', async () => {
      const other = await companion.addUser('Viewer');
      const { db } = companion.database;
      await db
        .updateTable('profile')
        .set({ permissions: ['tickets.read'] })
        .where('name', '=', 'Viewer')
        .execute();
      const found = await find('printer', {}, other);
      expect(found).toEqual({ records: [], denied: ['tickets', 'records'] });
    });
  });

  it.each(['%', "'", '& |', ':*', '\\', '-', 'a'.repeat(200)])(
    'answers to %s as to any text',
    async (text) => {
      expect((await find(text)).records).toHaveLength(5);
    },
  );
});
