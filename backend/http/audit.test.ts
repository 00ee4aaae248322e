import { afterAll, beforeAll, expect, it } from 'vitest';
import { listAuditEntries } from '#lib/contract/audit.ts';
import { createPipeline } from '#lib/contract/pipelines.ts';
import type { Route } from '#lib/contract/route.ts';
import { ROUTES } from '#lib/contract/routes.ts';
import { createTeam } from '#lib/contract/teams.ts';
import { createTicket } from '#lib/contract/tickets.ts';
import { isAudited } from '#backend/core/audit.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';

describeOnEngines('the audit log', (open) => {
  let companion: TestCompanion;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
  });
  afterAll(() => companion.close());

  it('says who did what to which thing, newest first, and what was refused', async () => {
    const { api, id } = companion.admin;
    await api(createTeam, { body: { name: 'North', userIds: [] } });
    await api(createTeam, { body: { name: 'North', userIds: [] } }).catch(() => {});
    await api(createTicket, { body: { subject: 'Not here' } });
    const { items } = await api(listAuditEntries, { query: { actorId: id } });
    expect(items.map(({ action, subject, outcome }) => [action, subject, outcome])).toEqual([
      ['Make a team', 'North', 'refused'],
      ['Make a team', 'North', 'done'],
    ]);
    expect(items[0]?.fields).toEqual(['name', 'userIds']);
  });

  it('is narrowed to a kind of action and to days', async () => {
    const { api, id } = companion.admin;
    const calls = async (query: object) =>
      (await api(listAuditEntries, { query: { actorId: id, ...query } })).items.map(({ call }) => call);
    await api(createPipeline, { body: { name: 'Narrowed', stages: [{ name: 'Only', hue: 'slate' }] } });
    expect(await calls({ kind: 'teams' })).toEqual(['createTeam', 'createTeam']);
    expect(await calls({ kind: 'ticket-module' })).toEqual(['createPipeline']);
    expect(await calls({ kind: 'export' })).toEqual([]);
    const now = new Date(Date.now() + 1000).toISOString();
    expect(await calls({ until: now })).toHaveLength(3);
    expect(await calls({ from: now })).toEqual([]);
  });

  it('keeps the entry of what was cut off, as unknown', async () => {
    const { api, id } = companion.admin;
    const { db } = companion.database;
    await api(createPipeline, { body: { name: 'Cut off', stages: [] } }).catch(() => {});
    await db
      .insertInto('audit_entry')
      .values({ actor_id: id, action: 'createTeam', subject: null, fields: [] })
      .execute();
    const { items } = await api(listAuditEntries, { query: { limit: 1 } });
    expect(items).toMatchObject([{ outcome: 'unknown', action: 'Make a team' }]);
  });

  it('covers every write of admins and every export', () => {
    const names = Object.entries<Route>(ROUTES).filter(([, route]) => isAudited(route));
    const admins = Object.values<Route>(ROUTES).filter(
      ({ access, method }) => method !== 'GET' && ['users.manage', 'settings.manage'].includes(access),
    );
    expect(names.length).toBeGreaterThan(admins.length);
    const others = admins.filter((route) => !isAudited(route));
    // It only works something out.
    expect(others).toEqual([ROUTES.previewSla]);
    expect(isAudited(ROUTES.updateTicket)).toBe(false);
  });
});
