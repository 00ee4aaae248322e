import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createField, type Field } from '#lib/contract/fields.ts';
import { createRecord } from '#lib/contract/records.ts';
import {
  CLOCK_WORDS,
  FILTER_OPERATORS,
  TICKET_FILTER_FIELDS,
  type FilterCondition,
  type FilterKind,
  type FilterOperator,
  type TicketFilter,
} from '#lib/contract/ticket-filters.ts';
import { checkFilter, filterKindOf } from '#backend/core/ticket-filters.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import {
  clockFields,
  letsThrough,
  type FilteredClock,
  type FilteredTicket,
} from '#backend/testing/filter-oracle.ts';
import { aContact, anAddress } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';
import type { Db } from './database.ts';
import { matchesFilter } from './ticket-filters.ts';

const NOW = new Date('2026-11-22T12:00:00.000Z');
const HOUR_MS = 3_600_000;
const WORDS = ['Dock', 'dock 7', '50%', 'a_b', 'axb', String.raw`back\slash`, "o'clock", '', 'null', 'TKT'];
const OPTIONS = ['Hill', 'Harbour', '50%'];
const DAYS = ['2026-11-21', '2026-11-22', '2026-11-23', '2026-01-01'];

describeOnEngines('filters', (open) => {
  let companion: TestCompanion;
  let fields: Field[];
  let tickets: (FilteredTicket & { id: string })[];
  let ids: { persons: string[]; records: string[]; stages: string[]; pipelines: string[] };
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
    const { api } = companion.admin;
    const kinds = ['text', 'number', 'date', 'date-time', 'yes-no', 'one-of', 'many-of'] as const;
    fields = [];
    for (const kind of kinds) {
      const options = kind.endsWith('-of') ? OPTIONS : [];
      fields.push(await api(createField, { body: { label: `A ${kind}`, kind, options } }));
    }
    ids = await makeThings(companion);
    tickets = await makeTickets(companion, ids, fields);
  });
  afterAll(() => companion.close());

  it('mean the same in SQL as without it', async () => {
    const { db } = companion.database;
    const context = { userId: companion.agent.id, now: NOW, fields };
    const colleagues = [companion.agent.id, ids.persons[1] ?? ''];
    let found = 0;
    await fc.assert(
      fc.asyncProperty(aFilter(fields, ids), async (filter) => {
        expect(checkFilter(filter, fields)).toEqual([]);
        const { rows } = await sql<{
          id: string;
        }>`select id from ticket where ${matchesFilter(filter, context)}`.execute(db);
        const expected = tickets.filter((ticket) => letsThrough(filter, ticket, { ...context, colleagues }));
        expect(rows.map(({ id }) => id).toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
        found += rows.length > 0 && rows.length < tickets.length ? 1 : 0;
      }),
      { numRuns: 400 },
    );
    // Filters that let everything or nothing through would agree whatever they mean.
    expect(found).toBeGreaterThan(100);
  });

  it('take text of people for text, whatever stands in it', async () => {
    const nasty = ["'; drop table ticket; --", '%', '_', '\\', '$1', "' or ''='"];
    for (const value of nasty) {
      const filter: TicketFilter = {
        match: 'all',
        conditions: [{ field: 'subject', operator: 'contains', value }],
      };
      const { rows } = await sql<{ subject: string }>`
        select subject from ticket where ${matchesFilter(filter, { userId: companion.agent.id, now: NOW, fields })}
      `.execute(companion.database.db);
      expect(rows.every(({ subject }) => subject.includes(value))).toBe(true);
    }
  });
});

async function makeThings({ admin, agent, addUser, database }: TestCompanion) {
  const colleague = await addUser('Agent');
  const team = await database.db
    .insertInto('team')
    .values({ name: 'Dock' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await database.db
    .insertInto('team_member')
    .values([agent, colleague].map(({ id }) => ({ team_id: team.id, user_id: id })))
    .execute();
  const records = [];
  for (const kind of ['lead', 'contact', 'account', 'opportunity'] as const)
    records.push((await admin.api(createRecord, { body: aContact(anAddress(), { kind }) })).id);
  const stages = await database.db.selectFrom('stage').select(['id', 'pipeline_id']).execute();
  return {
    persons: [agent.id, colleague.id, admin.id] as string[],
    records: records as string[],
    stages: stages.map(({ id }) => id as string),
    pipelines: stages.map(({ pipeline_id }) => pipeline_id as string),
  };
}

type Things = Awaited<ReturnType<typeof makeThings>>;

/** Sixty tickets with values drawn by a fixed seed, written past the API: closed ones and odd times among them. */
async function makeTickets({ database }: TestCompanion, ids: Things, fields: Field[]) {
  await database.db.insertInto('sla_terms').values({ terms: '{}' }).execute();
  const drawn = fc.sample(aTicket(ids, fields), { numRuns: 60, seed: 7 });
  const tickets: FilteredTicket[] = drawn.map((ticket, index) => ({
    ...ticket,
    number: `TKT-M${1000 + index}`,
    ...clockFields(ticket['clocks'] as FilteredClock[]),
  }));
  const made: (FilteredTicket & { id: string })[] = [];
  for (const ticket of tickets) {
    const values = Object.fromEntries(fields.map(({ key }) => [key, ticket[`fields.${key}`]]));
    const { rows } = await sql<{ id: string }>`
      insert into ticket (
        number, source, subject, description, status, pipeline_id, stage_id, owner_id, created_by, lead_id, contact_id,
        account_id, opportunity_id, created_at, updated_at, closed_at, stage_entered_at, sentiment, field_values
      ) values (
        ${ticket.number}, ${ticket['source']}, ${ticket['subject']}, ${ticket['description']}, ${ticket['status']},
        ${ticket['pipeline']}, ${ticket['stage']}, ${ticket['owner']}, ${ticket['creator']}, ${ticket['lead']},
        ${ticket['contact']}, ${ticket['account']}, ${ticket['opportunity']}, ${ticket['created']}, ${ticket['updated']},
        ${ticket['closed']}, ${ticket['in-stage-since']}, ${ticket['sentiment']}, ${JSON.stringify(values)}
      ) returning id
    `.execute(database.db);
    const id = rows[0]?.id ?? '';
    await addClocks(database.db, id, ticket['clocks'] as FilteredClock[]);
    made.push({ ...ticket, id });
  }
  return made;
}

async function addClocks(db: Db, ticketId: string, clocks: FilteredClock[]) {
  for (const { kind, due, paused, stopped } of clocks) {
    await sql`
      insert into ticket_clock (ticket_id, kind, terms_id, target_s, started_at, due_at, paused_at, stopped_at, stopped_by)
      select ${ticketId}, ${kind}, id, 60, ${NOW}, ${due}, ${paused}, ${stopped},
        case when ${stopped}::text is not null then 'closing' end
      from sla_terms limit 1
    `.execute(db);
  }
}

/** Paused clocks have no deadline but one that was over before. */
function someClocks(): fc.Arbitrary<FilteredClock[]> {
  const kind = fc.constantFrom('first-response' as const, 'closure' as const);
  const running = fc.record({
    kind,
    due: orNull(instants()),
    paused: fc.constant(null),
    stopped: orNull(instants()),
  });
  const paused = fc.record({ kind, due: orNull(instants()), paused: instants(), stopped: fc.constant(null) });
  return fc.uniqueArray(fc.oneof({ arbitrary: running, weight: 3 }, paused), {
    maxLength: 2,
    selector: (clock) => clock.kind,
  });
}

const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const instants = () =>
  fc.integer({ min: -60, max: 60 }).map((hours) => new Date(NOW.getTime() + hours * HOUR_MS).toISOString());

function aTicket(
  { persons, records, stages, pipelines }: Things,
  fields: Field[],
): fc.Arbitrary<FilteredTicket> {
  const own = {
    subject: fc.constantFrom(...WORDS),
    description: fc.constantFrom(...WORDS),
    status: fc.constantFrom('open', 'pending', 'on-hold', 'closed'),
    source: fc.constantFrom('manual', 'api'),
    stage: fc.constantFrom(...stages),
    pipeline: fc.constantFrom(...pipelines),
    owner: orNull(fc.constantFrom(...persons)),
    creator: orNull(fc.constantFrom(...persons)),
    created: instants(),
    updated: instants(),
    closed: orNull(instants()),
    'in-stage-since': instants(),
    sentiment: orNull(fc.constantFrom('negative', 'positive', 'unsure')),
    lead: orNull(fc.constant(records[0])),
    contact: orNull(fc.constant(records[1])),
    account: orNull(fc.constant(records[2])),
    opportunity: orNull(fc.constant(records[3])),
    clocks: someClocks(),
  };
  const custom = fields.map(({ key, kind }) => [`fields.${key}`, orNull(customValue(kind))] as const);
  return fc.record({ ...own, ...Object.fromEntries(custom) });
}

function customValue(kind: Field['kind']): fc.Arbitrary<unknown> {
  if (kind === 'number') return fc.constantFrom(-1, 0, 2, 2.5, 1e21);
  if (kind === 'date') return fc.constantFrom(...DAYS);
  if (kind === 'date-time') return instants();
  if (kind === 'yes-no') return fc.boolean();
  if (kind === 'one-of') return fc.constantFrom(...OPTIONS);
  if (kind === 'many-of') return fc.subarray(OPTIONS);
  return fc.constantFrom(...WORDS);
}

function aFilter(fields: readonly Field[], ids: Things): fc.Arbitrary<TicketFilter> {
  const match = fc.constantFrom('all' as const, 'any' as const);
  const condition = aCondition(fields, ids);
  const group = fc.record({ match, conditions: fc.array(condition, { minLength: 1, maxLength: 3 }) });
  return fc.record({ match, conditions: fc.array(fc.oneof(condition, group), { maxLength: 3 }) });
}

function aCondition(fields: readonly Field[], ids: Things): fc.Arbitrary<FilterCondition> {
  const names = [...Object.keys(TICKET_FILTER_FIELDS), ...fields.map(({ key }) => `fields.${key}`)];
  return fc.constantFrom(...names).chain((field): fc.Arbitrary<FilterCondition> => {
    const kind = filterKindOf(field, fields) ?? 'text';
    return fc
      .constantFrom(...FILTER_OPERATORS[kind])
      .chain((operator) =>
        operator === 'empty' || operator === 'not-empty'
          ? fc.constant<FilterCondition>({ field, operator })
          : aValue({ field, kind, operator }, ids).map((value) => ({ field, operator, value })),
      );
  });
}

type Asked = { field: string; kind: FilterKind; operator: FilterOperator };

function aValue({ field, kind, operator }: Asked, ids: Things): fc.Arbitrary<unknown> {
  if (operator === 'last' || operator === 'next' || operator === 'older')
    return fc.record({
      amount: fc.integer({ min: 1, max: 3 }),
      unit: fc.constantFrom('hour', 'day', 'week'),
    });
  if (operator === 'between')
    return fc.tuple(ofKind(kind), ofKind(kind)).map((ends) => {
      const [from, to] = ends.toSorted((a, b) => Number(a) - Number(b) || (a < b ? -1 : 1));
      return { from, to };
    });
  return severalOf(field, kind, ids) ?? ofKind(kind);
}

function ofKind(kind: FilterKind): fc.Arbitrary<string | number> {
  if (kind === 'number') return fc.constantFrom(-1, 0, 2, 3, 1e21);
  if (kind === 'date') return fc.constantFrom(...DAYS);
  if (kind === 'instant') return instants();
  if (kind === 'yes-no') return fc.boolean() as fc.Arbitrary<never>;
  return fc.constantFrom('dock', '%', '_', '50', 'b', 'TKT-M10', String.raw`\s`, "'");
}

function severalOf(field: string, kind: FilterKind, ids: Things): fc.Arbitrary<string[]> | null {
  const some = (values: string[]) => fc.subarray([...new Set(values)], { minLength: 1 });
  if (field === 'status') return some(['open', 'pending', 'closed']);
  if (field === 'source') return some(['manual', 'api']);
  if (field === 'sentiment') return some(['negative', 'positive', 'no-messages']);
  if (kind === 'clock') return some([...CLOCK_WORDS]);
  if (field === 'stage') return some(ids.stages);
  if (field === 'pipeline') return some(ids.pipelines);
  if (kind === 'person') return some([...ids.persons, 'me', 'nobody', 'my-teams']);
  if (kind === 'record') return some(ids.records);
  return kind === 'choice' || kind === 'many' ? some(OPTIONS) : null;
}
