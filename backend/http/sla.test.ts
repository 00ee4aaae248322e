/** Calendars, the SLA policy, and the clocks of tickets over the API. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createCalendar,
  deleteCalendar,
  listCalendars,
  updateCalendar,
  type Calendar,
} from '#lib/contract/calendars.ts';
import { assertExists } from '#lib/base/assert.ts';
import type { TicketId } from '#lib/contract/ids.ts';
import { createPipeline, listPipelines, removeStage, updatePipeline } from '#lib/contract/pipelines.ts';
import { readSlaPolicy, updateSlaPolicy } from '#lib/contract/sla.ts';
import { markResponded, readTicketSla } from '#lib/contract/ticket-clocks.ts';
import { cloneTicket } from '#lib/contract/ticket-copies.ts';
import { markSpam } from '#lib/contract/ticket-life.ts';
import { createTicket, readTicket, updateTicket } from '#lib/contract/tickets.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion, type TestUser } from '#backend/testing/test-companion.ts';

const HOURS = [['08:00', '16:00']] as [string, string][];
const WEEK = { mon: HOURS, tue: HOURS, wed: HOURS, thu: HOURS, fri: HOURS };
// A Friday; Oslo is an hour ahead of UTC.
const FRIDAY = '2026-12-18T14:00:00.000Z';

describeOnEngines('SLA', (open) => {
  let companion: TestCompanion;
  let agent: TestUser;
  let admin: TestUser;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
    ({ agent, admin } = companion);
  });
  afterAll(() => companion.close());

  const setNow = (text: string) => {
    companion.companion.now = () => new Date(text);
  };
  const params = (id: TicketId) => ({ params: { ticketId: id } });
  const sla = (id: TicketId) => agent.api(readTicketSla, params(id));
  const aTicket = (more: object = {}) => agent.api(createTicket, { body: { subject: 'Late', ...more } });
  const setStatus = async (id: TicketId, status: 'open' | 'pending' | 'on-hold' | 'closed') => {
    const { version } = await agent.api(readTicket, params(id));
    return agent.api(updateTicket, { ...params(id), body: { version, status } });
  };
  let names = 0;
  const aCalendar = (more: object = {}) =>
    admin.api(createCalendar, {
      body: { name: `Hours ${(names += 1)}`, zone: 'Europe/Oslo', week: WEEK, ...more },
    });
  const setPolicy = async (policy: object = {}) => {
    const { version } = await admin.api(readSlaPolicy, {});
    const body = { version, firstResponseS: 7200, closureS: 36_000, ...policy };
    return admin.api(updateSlaPolicy, { body });
  };

  it('gives no clock while nobody has set a policy', async () => {
    expect(await admin.api(readSlaPolicy, {})).toMatchObject({ firstResponseS: null, version: 1 });
    expect(await sla((await aTicket()).id)).toEqual({ terms: null, clocks: [] });
  });

  describe('calendars', () => {
    it('are added, changed and deleted, with holidays in order', async () => {
      const holidays = [
        { date: '2026-12-25', name: 'Christmas' },
        { date: '2026-05-17', name: 'Constitution' },
      ];
      const calendar = await aCalendar({ holidays });
      expect(calendar.holidays.map(({ date }) => date)).toEqual(['2026-05-17', '2026-12-25']);
      const at = { params: { calendarId: calendar.id } };
      const changed = await admin.api(updateCalendar, { ...at, body: { version: 1, zone: 'Asia/Tokyo' } });
      expect(changed).toEqual({ ...calendar, zone: 'Asia/Tokyo', version: 2 });
      await admin.api(deleteCalendar, at);
      expect((await admin.api(listCalendars, {})).items).not.toContainEqual(changed);
      expect(await refusalOf(admin.api(deleteCalendar, at))).toMatchObject({ code: 'not_found' });
    });

    it('refuse a taken name, a stale version and hours that are none', async () => {
      const calendar = await aCalendar();
      const taken = { code: 'already_exists', fields: ['name'] };
      expect(await refusalOf(aCalendar({ name: calendar.name.toUpperCase() }))).toMatchObject(taken);
      const other = await aCalendar();
      const change = (body: object) =>
        admin.api(updateCalendar, { params: { calendarId: other.id }, body: { version: 1, ...body } });
      expect(await refusalOf(change({ name: calendar.name }))).toMatchObject(taken);
      await change({ name: `${other.name} more` });
      expect(await refusalOf(change({ zone: 'UTC' }))).toMatchObject({ code: 'stale_version' });
      expect(await refusalOf(aCalendar({ zone: 'Moon/Base' }))).toMatchObject({ fields: ['zone'] });
      const week = { mon: [['09:00', '09:00']] };
      expect(await refusalOf(aCalendar({ week }))).toMatchObject({ fields: ['week.mon.0'] });
    });
  });

  describe('the policy', () => {
    it('keeps its calendar from being deleted', async () => {
      const calendar = await aCalendar();
      expect(await setPolicy({ calendarId: calendar.id })).toMatchObject({ calendarId: calendar.id });
      const removal = admin.api(deleteCalendar, { params: { calendarId: calendar.id } });
      expect(await refusalOf(removal)).toMatchObject({ code: 'in_use' });
    });

    it('is refused when stale, for a calendar that is gone, and for telling somebody who may not see tickets', async () => {
      await setPolicy();
      const stale = admin.api(updateSlaPolicy, { body: { version: 1, firstResponseS: 60, closureS: null } });
      expect(await refusalOf(stale)).toMatchObject({ code: 'stale_version' });
      const gone = { code: 'unusable_reference', fields: ['calendarId'] };
      expect(await refusalOf(setPolicy({ calendarId: admin.id }))).toMatchObject(gone);
      expect(await setPolicy({ notifyUserId: agent.id })).toMatchObject({ notifyUserId: agent.id });
      const { db } = companion.database;
      await db.updateTable('workspace').set({ ticket_visibility: 'private' }).execute();
      const blind = { code: 'unusable_reference', fields: ['notifyUserId'] };
      expect(await refusalOf(setPolicy({ notifyUserId: agent.id }))).toMatchObject(blind);
      await db.updateTable('workspace').set({ ticket_visibility: 'public' }).execute();
    });
  });

  describe('clocks', () => {
    let calendar: Calendar;
    beforeAll(async () => {
      calendar = await aCalendar({ holidays: [{ date: '2026-12-21', name: 'Stocktaking' }] });
    });

    it('are due in business time, and say how that comes about', async () => {
      await setPolicy({ calendarId: calendar.id });
      setNow(FRIDAY);
      const { id } = await aTicket();
      const { terms, clocks } = await sla(id);
      expect(terms?.calendar?.name).toBe(calendar.name);
      expect(clocks).toMatchObject([
        { kind: 'first-response', state: 'running', dueAt: '2026-12-22T08:00:00.000Z', elapsedS: 0 },
        { kind: 'closure', state: 'running', dueAt: '2026-12-23T08:00:00.000Z', stoppedAt: null },
      ]);
      expect(clocks[0]?.parts).toEqual([
        { from: FRIDAY, to: '2026-12-18T15:00:00.000Z', why: 'counted' },
        { from: '2026-12-18T15:00:00.000Z', to: '2026-12-21T07:00:00.000Z', why: 'closed' },
        { from: '2026-12-21T07:00:00.000Z', to: '2026-12-21T15:00:00.000Z', why: 'holiday' },
        { from: '2026-12-21T15:00:00.000Z', to: '2026-12-22T07:00:00.000Z', why: 'closed' },
        { from: '2026-12-22T07:00:00.000Z', to: '2026-12-22T08:00:00.000Z', why: 'counted' },
      ]);
      setNow('2026-12-22T08:00:00.001Z');
      expect((await sla(id)).clocks[0]).toMatchObject({ state: 'missed', elapsedS: 7200.001 });
    });

    it('stand while the status pauses them, and go on with what is left', async () => {
      await setPolicy({ pausingStatuses: ['pending'] });
      setNow('2026-12-18T10:00:00.000Z');
      const { id } = await aTicket();
      setNow('2026-12-18T11:00:00.000Z');
      await setStatus(id, 'pending');
      expect((await sla(id)).clocks).toMatchObject([
        { state: 'paused', dueAt: null },
        { state: 'paused', dueAt: null },
      ]);
      setNow('2026-12-19T11:00:00.000Z');
      await setStatus(id, 'on-hold');
      const { clocks } = await sla(id);
      expect(clocks[0]).toMatchObject({
        state: 'running',
        dueAt: '2026-12-19T12:00:00.000Z',
        elapsedS: 3600,
      });
      expect(clocks[0]?.parts.map(({ why }) => why)).toEqual(['counted', 'paused', 'counted']);
    });

    it('stop once when the customer was answered, with an event', async () => {
      await setPolicy();
      setNow('2026-12-18T10:00:00.000Z');
      const { id } = await aTicket();
      setNow('2026-12-18T12:00:00.000Z');
      const { clocks } = await agent.api(markResponded, params(id));
      expect(clocks[0]).toMatchObject({ state: 'met', stoppedBy: 'response', elapsedS: 7200 });
      expect(clocks[1]).toMatchObject({ state: 'running' });
      setNow('2026-12-18T13:00:00.000Z');
      expect((await agent.api(markResponded, params(id))).clocks[0]).toEqual(clocks[0]);
      const { timeline } = await agent.api(readTicket, params(id));
      expect(timeline.filter(({ kind }) => kind === 'responded')).toHaveLength(1);
    });

    it('stop when the ticket is closed, by an edit or as spam: closed without reply', async () => {
      await setPolicy();
      setNow('2026-12-18T10:00:00.000Z');
      const [edited, spam] = [await aTicket(), await aTicket()];
      setNow('2026-12-18T12:00:00.001Z');
      await setStatus(edited.id, 'closed');
      await agent.api(markSpam, params(spam.id));
      for (const { id } of [edited, spam]) {
        expect((await sla(id)).clocks).toMatchObject([
          { kind: 'first-response', state: 'missed', stoppedBy: 'closing' },
          { kind: 'closure', state: 'met', stoppedBy: 'closing' },
        ]);
        expect(await refusalOf(agent.api(markResponded, params(id)))).toMatchObject({
          code: 'ticket_closed',
        });
      }
    });

    it('follow a status that a removed stage leads to', async () => {
      await setPolicy({ pausingStatuses: ['pending'] });
      const pipeline = await admin.api(createPipeline, {
        body: { name: 'Moves', stages: [{ name: 'In' }, { name: 'Wait', setsStatus: 'pending' }] },
      });
      const [from, to] = pipeline.stages.map(({ id }) => id);
      const pipelineId = pipeline.id;
      setNow('2026-12-18T10:00:00.000Z');
      const { id } = await aTicket({ pipelineId });
      const { id: other } = await aTicket();
      await admin.api(removeStage, {
        params: { pipelineId, stageId: assertExists(from, 'the first stage') },
        body: { version: 1, toStageId: assertExists(to, 'the second stage') },
      });
      expect((await sla(id)).clocks[0]).toMatchObject({ state: 'paused' });
      expect((await sla(other)).clocks[0]).toMatchObject({ state: 'running' });
      const goal = await admin.api(createPipeline, {
        body: { name: 'Goal', stages: [{ name: 'Go on', setsStatus: 'open' }] },
      });
      const toStageId = assertExists(goal.stages[0], 'a stage').id;
      const body = { version: 2, isArchived: true, toStageId };
      await admin.api(updatePipeline, { params: { pipelineId }, body });
      expect((await sla(id)).clocks[0]).toMatchObject({ state: 'running' });
    });

    it('start anew on a clone, under the policy of that moment', async () => {
      await setPolicy();
      setNow('2026-12-18T10:00:00.000Z');
      const { id } = await aTicket();
      await setPolicy({ firstResponseS: null, closureS: 60 });
      setNow('2026-12-18T11:00:00.000Z');
      const clone = await agent.api(cloneTicket, { ...params(id), body: {} });
      expect((await sla(clone.id)).clocks).toMatchObject([
        { kind: 'closure', dueAt: '2026-12-18T11:01:00.000Z' },
      ]);
      await setPolicy({ firstResponseS: null, closureS: null });
      expect(await sla((await aTicket()).id)).toEqual({ terms: null, clocks: [] });
    });

    it('keep their deadline whatever is edited afterwards', async () => {
      const [colleague, pipeline] = [
        await companion.addUser('Agent'),
        (await agent.api(listPipelines, {})).items[0],
      ];
      const stageIds =
        pipeline?.stages.filter(({ setsStatus }) => setsStatus === null).map(({ id }) => id) ?? [];
      const edits = fc.oneof(
        fc.record({ policy: fc.record({ closureS: fc.integer({ min: 60, max: 90_000 }) }) }),
        fc.constantFrom(
          { policy: { calendarId: null } },
          { policy: { firstResponseS: null, closureS: null } },
        ),
        fc.constantFrom({ policy: { pausingStatuses: ['pending', 'on-hold'] } }),
        fc.constantFrom<object>({ calendar: { zone: 'Asia/Tokyo' } }, { calendar: { week: {} } }),
        fc.constantFrom<object>({ calendar: { holidays: [{ date: '2026-12-22', name: 'Added later' }] } }),
        fc.constantFrom<object>({ ticket: { ownerId: colleague.id } }, { ticket: { subject: 'Renamed' } }),
        // A stage that sets a status may pause, which is no edit of the deadline but what the policy says.
        fc.constantFrom<object>({ ticket: {} }, ...stageIds.map((stageId) => ({ ticket: { stageId } }))),
        fc.constantFrom<object>({ ticket: { status: 'on-hold' } }, { ticket: { status: 'open' } }),
      ) as fc.Arbitrary<{ policy?: object; calendar?: object; ticket?: object }>;
      await fc.assert(
        fc.asyncProperty(fc.array(edits, { minLength: 1, maxLength: 6 }), async (sequence) => {
          const mine = await aCalendar();
          await setPolicy({ calendarId: mine.id, pausingStatuses: ['pending'] });
          setNow(FRIDAY);
          const { id } = await aTicket();
          const before = await sla(id);
          for (const edit of sequence) {
            if (edit.policy !== undefined) await setPolicy({ calendarId: mine.id, ...edit.policy });
            if (edit.calendar !== undefined) await changeCalendar(mine, edit.calendar);
            if (edit.ticket !== undefined) await changeTicket(id, edit.ticket);
          }
          expect(await sla(id)).toEqual(before);
        }),
        { numRuns: 12 },
      );
    });

    async function changeCalendar({ id }: Calendar, changes: object) {
      const { items } = await admin.api(listCalendars, {});
      const version = items.find((each) => each.id === id)?.version ?? 0;
      await admin.api(updateCalendar, { params: { calendarId: id }, body: { version, ...changes } });
    }

    async function changeTicket(id: TicketId, changes: object) {
      const { version } = await agent.api(readTicket, params(id));
      await admin.api(updateTicket, { ...params(id), body: { version, ...changes } });
    }
  });

  it('lets nobody change terms, not even by SQL', async () => {
    const { db } = companion.database;
    await expect(sql`update sla_terms set terms = '{}'`.execute(db)).rejects.toThrow(/cannot be changed/);
  });
});
