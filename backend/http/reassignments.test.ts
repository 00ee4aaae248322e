/** User statuses, and the open tickets that move when one is chosen, over the API. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserStatusId } from '#lib/contract/ids.ts';
import { listNotifications } from '#lib/contract/notifications.ts';
import {
  chooseStatus,
  listReassignments,
  previewReassignment,
  readMyStatus,
  type Reassignment,
} from '#lib/contract/reassignments.ts';
import { createTeam } from '#lib/contract/teams.ts';
import { createTicket, readTicket, updateTicket } from '#lib/contract/tickets.ts';
import {
  createUserStatus,
  deleteUserStatus,
  listUserStatuses,
  updateUserStatus,
  type NewUserStatus,
} from '#lib/contract/user-statuses.ts';
import { runReassignmentBatch } from '#backend/commands/run-reassignment-batch.ts';
import { claimReassignment, listOpenTickets } from '#backend/data/reassignments.ts';
import { startReassignments } from '#backend/jobs/reassignments.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion, type TestUser } from '#backend/testing/test-companion.ts';

describeOnEngines('user statuses', (open) => {
  let companion: TestCompanion;
  let admin: TestUser;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
    admin = companion.admin;
  });
  afterAll(() => companion.close());

  let names = 0;
  const aStatus = (more: Partial<NewUserStatus> = {}) =>
    admin.api(createUserStatus, {
      body: { name: `Status ${(names += 1)}`, isAvailable: false, reassignsTickets: true, ...more },
    });
  const choose = (user: TestUser, statusId: UserStatusId) => user.api(chooseStatus, { body: { statusId } });
  const findStatus = async (name: string) => {
    const { items } = await admin.api(listUserStatuses, {});
    const status = items.find((one) => one.name === name);
    if (status === undefined) throw new Error(`There is no status ${name}.`);
    return status;
  };

  /** Somebody with teammates, so that others' tests do not get the tickets. */
  async function aTeam(mates: number): Promise<[TestUser, ...TestUser[]]> {
    const away = await companion.addUser('Agent');
    const others = await Promise.all(Array.from({ length: mates }, () => companion.addUser('Agent')));
    const userIds = [away, ...others].map(({ id }) => id);
    await admin.api(createTeam, { body: { name: `Team ${randomUUID()}`, userIds } });
    return [away, ...others];
  }
  const give = async (owner: TestUser, count: number) => {
    const tickets = [];
    for (let made = 0; made < count; made += 1)
      tickets.push(await admin.api(createTicket, { body: { subject: `Parcel ${made}`, ownerId: owner.id } }));
    return tickets;
  };
  const openOf = async (user: TestUser) =>
    (await listOpenTickets(companion.database.db, user.id)).map(({ id }) => id);

  /** Lets the background job work until the user's reassignment is over. */
  async function settle(user: TestUser): Promise<Reassignment> {
    const stops = [1, 2].map(() =>
      startReassignments({ database: companion.database, now: () => new Date(), announce: () => {} }),
    );
    const state = async () => (await user.api(readMyStatus, {})).reassignment?.state;
    await expect.poll(state, { timeout: 30_000 }).not.toBe('running');
    await Promise.all(stops.map((stop) => stop()));
    const { reassignment } = await user.api(readMyStatus, {});
    if (reassignment === null) throw new Error('The status reassigns nothing.');
    return reassignment;
  }

  describe('as settings', () => {
    it('begin with an available one that everybody has', async () => {
      const { items } = await admin.api(listUserStatuses, {});
      expect(items[0]).toMatchObject({ name: 'Available', isDefault: true, isAvailable: true });
      expect(items[0]?.users).toBeGreaterThan(1);
      expect(items.filter(({ reassignsTickets }) => reassignsTickets)).toEqual([]);
      const { status, since, reassignment } = await companion.agent.api(readMyStatus, {});
      expect([status.name, since, reassignment]).toEqual(['Available', null, null]);
    });

    it('are added, changed and deleted; a taken name and a stale version are refused', async () => {
      const status = await aStatus();
      const params = { statusId: status.id };
      const change = (body: object) =>
        admin.api(updateUserStatus, {
          params,
          body: { name: status.name, isAvailable: false, reassignsTickets: true, version: 1, ...body },
        });
      expect(await change({ name: 'Parental leave' })).toMatchObject({ name: 'Parental leave', version: 2 });
      expect(await refusalOf(change({}))).toMatchObject({ code: 'stale_version' });
      const taken = { code: 'already_exists', fields: ['name'] };
      expect(await refusalOf(change({ version: 2, name: 'BUSY' }))).toMatchObject(taken);
      expect(await refusalOf(aStatus({ name: 'parental LEAVE' }))).toMatchObject(taken);
      await admin.api(deleteUserStatus, { params });
      expect(await refusalOf(admin.api(deleteUserStatus, { params }))).toMatchObject({ code: 'not_found' });
      const gone = { code: 'unusable_reference', fields: ['statusId'] };
      expect(await refusalOf(choose(companion.agent, status.id))).toMatchObject(gone);
    });

    it('cannot bring tickets back at once, and the default one stays and stays available', async () => {
      const both = aStatus({ isAvailable: true, reassignsTickets: true });
      expect(await refusalOf(both)).toMatchObject({ code: 'unusable_value', fields: ['reassignsTickets'] });
      const { id, version, name } = await findStatus('Available');
      const params = { statusId: id };
      const body = { name, version, isAvailable: false, reassignsTickets: false };
      const change = admin.api(updateUserStatus, { params, body });
      expect(await refusalOf(change)).toMatchObject({ code: 'unusable_value', fields: ['isAvailable'] });
      expect(await refusalOf(admin.api(deleteUserStatus, { params }))).toMatchObject({ code: 'in_use' });
    });

    it('are kept while somebody has them', async () => {
      const [user] = await aTeam(1);
      const status = await aStatus({ reassignsTickets: false });
      await choose(user, status.id);
      const removal = () => admin.api(deleteUserStatus, { params: { statusId: status.id } });
      expect(await refusalOf(removal())).toMatchObject({ code: 'in_use' });
      await choose(user, (await findStatus('Available')).id);
      await removal();
    });
  });

  describe('that reassign tickets', () => {
    it('give the open ones to those with the fewest, as was shown before, each with an event and a notice', async () => {
      const [away, busy, free] = await aTeam(2);
      await give(busy as TestUser, 2);
      const tickets = await give(away, 5);
      const [closed] = tickets;
      if (closed === undefined) throw new Error('There are tickets.');
      await admin.api(updateTicket, {
        params: { ticketId: closed.id },
        body: { version: closed.version, status: 'closed' },
      });
      const preview = await away.api(previewReassignment, {});
      expect(preview).toMatchObject({ tickets: 4, stays: 0, why: null });
      const status = await aStatus({ name: 'On a course' });
      expect((await choose(away, status.id)).reassignment).toMatchObject({ state: 'running', takers: [] });
      const done = await settle(away);
      expect(done).toMatchObject({ state: 'done', stays: 0, why: null, status: 'On a course' });
      expect(done.takers).toEqual(preview.takers);
      expect(done.takers.map(({ user, count }) => [user.id, count])).toEqual([
        [free?.id, 3],
        [busy?.id, 1],
      ]);
      expect(await openOf(away)).toEqual([]);
      const [moved] = await openOf(free as TestUser);
      const found = await away.api(readTicket, { params: { ticketId: moved as string } });
      expect(found.timeline.at(-1)).toMatchObject({
        kind: 'owner-changed',
        actor: { id: away.id },
        reason: expect.stringContaining('chose On a course') as string,
        version: found.version,
      });
      const { items } = await (free as TestUser).api(listNotifications, { query: {} });
      expect(items.filter(({ kind, actor }) => kind === 'assigned' && actor?.id === away.id)).toHaveLength(3);
      const left = await admin.api(readTicket, { params: { ticketId: closed.id } });
      expect(left.owner?.id).toBe(away.id);
    });

    it('leave them, say why and tell the admins when nobody is available; a second choice tries again', async () => {
      const [away, mate] = await aTeam(1);
      const other = mate as TestUser;
      const [ticket] = await give(away, 1);
      await choose(other, (await findStatus('Busy')).id);
      expect(await away.api(previewReassignment, {})).toMatchObject({
        tickets: 1,
        stays: 1,
        why: 'nobody-available',
      });
      const status = await aStatus();
      await choose(away, status.id);
      expect(await settle(away)).toMatchObject({
        state: 'done',
        stays: 1,
        why: 'nobody-available',
        takers: [],
      });
      expect(await openOf(away)).toEqual([ticket?.id]);
      const told = await admin.api(listNotifications, { query: {} });
      expect(told.items[0]).toMatchObject({ kind: 'not-reassigned', actor: { id: away.id }, text: '1' });
      const listed = await admin.api(listReassignments, {});
      expect(listed.items[0]).toMatchObject({ user: { id: away.id }, stays: 1, why: 'nobody-available' });
      await choose(other, (await findStatus('Available')).id);
      await choose(away, status.id);
      expect(await settle(away)).toMatchObject({ stays: 0, why: null, takers: [{ count: 1 }] });
    });

    it('give no ticket to those who may not see it', async () => {
      const [away, mate] = await aTeam(1);
      await give(away, 2);
      const { db } = companion.database;
      await db.updateTable('workspace').set({ ticket_visibility: 'private' }).execute();
      await choose(away, (await aStatus()).id);
      expect(await settle(away)).toMatchObject({ stays: 2, why: 'nobody-may-see' });
      await db.updateTable('workspace').set({ ticket_visibility: 'public' }).execute();
      expect(await openOf(mate as TestUser)).toEqual([]);
    });

    it('move nothing when switched off', async () => {
      const [away] = await aTeam(1);
      await give(away, 1);
      const { reassignment } = await choose(away, (await findStatus('Out of office')).id);
      expect(reassignment).toBeNull();
      expect(await openOf(away)).toHaveLength(1);
    });

    it('go on after a killed process without moving anything twice, and stop when the user comes back', async () => {
      const [away, mate] = await aTeam(1);
      const tickets = await give(away, 30);
      const status = await aStatus();
      await choose(away, status.id);
      const at = new Date();
      const turn = { runner: randomUUID(), at, leasedUntil: new Date(at.getTime() + 500) };
      const { database } = companion;
      const claimed = await claimReassignment(database.db, { ...turn, until: turn.leasedUntil });
      if (claimed === null) throw new Error('There is one to do.');
      const ids = tickets.map(({ id }) => id);
      const batch = { ...turn, id: claimed.id, tickets: ids.slice(0, 10) };
      expect(await runReassignmentBatch(database, batch)).toBe(true);
      // Another process takes it over when the lease of the dead one runs out.
      expect(await settle(away)).toMatchObject({ state: 'done', takers: [{ count: 30 }] });
      expect(await openOf(mate as TestUser)).toHaveLength(30);
      const found = await admin.api(readTicket, { params: { ticketId: ids[0] as string } });
      expect(found.timeline.filter(({ kind }) => kind === 'owner-changed')).toHaveLength(1);
      await give(away, 1);
      await choose(away, status.id);
      await choose(away, (await findStatus('Available')).id);
      expect((await admin.api(listReassignments, {})).items[0]).toMatchObject({
        state: 'stopped',
        takers: [],
      });
      expect(await runReassignmentBatch(database, batch)).toBe(false);
      expect(await openOf(away)).toHaveLength(1);
    });
  });
});
