/** Bad input, made for each field of each route: a 4xx that names the field, never a 5xx. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Problem } from '#lib/contract/errors.ts';
import { createField } from '#lib/contract/fields.ts';
import { createPipeline } from '#lib/contract/pipelines.ts';
import { createRecord } from '#lib/contract/records.ts';
import type { Route } from '#lib/contract/route.ts';
import { ROUTES, type RouteName } from '#lib/contract/routes.ts';
import { createTicket } from '#lib/contract/tickets.ts';
import { openFresh } from '#backend/testing/engines.ts';
import { aContact, aThread, anAddress } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';

/** Signing out would end the session that the other requests use; rate-limited routes answer 429 after a few. */
const EXEMPT = new Set<RouteName>([
  'signOut',
  'setUp',
  'signIn',
  'startDevice',
  'pollDevice',
  'decideDevice',
  'endSessions',
  'readInvitation',
  'acceptInvitation',
  'readPasswordReset',
  'resetPassword',
  'startProviderSignIn',
]);
const NAMES = (Object.keys(ROUTES) as RouteName[]).filter((name) => !EXEMPT.has(name));

let companion: TestCompanion;
let ticketId: string;
let recordId: string;
let settingIds: { pipelineId: string; stageId: string; fieldId: string };
beforeAll(async () => {
  companion = await startTestCompanion(await openFresh('embedded'));
  ticketId = (await companion.agent.api(createTicket, { body: { subject: 'x' } })).id;
  recordId = (await companion.agent.api(createRecord, { body: aContact(anAddress()) })).id;
  const stages = [{ name: 'First' }, { name: 'Last' }];
  const pipeline = await companion.admin.api(createPipeline, { body: { name: 'Spoilt', stages } });
  const field = await companion.admin.api(createField, { body: { label: 'Spoilt', kind: 'text' } });
  const stageId = pipeline.stages[1]?.id ?? '';
  settingIds = { pipelineId: pipeline.id, stageId, fieldId: field.id };
});
afterAll(() => companion.close());

const A_SERVER = { host: 'localhost', port: 1, security: 'tls', user: 'x', password: 'y' };
const AN_ACCOUNT = { address: 'desk@norrvik.example', displayName: 'Desk', imap: A_SERVER, smtp: A_SERVER };

const ACCOUNT_IDS = {
  userId: randomUUID(),
  teamId: randomUUID(),
  profileId: randomUUID(),
  sessionId: randomUUID(),
  invitationId: randomUUID(),
  apiKeyId: randomUUID(),
  viewId: randomUUID(),
  importId: randomUUID(),
  source: 'zoho',
  externalId: '4711',
  checklistId: randomUUID(),
  itemId: randomUUID(),
  attachmentId: randomUUID(),
  webhookId: randomUUID(),
  deliveryId: randomUUID(),
  calendarId: randomUUID(),
  statusId: randomUUID(),
  channelId: randomUUID(),
  conversationId: randomUUID(),
  templateId: randomUUID(),
};

const NO_FILTER = { match: 'all', conditions: [] };

type Sent = {
  body?: unknown;
  query?: string;
  params?: Record<string, string>;
  headers?: Record<string, string>;
};

async function send(
  route: Route,
  { body, query = '', params = {}, headers = {} }: Sent,
): Promise<{ status: number; problem: Problem | null }> {
  const ids: Record<string, string> = { ...ACCOUNT_IDS, ticketId, recordId, ...settingIds, ...params };
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(ids[name] ?? ''));
  const answer = await fetch(`${companion.url}${path}${query}`, {
    method: route.method,
    headers: {
      authorization: `Bearer ${companion.admin.token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const isProblem = answer.headers.get('content-type')?.includes('problem+json') === true;
  return { status: answer.status, problem: isProblem ? ((await answer.json()) as Problem) : null };
}

/** A body that the route accepts, to spoil one field of. */
const VALID: Partial<Record<RouteName, () => object>> = {
  readThreadContext: () => aThread(anAddress()),
  noteReplies: () => ({ thread: aThread(anAddress()), messages: [] }),
  readThreadRows: () => ({ provider: 'gmail', mailbox: anAddress(), providerThreadIds: ['19aa'] }),
  createTicket: () => ({ subject: 'x', description: '', source: 'manual' }),
  updateTicket: () => ({ version: 1, subject: 'x' }),
  createComment: () => ({ text: 'x' }),
  linkThread: () => ({ thread: aThread(anAddress()) }),
  cloneTicket: () => ({ fields: {} }),
  createFollowUp: () => ({ fields: {} }),
  createPipeline: () => ({ name: 'x', stages: [{ name: 'x' }] }),
  updatePipeline: () => ({ version: 1, name: 'x' }),
  removeStage: () => ({ version: 1 }),
  createField: () => ({ label: 'x', kind: 'text' }),
  updateField: () => ({ version: 1, label: 'x' }),
  editTickets: () => ({ tickets: [{ id: randomUUID(), version: 1 }], change: { status: 'open' } }),
  createView: () => ({ name: 'x', scope: 'mine', filter: NO_FILTER, columns: null, sort: null }),
  updateView: () => ({ version: 1, name: 'x' }),
  setViewDefault: () => ({ kind: 'team', id: randomUUID(), viewId: null }),
  createRecord: () => ({ kind: 'contact', name: 'x', emails: [anAddress()] }),
  addRecordEmail: () => ({ email: anAddress() }),
  updateRecord: () => ({ version: 1, name: 'x' }),
  upsertRecord: () => ({ kind: 'lead', name: 'x' }),
  upsertRecords: () => ({ records: [{ kind: 'lead', name: 'x', externalId: '1' }] }),
  startRecordImport: () => ({ isTrial: true, mapping: { columns: [], key: 'email' } }),
  erasePerson: () => ({ confirmation: 'nobody' }),
  createWebhook: () => ({ name: 'x', address: 'https://[::1]/x', events: ['ticket.created'] }),
  updateWebhook: () => ({ version: 1, name: 'x' }),
  finishSignIn: () => ({ challenge: 'x', code: '123456' }),
  renameAccount: () => ({ name: 'Priya Nair' }),
  changePassword: () => ({ current: 'not this one', next: 'correct horse battery' }),
  startTwoFactor: () => ({ password: 'not this one' }),
  confirmTwoFactor: () => ({ code: '123456' }),
  endTwoFactor: () => ({ password: 'not this one' }),
  makeBackupCodes: () => ({ password: 'not this one' }),
  createInvitation: () => ({ email: anAddress(), profileId: randomUUID(), teamIds: [] }),
  updateMember: () => ({ version: 1, profileId: randomUUID(), teamIds: [] }),
  deactivateMember: () => ({ version: 1, ticketsTo: null }),
  reactivateMember: () => ({ version: 1 }),
  createChannel: () => ({ name: 'x' }),
  updateChannel: () => ({ version: 1, name: 'x' }),
  updateConversation: () => ({ version: 1, assigneeId: null }),
  replyToConversation: () => ({ text: 'x' }),
  createReplyTemplate: () => ({ name: 'x', text: 'x', isForEveryone: false }),
  updateReplyTemplate: () => ({ name: 'x', text: 'x', isForEveryone: false, version: 1 }),
  createBroadcast: () => ({
    channelId: randomUUID(),
    subject: 'x',
    text: 'x',
    recordIds: [randomUUID()],
  }),
  createConversation: () => ({ externalId: 'x', startedBy: 'customer', subject: 'x' }),
  createMessage: () => ({ externalId: 'x', author: 'customer', text: 'x' }),
  previewSla: () => ({ createdAt: '2026-11-20T15:20:00Z', firstResponseS: 3600, closureS: null }),
  createCalendar: () => ({ name: 'x', zone: 'UTC', week: {} }),
  updateCalendar: () => ({ version: 1, name: 'x' }),
  createUserStatus: () => ({ name: 'x', isAvailable: false, reassignsTickets: true }),
  updateUserStatus: () => ({ name: 'x', isAvailable: false, reassignsTickets: true, version: 1 }),
  chooseStatus: () => ({ statusId: randomUUID() }),
  updateSlaPolicy: () => ({ version: 1, firstResponseS: 3600, closureS: null }),
  createTeam: () => ({ name: 'x', userIds: [] }),
  updateTeam: () => ({ version: 1, name: 'x', userIds: [] }),
  createProfile: () => ({ name: 'x', permissions: [] }),
  updateProfile: () => ({ version: 1, name: 'x', permissions: [] }),
  updateConversationSettings: () => ({ version: 1, createsTickets: true }),
  updateNotificationSettings: () => ({ muted: [], mailed: [] }),
  testMailAccount: () => ({ channelId: null, account: AN_ACCOUNT }),
  finishMailConsent: () => ({ state: 'x', code: 'y' }),
  updateMailSetting: () => ({
    version: 0,
    address: 'desk@norrvik.example',
    displayName: 'Desk',
    smtp: { host: 'localhost', port: 1, security: 'tls', user: null },
  }),
  updateSentimentSetting: () => ({ version: 1, usesEndpoint: false }),
  trySentimentEndpoint: () => ({ address: 'http://127.0.0.1:9/v1', model: 'none' }),
  updateVisibility: () => ({ version: 1, visibility: 'public', userIds: [], teamIds: [] }),
  createApiKey: () => ({ name: 'x', days: 1, permissions: ['tickets.read'] }),
};

const WRONG: [string, unknown][] = [
  ['a wrong type', { an: ['object'] }],
  ['an array', [[]]],
  ['a NUL', 'a\u0000b@c.example'],
  ['half a surrogate pair', 'a\ud800b@c.example'],
  ['far too much', 'x'.repeat(250_000)],
];

describe('bad input', () => {
  const fields = NAMES.flatMap((name) => {
    const { body }: Route = ROUTES[name];
    return body === undefined ? [] : Object.keys(body.shape).map((field) => [name, field] as const);
  });

  it.each(fields)('for %s.%s is refused by the field’s name', async (name, field) => {
    for (const [what, value] of WRONG) {
      // Custom fields and the flags take any object or no text at all; their own rules are tested beside them.
      if (field === 'fields' && what === 'a wrong type') continue;
      const { status, problem } = await send(ROUTES[name], { body: { ...VALID[name]?.(), [field]: value } });
      expect(status, `${what}: ${JSON.stringify(problem)}`).toBeGreaterThanOrEqual(400);
      expect(status, what).toBeLessThan(500);
      expect(problem?.errors?.[0]?.field.split('.')[0], what).toBe(field);
    }
  });

  it.each(NAMES.filter((name) => VALID[name] !== undefined))('for %s names an unknown key', async (name) => {
    const { status, problem } = await send(ROUTES[name], { body: { ...VALID[name]?.(), notAField: 1 } });
    expect([status, problem?.errors?.[0]?.field]).toEqual([400, 'notAField']);
  });

  it.each(NAMES.filter((name) => VALID[name] !== undefined))(
    'for %s that is no JSON, no object or nothing is refused',
    async (name) => {
      for (const body of ['{', '[]', '"x"', 'null', '12']) {
        const { status } = await send(ROUTES[name], { body });
        expect(status, body).toBe(400);
      }
      const other = await send(ROUTES[name], {
        body: 'a=b',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
      expect(other.status).toBe(415);
    },
  );

  it('in an Idempotency-Key is refused by its name', async () => {
    const headers = { 'idempotency-key': 'x'.repeat(256) };
    const { status, problem } = await send(ROUTES.createTicket, { body: { subject: 'x' }, headers });
    expect([status, problem?.errors?.[0]?.field]).toEqual([400, 'Idempotency-Key']);
  });

  it('never reaches an object’s prototype', async () => {
    await send(ROUTES.createTicket, {
      body: '{"subject":"x","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
    });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('made at random from the contract never fails the server', async () => {
    const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2_147_483_647);
    // FUZZ_REQUESTS=10000 is the long run; this many keep every test run honest.
    const requests = Number(process.env['FUZZ_REQUESTS'] ?? 2000);
    process.stdout.write(`${requests} random requests, FUZZ_SEED=${seed}\n`);
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(aRequest(), async ({ name, sent }) => {
        const { status, problem } = await send(ROUTES[name], sent);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        expect(status, JSON.stringify(problem)).toBeLessThan(500);
      }),
      { seed, numRuns: requests, endOnFailure: true },
    );
    process.stdout.write(
      `Answers: ${[...statuses]
        .toSorted(([a], [b]) => a - b)
        .map(([status, count]) => `${status} x ${count}`)
        .join(', ')}\n`,
    );
  }, 180_000);
});

/** A request to any route with values that the schema allows, nearly allows, or does not allow at all. */
function aRequest(): fc.Arbitrary<{ name: RouteName; sent: Sent }> {
  return fc.constantFrom(...NAMES).chain((name) => {
    const route: Route = ROUTES[name];
    return fc
      .record({
        body:
          route.body === undefined
            ? fc.constant(undefined)
            : valueOf(z.toJSONSchema(route.body, { io: 'input', unrepresentable: 'any' })),
        query: route.query === undefined ? fc.constant('') : queryOf(Object.keys(route.query.shape)),
        params: fc.oneof(
          { weight: 4, arbitrary: fc.constant({}) },
          { weight: 1, arbitrary: fc.record({ ticketId: aWord(), recordId: aWord() }) },
        ),
      })
      .map(({ body, ...sent }) => ({ name, sent: body === undefined ? sent : { ...sent, body } }));
  });
}

function queryOf(keys: string[]): fc.Arbitrary<string> {
  const pair = fc.tuple(fc.constantFrom(...keys, 'other'), aWord());
  return fc.array(pair, { maxLength: 4 }).map((pairs) => `?${new URLSearchParams(pairs).toString()}`);
}

function aWord(): fc.Arbitrary<string> {
  const oddities = [
    '',
    ' ',
    '0',
    '-1',
    '99999999999999999999',
    'null',
    '%',
    "'",
    '"',
    '\\',
    '../..',
    'TKT-M001',
    '\u202e',
    '💥',
    'me',
    'open',
  ];
  return fc
    .oneof(fc.constantFrom(...oddities), fc.string({ maxLength: 40, unit: 'binary' }), fc.uuid())
    .filter((word) => word.isWellFormed() && word !== '.' && word !== '..');
}

type Schema = z.core.JSONSchema.BaseSchema | boolean;

/** Mostly what the schema says, now and then anything. */
function valueOf(schema: Schema): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 9, arbitrary: fitting(schema) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  );
}

function fitting(schema: Schema): fc.Arbitrary<unknown> {
  if (typeof schema === 'boolean') return anything();
  if (schema.enum !== undefined) return fc.constantFrom(...(schema.enum as unknown[]));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((option) => valueOf(option)));
  const kind = String(schema.type);
  return PLAIN[kind]?.(schema) ?? anything();
}

function anything(): fc.Arbitrary<unknown> {
  return fc.jsonValue({ maxDepth: 2 });
}

const PLAIN: Record<string, (schema: z.core.JSONSchema.BaseSchema) => fc.Arbitrary<unknown>> = {
  object: anObject,
  array: (schema) => fc.array(valueOf((schema.items as Schema | undefined) ?? true), { maxLength: 3 }),
  string: () =>
    fc.oneof(
      aWord(),
      fc.constant(randomUUID()),
      fc.constant(anAddress()),
      fc.constant('2026-11-22T09:58:00Z'),
    ),
  integer: () => fc.oneof(fc.constant(1), fc.integer(), fc.double()),
  number: () => fc.oneof(fc.constant(1), fc.integer(), fc.double()),
  boolean: () => fc.boolean(),
  null: () => fc.constant(null),
};

function anObject(schema: z.core.JSONSchema.BaseSchema): fc.Arbitrary<unknown> {
  const shape = Object.entries(schema.properties ?? {}).map(([key, inner]) => [key, valueOf(inner)] as const);
  return fc.record(Object.fromEntries(shape), { requiredKeys: (schema.required ?? []).slice(0, 20) });
}
