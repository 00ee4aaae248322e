/** The list of tickets as a file. */
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createField } from '#lib/contract/fields.ts';
import { createRecord } from '#lib/contract/records.ts';
import { exportTickets } from '#lib/contract/ticket-exports.ts';
import { createTicket, listTickets } from '#lib/contract/tickets.ts';
import { updateVisibility } from '#lib/contract/visibility.ts';
import { createProfile } from '#lib/contract/profiles.ts';
import { updateMember, listMembers } from '#lib/contract/members.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { aContact, anAddress, refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion, type TestUser } from '#backend/testing/test-companion.ts';

describeOnEngines('ticket export', (open) => {
  let companion: TestCompanion;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
    const { api } = companion.agent;
    await companion.admin.api(createField, { body: { label: 'Serial, of the unit', kind: 'text' } });
    const contact = await api(createRecord, { body: aContact(anAddress()) });
    const subjects = ['=HYPERLINK("https://evil.example")', 'Two\r\nlines', 'Ünïcode, "quoted"', 'Plain'];
    for (const subject of subjects.map((text) => text.replace('\r\n', ' '))) {
      const fields = { serial_of_the_unit: '-5' };
      await api(createTicket, { body: { subject, associations: { contactId: contact.id }, fields } });
    }
  });
  afterAll(() => companion.close());

  async function download(user: TestUser, query: object) {
    const file = await user.api(exportTickets, { query: query as never });
    let text = '';
    for await (const piece of file.pieces) text += piece;
    return { ...file, text, rows: file.rows, cells: parse(text.slice(1)) };
  }

  it('holds exactly what the list shows: its filters, its order, its columns', async () => {
    const columns = 'subject,number,status,customer,fields.serial_of_the_unit,gone';
    const { text, cells, rows, name } = await download(companion.admin, {
      columns,
      sort: 'subject',
      search: 'ünïcode',
    });
    expect(text.startsWith('\uFEFFSubject,Number,Status,Customer,"Serial, of the unit"\r\n')).toBe(true);
    expect(cells.slice(1)).toEqual([['Ünïcode, "quoted"', 'TKT-M003', 'Open', 'Marta Lindqvist', "'-5"]]);
    expect(rows).toBe(1);
    expect(name).toMatch(/^tickets \d{4}-\d\d-\d\d\.csv$/);
    const all = await download(companion.admin, { columns: 'number', sort: '-number' });
    const listed = await companion.admin.api(listTickets, { query: { sort: '-number' } });
    expect(all.cells.slice(1).flat()).toEqual(listed.items.map(({ number }) => number));
  });

  it('has no cell that a spreadsheet would calculate, and instants in full', async () => {
    const { cells } = await download(companion.admin, { columns: 'subject,created', sort: 'number' });
    expect(cells[1]?.[0]).toBe('\'=HYPERLINK("https://evil.example")');
    expect(cells[1]?.[1]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('is for those with Export only, and holds only what they may see', async () => {
    expect(
      (await refusalOf(companion.agent.api(exportTickets, { query: { columns: 'number' } }))).status,
    ).toBe(403);
    const exporter = await companion.addUser('Agent', 'Exporter');
    const profile = await companion.admin.api(createProfile, {
      body: {
        name: 'Exporters',
        permissions: ['messages.read', 'tickets.read', 'tickets.create', 'tickets.export'],
      },
    });
    const { items } = await companion.admin.api(listMembers, {});
    const member = items.find(({ user }) => user.id === exporter.id);
    await companion.admin.api(updateMember, {
      params: { userId: exporter.id },
      body: { version: member?.version ?? 1, profileId: profile.id, teamIds: [] },
    });
    expect((await download(exporter, { columns: 'number' })).rows).toBe(4);
    await companion.admin.api(updateVisibility, {
      body: { version: 1, visibility: 'private', userIds: [], teamIds: [] },
    });
    const own = await exporter.api(createTicket, { body: { subject: 'Mine' } });
    const { cells } = await download(exporter, { columns: 'number' });
    expect(cells.slice(1)).toEqual([[own.number]]);
  });

  it('names a filter, a sort or columns that mean nothing', async () => {
    const fields = async (query: object) =>
      (await refusalOf(companion.admin.api(exportTickets, { query: query as never }))).fields;
    expect(await fields({ columns: 'gone' })).toEqual(['columns']);
    expect(await fields({ columns: 'number', sort: 'gone' })).toEqual(['sort']);
    expect((await fields({ columns: 'number', filter: '{' }))[0]).toContain('filter');
    expect(await fields({})).toEqual(['columns']);
  });
});
