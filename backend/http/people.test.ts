/** A person given out whole, and erased from every table. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addAttachment } from '#lib/contract/attachments.ts';
import { addChecklist } from '#lib/contract/checklists.ts';
import { createField } from '#lib/contract/fields.ts';
import { erasePerson, exportPerson, readPerson } from '#lib/contract/people.ts';
import { createRecord, updateRecord } from '#lib/contract/records.ts';
import { createRecordImport } from '#lib/contract/record-imports.ts';
import { search } from '#lib/contract/search.ts';
import { createComment } from '#lib/contract/comments.ts';
import { createTicket, readTicket, updateTicket } from '#lib/contract/tickets.ts';
import { upsertRecord } from '#lib/contract/record-upserts.ts';
import { openChannelDesk } from '#backend/testing/channel-desk.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { aThread, refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';

const NAME = 'Marta Zwetkowa';
const EMAIL = 'Marta.Zwetkowa+vat@Quayside.example';
/** Whatever still holds one of these holds the person. */
/** Says in a conversation without a ticket what names nobody. */
const WITHOUT_TICKET = 'When do you open on Whit Monday?';

const TRACES = ['zwetkowa', 'quayside.example', '5550199', 'Whit Monday'];

describeOnEngines('people', (open) => {
  let companion: TestCompanion;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
  });
  afterAll(() => companion.close());

  /** Tables and rows, as text, that hold a trace. */
  async function tracesLeft(): Promise<string[]> {
    const { db } = companion.database;
    const { rows: tables } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = current_schema() and table_type = 'BASE TABLE'`.execute(db);
    expect(tables.length).toBeGreaterThan(30);
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await sql<{ row: string }>`
        select to_jsonb(each)::text as row from ${sql.table(name)} as each
        where to_jsonb(each)::text ~* ${TRACES.join('|')}`.execute(db);
      found.push(...rows.map(({ row }) => `${name}: ${row.slice(0, 300)}`));
    }
    return found;
  }

  async function plant() {
    const { api } = companion.agent;
    await companion.admin.api(createField, { body: { label: 'Called by', kind: 'text' } });
    const key = () => ({ idempotencyKey: crypto.randomUUID() });
    const body = { kind: 'contact' as const, name: NAME, emails: [EMAIL], phones: ['+49 5550199'] };
    const contact = await api(createRecord, { body }, key());
    const lead = await api(upsertRecord, {
      params: { source: 'zoho', externalId: '77' },
      body: { kind: 'lead', name: 'Marta', emails: [EMAIL], sourceUrl: 'https://crm.example/zwetkowa' },
    });
    const thread = { ...aThread(EMAIL), subject: `Order of ${NAME}` };
    const ticket = await api(
      createTicket,
      {
        body: {
          subject: `Order of ${NAME}`,
          description: `${NAME} <${EMAIL}> asks`,
          source: 'email',
          thread,
          messages: [
            {
              messageId: `${crypto.randomUUID()}.zwetkowa@quayside.example`,
              from: { address: EMAIL, name: NAME },
              to: ['desk@norrvik.example'],
              sentAt: '2026-11-20T08:00:00.000Z',
              text: `Yours, ${NAME}`,
            },
          ],
          fields: { called_by: NAME },
          associations: { contactId: contact.id },
        },
      },
      key(),
    );
    await plantFile(`Photo of ${NAME}`);
    const desk = await openChannelDesk(companion);
    const channel = await desk.aChannel();
    const talk = await desk.post(channel.id, { subject: 'Hours', customer: { name: NAME, address: EMAIL } });
    await desk.say(channel.id, talk.id, { text: WITHOUT_TICKET });
    const params = { ticketId: ticket.id };
    await api(createComment, { params, body: { text: `I called ${NAME}` } }, key());
    await api(addChecklist, { params, body: { title: `For ${NAME}` } });
    await api(addAttachment, {
      params,
      query: { name: 'Zwetkowa.txt' },
      upload: new Blob([`Contract of ${NAME}`]),
    });
    await api(createRecord, {
      body: { kind: 'task', name: `Call ${NAME}`, aboutId: contact.id },
    });
    const other = await api(createTicket, {
      body: { subject: 'Lamps', description: `As ${NAME} (${EMAIL.toLowerCase()}, +49 5550199) said.` },
    });
    await api(updateTicket, {
      params: { ticketId: other.id },
      body: { version: 1, subject: `Lamps for MARTA  ZWETKOWA` },
    });
    await api(createRecordImport, {
      query: { kind: 'contact', fileName: 'people.csv' },
      upload: new Blob([`Name,E-mail\n${NAME},${EMAIL}\n`]),
    });
    await api(updateRecord, {
      params: { recordId: contact.id },
      body: { version: contact.version, title: 'Buyer' },
    });
    return { contact, lead: lead.record, ticket, other };
  }

  /** A file of the person's mail. */
  async function plantFile(words: string): Promise<void> {
    const { db } = companion.database;
    const { id } = await db
      .selectFrom('message')
      .where('from_address', '=', EMAIL)
      .select('id')
      .executeTakeFirstOrThrow();
    const file = {
      message_id: id,
      position: 0,
      name: `${NAME}.txt`,
      media_type: 'text/plain',
      content_id: null,
    };
    const { id: attachment_id } = await db
      .insertInto('message_attachment')
      .values({ ...file, size_bytes: words.length })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('message_attachment_chunk')
      .values({ attachment_id, position: 0, bytes: Buffer.from(words) })
      .execute();
  }

  it('are counted, given out with their files, and erased from every table, on their word alone', async () => {
    const { contact, lead, ticket, other } = await plant();
    const params = { recordId: lead.id };
    const person = await companion.admin.api(readPerson, { params });
    expect(person.records.map(({ id }) => id).toSorted()).toEqual([contact.id, lead.id].toSorted());
    expect(person.counts).toEqual({ records: 2, tickets: 1, messages: 2, comments: 1, files: 2, tasks: 1 });

    const answer = await fetch(companion.url + exportPerson.path.replace(':recordId', lead.id), {
      headers: { authorization: `Bearer ${companion.admin.token}` },
    });
    const given = await answer.json();
    expect(given.message).toMatchObject([
      { from_address: EMAIL, text: `Yours, ${NAME}` },
      { from_address: EMAIL, text: WITHOUT_TICKET },
    ]);
    expect(given.ticket).toMatchObject([{ number: ticket.number, field_values: { called_by: NAME } }]);
    expect(Buffer.from(given.attachment[0].bytes.join(''), 'base64').toString()).toBe(`Contract of ${NAME}`);
    const [photo] = given.message_attachment;
    expect(Buffer.from(photo.bytes.join(''), 'base64').toString()).toBe(`Photo of ${NAME}`);

    expect((await tracesLeft()).length).toBeGreaterThan(15);
    const wrong = companion.admin.api(erasePerson, { params, body: { confirmation: 'Maria' } });
    expect((await refusalOf(wrong)).fields).toEqual(['confirmation']);
    expect((await tracesLeft()).length).toBeGreaterThan(15);
    const erased = await companion.admin.api(erasePerson, { params, body: { confirmation: 'Marta' } });
    expect(erased).toEqual(person.counts);
    expect(await tracesLeft()).toEqual([]);

    const after = await companion.agent.api(readTicket, { params: { ticketId: ticket.id } });
    expect(after).toMatchObject({
      number: ticket.number,
      subject: '[erased]',
      description: '',
      status: ticket.status,
      createdAt: ticket.createdAt,
      associations: [],
      attachments: [],
      comments: [{ text: '[erased]', author: { id: companion.agent.id } }],
    });
    expect(after.timeline.at(-1)).toMatchObject({ kind: 'person-erased', actor: { id: companion.admin.id } });
    expect(after.conversation?.messages).toMatchObject([{ text: '' }]);
    const kept = await companion.agent.api(readTicket, { params: { ticketId: other.id } });
    expect(kept.subject).toBe('Lamps for [erased]');
    expect(kept.description).toBe('As [erased] ([erased], [erased]) said.');
    const hits = await companion.agent.api(search, { query: { text: 'zwetkowa' } });
    expect(JSON.stringify(hits).toLowerCase()).not.toContain('order of');
    expect((await refusalOf(companion.admin.api(readPerson, { params }))).status).toBe(404);
  });
});
