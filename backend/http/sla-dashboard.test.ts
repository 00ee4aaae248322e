/** The SLA part of the dashboard, told a second time by hand. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSlaDashboard, type SlaDashboard } from '#lib/contract/dashboard.ts';
import type { UserId } from '#lib/contract/ids.ts';
import { readSlaPolicy, updateSlaPolicy } from '#lib/contract/sla.ts';
import { createTeam } from '#lib/contract/teams.ts';
import { markResponded } from '#lib/contract/ticket-clocks.ts';
import { createTicket, listTickets, readTicket, updateTicket } from '#lib/contract/tickets.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion, type TestUser } from '#backend/testing/test-companion.ts';

const QUERY = { from: '2026-12-16', to: '2026-12-18', zone: 'UTC' };

describeOnEngines('the SLA dashboard', (open) => {
  let companion: TestCompanion;
  let ben: TestUser;
  let dashboard: SlaDashboard;
  const setNow = (text: string) => {
    companion.companion.now = () => new Date(`2026-12-${text}:00.000Z`);
  };
  type Ticket = { created: string; ownerId: UserId | null; answered?: string; closed?: string };
  const make = async ({ created, ownerId, answered, closed }: Ticket) => {
    setNow(created);
    const { id } = await companion.admin.api(createTicket, { body: { subject: created, ownerId } });
    const params = { ticketId: id };
    if (answered !== undefined) {
      setNow(answered);
      await companion.admin.api(markResponded, { params });
    }
    if (closed === undefined) return;
    setNow(closed);
    const { version } = await companion.admin.api(readTicket, { params });
    await companion.admin.api(updateTicket, { params, body: { version, status: 'closed' } });
  };

  beforeAll(async () => {
    companion = await startTestCompanion(await open());
    ben = await companion.addUser('Agent', 'Ben Okafor');
    await companion.admin.api(createTeam, { body: { name: 'North', userIds: [ben.id] } });
    const { version } = await companion.admin.api(readSlaPolicy, {});
    const body = { version, firstResponseS: 3600, closureS: 14_400 };
    await companion.admin.api(updateSlaPolicy, { body });
    const ana = companion.agent.id;
    // Before the days that are asked for.
    await make({ created: '15T08:00', ownerId: ana, answered: '15T08:10', closed: '15T09:00' });
    await make({ created: '16T08:00', ownerId: ana, answered: '16T08:30', closed: '16T10:00' });
    await make({ created: '16T08:00', ownerId: ana, answered: '16T08:10', closed: '17T10:00' });
    // Answered late: missed on the 17th, at its deadline.
    await make({ created: '17T08:00', ownerId: ben.id, answered: '17T11:00', closed: '17T11:30' });
    // Nobody has answered; its closure is not due yet.
    await make({ created: '18T09:00', ownerId: ben.id });
    await make({ created: '18T11:30', ownerId: null });
    setNow('18T12:00');
    dashboard = await companion.admin.api(readSlaDashboard, { query: QUERY });
  });
  afterAll(() => companion.close());

  it('counts what was met and missed in the time, at the instant of the verdict', () => {
    expect(dashboard.clocks['first-response']).toMatchObject({ met: 2, missed: 2 });
    expect(dashboard.clocks.closure).toMatchObject({ met: 2, missed: 1 });
    const byDay = dashboard.days.map(({ day, clocks }) => [day, clocks['first-response'], clocks.closure]);
    expect(byDay).toMatchObject([
      ['2026-12-16', { met: 2, missed: 0 }, { met: 1, missed: 1 }],
      ['2026-12-17', { met: 0, missed: 1 }, { met: 1, missed: 0 }],
      ['2026-12-18', { met: 0, missed: 1 }, { met: 0, missed: 0 }],
    ]);
  });

  it('breaks them down by channel, pipeline, person and team, with the time to the first answer', () => {
    const ana = dashboard.people.find(({ id }) => id === companion.agent.id);
    expect(ana?.clocks['first-response']).toEqual({ met: 2, missed: 0, medianS: 1200, p90S: 1680 });
    const [north] = dashboard.teams;
    expect(north).toMatchObject({ name: 'North', clocks: { 'first-response': { met: 0, missed: 2 } } });
    expect(dashboard.pipelines.map(({ clocks }) => clocks)).toEqual([dashboard.clocks]);
    expect(dashboard.channels).toMatchObject([{ id: null, name: null }]);
  });

  it('lists what is due next, and counts what is overdue as the list does', async () => {
    expect(dashboard.nearest.map(({ subject }) => subject)).toEqual(['18T11:30']);
    expect(dashboard.overdueNow.count).toBe(1);
    const filter = JSON.stringify(dashboard.overdueNow.filter);
    expect((await companion.admin.api(listTickets, { query: { filter } })).total).toBe(1);
  });

  it('holds to a person, and to what its reader may see', async () => {
    const ofBen = await companion.admin.api(readSlaDashboard, { query: { ...QUERY, ownerId: ben.id } });
    expect(ofBen.clocks['first-response']).toMatchObject({ met: 0, missed: 2 });
    expect(ofBen.people.map(({ id }) => id)).toEqual([ben.id]);
    const { db } = companion.database;
    await db.updateTable('workspace').set({ ticket_visibility: 'private' }).execute();
    const seen = await ben.api(readSlaDashboard, { query: QUERY });
    expect(seen.clocks).toEqual(ofBen.clocks);
    expect(seen.nearest).toEqual([]);
    await db.updateTable('workspace').set({ ticket_visibility: 'public' }).execute();
  });

  it('is refused without its permission and for days that are no range', async () => {
    const viewer = await companion.addUser('Viewer');
    expect((await refusalOf(viewer.api(readSlaDashboard, { query: QUERY }))).status).toBe(403);
    const wrong = companion.admin.api(readSlaDashboard, { query: { ...QUERY, to: '2026-12-01' } });
    expect((await refusalOf(wrong)).fields).toEqual(['to']);
  });
});
