import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApi } from '#lib/api/api.ts';
import { createApiKey, listApiKeys, revokeApiKey } from '#lib/contract/api-keys.ts';
import { deactivateMember, listMembers, updateMember } from '#lib/contract/members.ts';
import { listProfiles } from '#lib/contract/profiles.ts';
import { signIn } from '#lib/contract/sessions.ts';
import { createTicket, listTickets } from '#lib/contract/tickets.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { refusalOf } from '#backend/testing/requests.ts';
import {
  serveAgain,
  startTestCompanion,
  TEST_PASSWORD,
  type TestCompanion,
} from '#backend/testing/test-companion.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

describeOnEngines('API keys and limits', (open) => {
  let companion: TestCompanion;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
  });
  afterAll(() => companion.close());
  const withKey = (token: string) => createApi({ baseUrl: companion.url, token });
  const READING = {
    name: 'Export to the warehouse',
    days: 30,
    permissions: ['tickets.read', 'messages.read'] as const,
  };
  const reading = () => ({ ...READING, permissions: [...READING.permissions] });

  it('do what they grant and nothing else, and are shown once', async () => {
    const { key, apiKey } = await companion.agent.api(createApiKey, { body: reading() });
    expect(key).toMatch(/^tsk_[\w-]{43}$/);
    expect(apiKey).toMatchObject({
      hint: key.slice(0, 8),
      lastUsedAt: null,
      user: { id: companion.agent.id },
    });
    await withKey(key)(listTickets, {});
    const writing = withKey(key)(createTicket, { body: { subject: 'x' } });
    expect((await refusalOf(writing)).code).toBe('not_permitted');
    const stored = await companion.database.db.selectFrom('api_key').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(key);
    const { items } = await companion.agent.api(listApiKeys, {});
    expect(items.find(({ id }) => id === apiKey.id)?.lastUsedAt).not.toBeNull();
  });

  it('grant at most what their maker may, now and later', async () => {
    const user = await companion.addUser('Agent');
    const beyond = { ...reading(), permissions: ['audit.read' as const] };
    expect((await refusalOf(user.api(createApiKey, { body: beyond }))).code).toBe('not_permitted');
    const writing = { ...reading(), permissions: [...READING.permissions, 'tickets.create' as const] };
    const { key } = await user.api(createApiKey, { body: writing });
    await withKey(key)(createTicket, { body: { subject: 'By a program' } });
    const profiles = await companion.admin.api(listProfiles, {});
    const viewer = profiles.items.find(({ name }) => name === 'Viewer');
    const members = await companion.admin.api(listMembers, {});
    const member = members.items.find((one) => one.user.id === user.id);
    const params = { userId: user.id };
    const changed = await companion.admin.api(updateMember, {
      params,
      body: { version: member?.version ?? 0, profileId: viewer?.id ?? '' },
    });
    const create = withKey(key)(createTicket, { body: { subject: 'x' } });
    expect((await refusalOf(create)).code).toBe('not_permitted');
    await withKey(key)(listTickets, {});
    const body = { version: changed.version, ticketsTo: null };
    await companion.admin.api(deactivateMember, { params, body });
    expect((await refusalOf(withKey(key)(listTickets, {}))).code).toBe('not_signed_in');
  });

  it('end when revoked, by their user or an admin, and after their time', async () => {
    const mine = await companion.agent.api(createApiKey, { body: reading() });
    const stranger = await companion.addUser('Agent');
    const params = { apiKeyId: mine.apiKey.id };
    expect((await refusalOf(stranger.api(revokeApiKey, { params }))).code).toBe('not_found');
    const seen = await stranger.api(listApiKeys, {});
    expect(seen.items).toEqual([]);
    await companion.admin.api(revokeApiKey, { params });
    expect((await refusalOf(withKey(mine.key)(listTickets, {}))).code).toBe('not_signed_in');
    const { now } = companion.companion;
    companion.companion.now = () => new Date(Date.now() - 31 * DAY_MS);
    const old = await companion.agent.api(createApiKey, { body: reading() }).finally(() => {
      companion.companion.now = now;
    });
    expect((await refusalOf(withKey(old.key)(listTickets, {}))).code).toBe('not_signed_in');
  });

  it('guessing of a password is counted over all processes, with the time to wait', async () => {
    const user = await companion.addUser('Agent');
    const second = await serveAgain(companion);
    const guess = (url: string, password: string) =>
      fetch(`${url}/api/sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: user.email, password }),
      });
    const statuses: number[] = [];
    for (let tries = 0; tries < 6; tries += 1) {
      const answer = await guess(tries % 2 === 0 ? companion.url : second.url, 'not this one');
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    const refused = await guess(second.url, TEST_PASSWORD);
    const problem = (await refused.json()) as { retryAfterSeconds: number };
    expect(refused.status).toBe(429);
    expect(problem.retryAfterSeconds).toBeGreaterThan(0);
    expect(problem.retryAfterSeconds).toBeLessThanOrEqual(60);
    expect(Number(refused.headers.get('retry-after'))).toBe(problem.retryAfterSeconds);
    // Somebody else at the same address is not kept out.
    const body = { email: companion.agent.email, password: TEST_PASSWORD };
    expect((await createApi({ baseUrl: second.url })(signIn, { body })).state).toBe('signed-in');
    await second.stop();
  });

  it('a right password clears the count', async () => {
    const user = await companion.addUser('Agent');
    const anybody = createApi({ baseUrl: companion.url });
    const enter = (password: string) => anybody(signIn, { body: { email: user.email, password } });
    for (let round = 0; round < 2; round += 1) {
      for (let tries = 0; tries < 4; tries += 1)
        expect((await refusalOf(enter('not this one'))).code).toBe('wrong_credentials');
      expect((await enter(TEST_PASSWORD)).state).toBe('signed-in');
    }
  });

  it('writes of one user and requests with one key have limits of their own', async () => {
    const limits = { writesPerMinute: 3, keyRequestsPerMinute: 4 };
    const limited = await serveAgain(companion, { limits });
    const user = await companion.addUser('Agent');
    const other = await companion.addUser('Agent');
    const { key } = await user.api(createApiKey, { body: reading() });
    const api = createApi({ baseUrl: limited.url, token: user.token });
    const outcomes: string[] = [];
    for (let writes = 0; writes < 4; writes += 1) {
      const write = api(createTicket, { body: { subject: 'x' } });
      outcomes.push(
        await write.then(
          () => 'done',
          (error: { code: string }) => error.code,
        ),
      );
    }
    expect(outcomes).toEqual(['done', 'done', 'done', 'too_many_requests']);
    for (let reads = 0; reads < 6; reads += 1) await api(listTickets, {});
    await createApi({ baseUrl: limited.url, token: other.token })(createTicket, { body: { subject: 'x' } });
    const program = createApi({ baseUrl: limited.url, token: key });
    for (let reads = 0; reads < 4; reads += 1) await program(listTickets, {});
    expect(await refusalOf(program(listTickets, {}))).toMatchObject({
      code: 'too_many_requests',
      status: 429,
    });
    await limited.stop();
  });
});
