import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ApiProblem } from '#lib/api/api-errors.ts';
import { readDashboard, type Counted, type TicketDashboard } from '#lib/contract/dashboard.ts';
import { listPipelines } from '#lib/contract/pipelines.ts';
import { createTeam } from '#lib/contract/teams.ts';
import { createTicket, listTickets, updateTicket } from '#lib/contract/tickets.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { startTestCompanion, type TestCompanion, type TestUser } from '#backend/testing/test-companion.ts';

const HOUR_MS = 3_600_000;
const NOW = new Date('2026-11-20T12:00:00Z');
const QUERY = { from: '2026-11-01', to: '2026-11-20', zone: 'Europe/Oslo' };

describeOnEngines('the dashboard of tickets', (open) => {
  let companion: TestCompanion;
  let ben: TestUser;
  let dashboard: TicketDashboard;

  beforeAll(async () => {
    companion = await startTestCompanion(await open());
    ben = await companion.addUser('Agent', 'Ben Okafor');
    const { items } = await companion.admin.api(listPipelines, {});
    const stages = items[0]?.stages ?? [];
    await companion.admin.api(createTeam, { body: { name: 'North', userIds: [ben.id] } });
    const owners = [companion.agent.id, ben.id, null];
    // Forty tickets over seventy days, every third closed a few days after.
    for (let index = 0; index < 40; index += 1) {
      const createdAt = new Date(NOW.getTime() - index * 42 * HOUR_MS);
      const at = (hours: number) => new Date(Math.min(createdAt.getTime() + hours * HOUR_MS, NOW.getTime()));
      companion.companion.now = () => createdAt;
      const { id } = await companion.admin.api(createTicket, {
        body: { subject: `No ${index}`, ownerId: owners[index % 3] ?? null },
      });
      companion.companion.now = () => at(3 + index);
      const stageId = stages[1]?.id;
      const params = { ticketId: id };
      if (index % 2 === 0) await companion.admin.api(updateTicket, { params, body: { version: 1, stageId } });
      companion.companion.now = () => at(24 + index * 5);
      const version = index % 2 === 0 ? 2 : 1;
      if (index % 3 === 0)
        await companion.admin.api(updateTicket, { params, body: { version, status: 'closed' } });
      else if (index % 5 === 0)
        await companion.admin.api(updateTicket, { params, body: { version, status: 'pending' } });
    }
    companion.companion.now = () => NOW;
    dashboard = await companion.admin.api(readDashboard, { query: QUERY });
  });
  afterAll(() => companion.close());

  async function countByList({ filter }: Counted, user: TestUser): Promise<number> {
    const { total } = await user.api(listTickets, { query: { filter: JSON.stringify(filter), limit: 1 } });
    return total;
  }

  it('gives with each number a filter whose list has as many tickets', async () => {
    const numbers = allNumbers(dashboard);
    const lists = [];
    for (const counted of numbers) lists.push(await countByList(counted, companion.admin));
    expect(numbers.map(({ count }) => count)).toEqual(lists);
    expect(numbers.length).toBeGreaterThan(60);
    expect(numbers.filter(({ count }) => count > 0).length).toBeGreaterThan(30);
  });

  it('adds up: days to totals, stages and ages to what is open', () => {
    const sum = (counted: readonly Counted[]) => counted.reduce((total, { count }) => total + count, 0);
    expect(sum(dashboard.days.map(({ created }) => created))).toBe(dashboard.created.count);
    expect(sum(dashboard.days.map(({ closed }) => closed))).toBe(dashboard.closed.count);
    expect(sum(dashboard.stages)).toBe(dashboard.openNow.count);
    expect(sum(dashboard.ages)).toBe(dashboard.openNow.count);
    expect(sum(dashboard.statuses)).toBe(dashboard.created.count);
    expect(dashboard.days).toHaveLength(20);
  });

  it('measures time in stage and closure as plain arithmetic over the same tickets does', async () => {
    const { rows } = await sql<{ s: number }>`
      select extract(epoch from closed_at - created_at)::int as s from ticket
      where closed_at >= '2026-10-31T23:00:00Z' and closed_at < '2026-11-20T23:00:00Z'
    `.execute(companion.database.db);
    expect(dashboard.medianClosureS).toBe(median(rows.map(({ s }) => s)));
    const second = dashboard.stages[1];
    expect(second?.stays).toBeGreaterThan(3);
    expect(second?.p90S ?? 0).toBeGreaterThan(second?.medianS ?? 0);
  });

  it('keeps what people and teams did apart', () => {
    const bens = dashboard.people.find(({ user }) => user.id === ben.id);
    const north = dashboard.teams.find(({ name }) => name === 'North');
    expect(bens?.assigned.count).toBeGreaterThan(0);
    expect(north).toMatchObject({
      assigned: { count: bens?.assigned.count },
      closed: { count: bens?.closed.count },
      openNow: { count: bens?.openNow.count },
      medianClosureS: bens?.medianClosureS,
    });
  });

  it('narrows to a pipeline, a team or a person, filters included', async () => {
    const narrowed = await companion.admin.api(readDashboard, { query: { ...QUERY, ownerId: ben.id } });
    expect(narrowed.openNow.count).toBeLessThan(dashboard.openNow.count);
    expect(narrowed.openNow.count).toBe(await countByList(narrowed.openNow, companion.admin));
  });

  it('counts nothing that the reader may not see', async () => {
    const { db } = companion.database;
    await db.updateTable('workspace').set({ ticket_visibility: 'private' }).execute();
    const own = await ben.api(readDashboard, { query: QUERY });
    expect(own.openNow.count).toBe(await countByList(own.openNow, ben));
    expect(own.openNow.count).toBeLessThan(dashboard.openNow.count);
    await db.updateTable('workspace').set({ ticket_visibility: 'public' }).execute();
  });

  it.each([
    [{ from: '2026-11-20', to: '2026-11-01' }, 'to'],
    [{ from: '2020-01-01', to: '2026-11-01' }, 'to'],
    [{ zone: 'Europe/Atlantis' }, 'zone'],
    [{ from: 'yesterday' }, 'from'],
  ])('refuses %o, naming %s', async (wrong, field) => {
    const refused = companion.admin.api(readDashboard, { query: { ...QUERY, ...wrong } });
    const { problem } = await refused.then(
      () => ({ problem: null }),
      (cause: ApiProblem) => cause,
    );
    expect(problem).toMatchObject({ code: 'invalid_input', errors: [{ field }] });
  });

  it('says which right is missing when the profile has no tickets', async () => {
    const { db } = companion.database;
    await db
      .updateTable('profile')
      .set({ permissions: ['dashboard.read'] })
      .where('name', '=', 'Viewer')
      .execute();
    const viewer = await companion.addUser('Viewer');
    const refused = viewer.api(readDashboard, { query: QUERY });
    await expect(refused).rejects.toMatchObject({
      problem: { code: 'not_permitted', facts: { permission: 'tickets.read' } },
    });
  });
});

function allNumbers(dashboard: TicketDashboard): Counted[] {
  const { openNow, created, closed, statuses, stages, ages, days, people, teams } = dashboard;
  return [
    openNow,
    created,
    closed,
    ...statuses,
    ...stages,
    ...ages,
    ...days.flatMap((day) => [day.created, day.closed]),
    ...[...people, ...teams].flatMap((row) => [row.assigned, row.closed, row.openNow]),
  ];
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(middle)] ?? 0, sorted[Math.ceil(middle)] ?? 0];
  return Math.round((low + high) / 2);
}
