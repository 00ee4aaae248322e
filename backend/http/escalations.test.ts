/** Escalations: told once, of the right people, never early. The database's clock is real, so tickets are made in the past. */
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { TicketId, UserId } from '#lib/contract/ids.ts';
import { deactivateMember, listMembers } from '#lib/contract/members.ts';
import { listNotifications } from '#lib/contract/notifications.ts';
import { readSlaPolicy, updateSlaPolicy } from '#lib/contract/sla.ts';
import { markResponded } from '#lib/contract/ticket-clocks.ts';
import { deleteTicket, markSpam, mergeTicket, restoreTicket } from '#lib/contract/ticket-life.ts';
import { createTicket, readTicket, undoCreate, updateTicket } from '#lib/contract/tickets.ts';
import { readVisibility, updateVisibility } from '#lib/contract/visibility.ts';
import { createWebhook } from '#lib/contract/webhooks.ts';
import { escalateDue } from '#backend/commands/escalate-due.ts';
import { hasDueClocks, readEscalationDelay } from '#backend/data/escalations.ts';
import { startEscalations } from '#backend/jobs/escalations.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { startTestCompanion, type TestCompanion, type TestUser } from '#backend/testing/test-companion.ts';

const MINUTE_MS = 60_000;
/** Each policy's first response. */
const TARGET_S = 3600;

describeOnEngines('escalations', (open) => {
  let companion: TestCompanion;
  let agent: TestUser;
  let admin: TestUser;
  beforeAll(async () => {
    companion = await startTestCompanion(await open(), { allowsPrivateWebhooks: true });
    ({ agent, admin } = companion);
  });
  afterAll(() => companion.close());
  beforeEach(async () => {
    await setPolicy(admin.id);
    setNow(0);
  });

  /** What the companion takes for now, in minutes from the real now. */
  const setNow = (minutes: number) => {
    companion.companion.now = () => new Date(Date.now() + minutes * MINUTE_MS);
  };
  async function setPolicy(notifyUserId: UserId | null) {
    const { version } = await admin.api(readSlaPolicy, {});
    const body = { version, firstResponseS: TARGET_S, closureS: null, pausingStatuses: ['pending' as const] };
    await admin.api(updateSlaPolicy, { body: { ...body, notifyUserId } });
  }
  const params = (id: TicketId) => ({ params: { ticketId: id } });
  /** A ticket made so many minutes ago. */
  async function aTicket(minutesAgo: number, more: object = {}): Promise<TicketId> {
    setNow(-minutesAgo);
    const { id } = await agent.api(createTicket, { body: { subject: 'Waits', ...more } });
    setNow(0);
    return id;
  }
  const setStatus = async (id: TicketId, status: 'open' | 'pending' | 'closed') => {
    const { version } = await agent.api(readTicket, params(id));
    return agent.api(updateTicket, { ...params(id), body: { version, status } });
  };
  const sweep = async () => {
    while ((await escalateDue(companion.database, 100)).clocks > 0);
  };
  const escalationsOf = (id: TicketId) =>
    companion.database.db.selectFrom('escalation').where('ticket_id', '=', id).selectAll().execute();
  const noticesOf = async (user: TestUser, id: TicketId) => {
    const { items } = await user.api(listNotifications, { query: { limit: 100 } });
    return items.filter(({ ticket, kind }) => ticket.id === id && kind.startsWith('sla-'));
  };
  const eventsOf = async (id: TicketId) => {
    const { timeline } = await admin.api(readTicket, params(id));
    return timeline.filter(({ kind }) => kind.startsWith('sla-'));
  };

  it('tell the chosen user once, by a notice, an event and a webhook', async () => {
    const events = ['ticket.escalated' as const];
    await admin.api(createWebhook, { body: { name: 'Pager', address: 'http://127.0.0.1:9/in', events } });
    const id = await aTicket(61);
    expect(await hasDueClocks(companion.database.db)).toBe(true);
    expect(await readEscalationDelay(companion.database.db)).toBeGreaterThan(59);
    await sweep();
    await sweep();
    expect(await escalationsOf(id)).toMatchObject([{ kind: 'first-response', level: 1 }]);
    expect(await noticesOf(admin, id)).toMatchObject([
      { kind: 'sla-breached', text: 'first-response', actor: null, isRead: false },
    ]);
    expect(await noticesOf(agent, id)).toEqual([]);
    expect(await eventsOf(id)).toMatchObject([
      { kind: 'sla-breached', subject: 'first-response', to: 'Priya Nair', reason: null, actor: null },
    ]);
    const deliveries = await companion.database.db
      .selectFrom('webhook_delivery')
      .where('ticket_id', '=', id)
      .select('type')
      .execute();
    expect(deliveries).toEqual([{ type: 'ticket.escalated' }]);
    expect(await hasDueClocks(companion.database.db)).toBe(false);
    expect(await readEscalationDelay(companion.database.db)).toBe(0);
  });

  it('do not come before the deadline, whatever a process takes for now', async () => {
    const id = await aTicket(59);
    setNow(24 * 60);
    await sweep();
    expect(await escalationsOf(id)).toEqual([]);
    const early = sql`
      insert into escalation (ticket_id, kind, level, due_at)
      select ticket_id, kind, 1, due_at from ticket_clock where ticket_id = ${id}
    `;
    await expect(early.execute(companion.database.db)).rejects.toThrow(/escalation_not_early/);
  });

  it('wait while a clock stands, and come by its later deadline', async () => {
    const id = await aTicket(61);
    setNow(-30);
    await setStatus(id, 'pending');
    setNow(0);
    await sweep();
    expect(await escalationsOf(id)).toEqual([]);
    await setStatus(id, 'open');
    await sweep();
    expect(await escalationsOf(id)).toEqual([]);
    await sql`update ticket_clock set next_at = now() - interval '1 second', due_at = now() - interval '1 second'
      where ticket_id = ${id}`.execute(companion.database.db);
    await sweep();
    expect(await escalationsOf(id)).toHaveLength(1);
  });

  it('spare a clock that was stopped in time, and tell of one stopped too late though nobody had looked', async () => {
    const [inTime, late] = [await aTicket(61), await aTicket(61)];
    setNow(-2);
    await agent.api(markResponded, params(inTime));
    setNow(-0.5);
    await agent.api(markResponded, params(late));
    setNow(0);
    await sweep();
    expect(await escalationsOf(inTime)).toEqual([]);
    expect(await escalationsOf(late)).toHaveLength(1);
  });

  it('go to all admins when the chosen user is inactive or may not see the ticket any more, and say so', async () => {
    const [leaver, outsider, second] = [
      await companion.addUser('Agent'),
      await companion.addUser('Agent'),
      await companion.addUser('Admin', 'Rosa Blum'),
    ];
    await setPolicy(leaver.id);
    const left = await aTicket(61);
    await setPolicy(outsider.id);
    const hidden = await aTicket(61);
    const { items } = await admin.api(listMembers, {});
    const { version } = items.find(({ user }) => user.id === leaver.id) ?? { version: 0 };
    await admin.api(deactivateMember, { params: { userId: leaver.id }, body: { version, ticketsTo: null } });
    const setting = await admin.api(readVisibility, {});
    await admin.api(updateVisibility, { body: { ...setting, visibility: 'private' } });
    await sweep();
    for (const id of [left, hidden]) {
      for (const user of [admin, second]) expect(await noticesOf(user, id)).toHaveLength(1);
      expect(await eventsOf(id)).toMatchObject([
        { to: 'Priya Nair, Rosa Blum', reason: 'whoever was chosen cannot be told any more' },
      ]);
    }
    const restored = await admin.api(readVisibility, {});
    await admin.api(updateVisibility, { body: { ...restored, visibility: 'public' } });
  });

  it('are noted on the ticket only when nobody was chosen', async () => {
    await setPolicy(null);
    const id = await aTicket(61);
    await sweep();
    expect(await eventsOf(id)).toMatchObject([{ kind: 'sla-breached', to: null, reason: null }]);
    expect(await noticesOf(admin, id)).toEqual([]);
  });

  it('pass over deleted tickets until they are restored', async () => {
    const id = await aTicket(61);
    await admin.api(deleteTicket, params(id));
    await sweep();
    expect(await escalationsOf(id)).toEqual([]);
    expect(await hasDueClocks(companion.database.db)).toBe(false);
    await admin.api(restoreTicket, params(id));
    await sweep();
    expect(await escalationsOf(id)).toHaveLength(1);
  });

  it('pass over tickets whose creation was undone, spam, and those merged into another', async () => {
    setNow(-61);
    const { id: undone } = await agent.api(createTicket, { body: { subject: 'By mistake' } });
    await agent.api(undoCreate, params(undone));
    const [spam, merged, target] = [await aTicket(61), await aTicket(61), await aTicket(61)];
    await agent.api(markSpam, params(spam));
    await agent.api(mergeTicket, { ...params(merged), body: { intoId: target } });
    await sweep();
    for (const id of [undone, spam, merged]) expect(await escalationsOf(id)).toEqual([]);
    expect(await escalationsOf(target)).toHaveLength(1);
    expect(await hasDueClocks(companion.database.db)).toBe(false);
  });

  it('never stand in the way of an edit that was begun before', async () => {
    const id = await aTicket(61);
    const { version } = await agent.api(readTicket, params(id));
    await sweep();
    const edited = await agent.api(updateTicket, { ...params(id), body: { version, subject: 'Renamed' } });
    expect(edited).toMatchObject({ subject: 'Renamed', version: version + 2 });
  });

  it('are written whole or not at all', async () => {
    const id = await aTicket(61);
    const { db } = companion.database;
    await sql`alter table notification add constraint no_notices check (kind <> 'sla-breached') not valid`.execute(
      db,
    );
    await expect(sweep()).rejects.toThrow(/no_notices/);
    expect([await escalationsOf(id), await eventsOf(id)]).toEqual([[], []]);
    await sql`alter table notification drop constraint no_notices`.execute(db);
    await sweep();
    expect(await noticesOf(admin, id)).toHaveLength(1);
  });

  it('are told once each when several look at the same time', async () => {
    const ids: TicketId[] = [];
    for (let count = 0; count < 40; count += 1) ids.push(await aTicket(61));
    const looks = Array.from({ length: 6 }, () => escalateDue(companion.database, 15));
    const counts = (await Promise.all(looks)).map(({ clocks }) => clocks);
    await sweep();
    expect(Math.max(...counts)).toBeLessThanOrEqual(15);
    for (const id of ids) {
      expect(await escalationsOf(id)).toHaveLength(1);
      expect(await noticesOf(admin, id)).toHaveLength(1);
    }
  });

  it('are found by the background job, which says how late they came and goes on after a failure', async () => {
    const id = await aTicket(61);
    const { db } = companion.database;
    await sql`alter table notification add constraint no_notices check (kind <> 'sla-breached') not valid`.execute(
      db,
    );
    const errors: unknown[] = [];
    const lateness: number[] = [];
    let announced = 0;
    const stop = startEscalations({
      database: companion.database,
      announce: () => (announced += 1),
      onLook: (each) => lateness.push(...each),
      onError: (error) => errors.push(error),
    });
    await expect.poll(() => errors.length, { timeout: 20_000 }).toBeGreaterThan(0);
    await sql`alter table notification drop constraint no_notices`.execute(db);
    await expect.poll(() => announced, { timeout: 20_000 }).toBe(1);
    await stop();
    expect(await escalationsOf(id)).toHaveLength(1);
    expect(lateness).toEqual([expect.closeTo(MINUTE_MS, -5)]);
  });
});
