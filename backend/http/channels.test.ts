/** Channels as settings, with SLA policies of their own. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCalendar, deleteCalendar } from '#lib/contract/calendars.ts';
import { listChannels, updateChannel } from '#lib/contract/channels.ts';
import type { ConversationId } from '#lib/contract/ids.ts';
import { deactivateMember, listMembers } from '#lib/contract/members.ts';
import { createPipeline } from '#lib/contract/pipelines.ts';
import { createTicket } from '#lib/contract/tickets.ts';
import { openChannelDesk, OWN_POLICY as OWN, type ChannelDesk } from '#backend/testing/channel-desk.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion, type TestUser } from '#backend/testing/test-companion.ts';

const CREATED = '2026-12-18T10:00:00.000Z';

describeOnEngines('channels', (open) => {
  let companion: TestCompanion;
  let admin: TestUser;
  let agent: TestUser;
  let desk: ChannelDesk;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
    ({ admin, agent } = companion);
    desk = await openChannelDesk(companion);
  });
  beforeEach(() => desk.setNow(CREATED));
  afterAll(() => companion.close());

  describe('as settings', () => {
    it('are added, listed by name and changed, each under its version', async () => {
      const channel = await desk.aChannel({ name: 'Aisle chat' });
      expect(channel).toMatchObject({ kind: 'api', slaType: 'global', visibility: 'all', isEnabled: true });
      const changed = await desk.change(channel, { isEnabled: false, slaType: 'individual', policy: OWN });
      expect(changed).toMatchObject({ isEnabled: false, policy: { ...OWN, levels: [] }, version: 2 });
      expect((await admin.api(listChannels, {})).items).toContainEqual(changed);
      const at = { params: { channelId: channel.id } };
      const stale = admin.api(updateChannel, { ...at, body: { version: 1, name: 'x' } });
      expect(await refusalOf(stale)).toMatchObject({ code: 'stale_version' });
      const taken = { code: 'already_exists', fields: ['name'] };
      expect(await refusalOf(desk.aChannel({ name: 'AISLE chat' }))).toMatchObject(taken);
      expect(await refusalOf(desk.change(await desk.aChannel(), { name: 'Aisle chat' }))).toMatchObject(
        taken,
      );
    });

    it('are refused for a pipeline, people and a calendar that cannot be used, and leave nothing behind', async () => {
      const name = `Refused ${randomUUID()}`;
      const fields = async (more: object) => (await refusalOf(desk.aChannel({ name, ...more }))).fields;
      expect(await fields({ pipelineId: admin.id })).toEqual(['pipelineId']);
      expect(await fields({ userIds: [randomUUID()] })).toEqual(['userIds']);
      expect(await fields({ teamIds: [randomUUID()] })).toEqual(['teamIds']);
      expect(await fields({ policy: { ...OWN, calendarId: admin.id } })).toEqual(['policy.calendarId']);
      expect((await admin.api(listChannels, {})).items.map((channel) => channel.name)).not.toContain(name);
    });

    it('keep a calendar of their policy from being deleted', async () => {
      const body = { name: `Hours ${randomUUID()}`, zone: 'UTC', week: {} };
      const calendar = await admin.api(createCalendar, { body });
      await desk.aChannel({ policy: { ...OWN, calendarId: calendar.id } });
      const removal = admin.api(deleteCalendar, { params: { calendarId: calendar.id } });
      expect(await refusalOf(removal)).toMatchObject({ code: 'in_use' });
    });
  });

  describe('their policies', () => {
    it('tell only active people who see all their tickets, at every level', async () => {
      const colleague = await companion.addUser('Agent');
      const levels = [
        { afterS: 600, notifyUserId: admin.id },
        { afterS: 60, notifyUserId: colleague.id },
      ];
      const policy = { ...OWN, notifyUserId: colleague.id, warningShare: 0.75, levels };
      const channel = await desk.aChannel({ slaType: 'individual', policy });
      expect(channel.policy).toMatchObject({ warningShare: 0.75, levels: levels.toReversed() });
      const hidden = await refusalOf(desk.change(channel, { visibility: 'chosen', userIds: [agent.id] }));
      expect(hidden).toMatchObject({
        code: 'unusable_reference',
        fields: ['policy.notifyUserId', 'policy.levels.0.notifyUserId'],
      });
      await desk.change(channel, { visibility: 'chosen', userIds: [colleague.id] });
      const member = (await admin.api(listMembers, {})).items.find(({ user }) => user.id === colleague.id);
      const params = { userId: colleague.id };
      await admin.api(deactivateMember, { params, body: { version: member?.version ?? 0, ticketsTo: null } });
      expect(await refusalOf(desk.change(channel, { policy }))).toMatchObject({ code: 'unusable_reference' });
      expect(await desk.change(channel, { isEnabled: false })).toMatchObject({ isEnabled: false });
    });

    it('are the global one’s too where the channel has none: whom that tells has to see the channel', async () => {
      await desk.setGlobal({ notifyUserId: agent.id });
      const hidden = desk.aChannel({ visibility: 'chosen' });
      expect(await refusalOf(hidden)).toMatchObject({ fields: ['userIds'] });
      await desk.aChannel({ visibility: 'chosen', userIds: [agent.id] });
      const other = await companion.addUser('Agent');
      expect(await refusalOf(desk.setGlobal({ notifyUserId: other.id }))).toMatchObject({
        fields: ['notifyUserId'],
      });
      await desk.setGlobal({ notifyUserId: null });
    });

    it('hold for tickets of the channel; the global one for all others, manual ones and those of global channels', async () => {
      const own = await desk.post((await desk.anIndividual()).id);
      const shared = await desk.post((await desk.aChannel({ policy: OWN })).id);
      const none = await desk.post((await desk.aChannel({ slaType: 'individual' })).id);
      const manual = await agent.api(createTicket, { body: { subject: 'By hand' } });
      const due = async (id: ConversationId) => desk.dueOf((await desk.ticketOf(id)).id);
      expect(await due(own.id)).toEqual(['2026-12-18T10:15:00.000Z', '2026-12-18T11:00:00.000Z']);
      const global = ['2026-12-18T12:00:00.000Z', '2026-12-18T20:00:00.000Z'];
      expect(await due(shared.id)).toEqual(global);
      expect(await desk.dueOf(manual.id)).toEqual(global);
      expect(await due(none.id)).toEqual([]);
    });

    it('leave tickets alone that there are, whatever is edited afterwards', async () => {
      const body = { name: 'Other', stages: [{ name: 'First' }, { name: 'Second' }] };
      const other = await admin.api(createPipeline, { body });
      const [first, second] = other.stages.map(({ id }) => id);
      const colleague = await companion.addUser('Agent');
      const seconds = fc.integer({ min: 60, max: 90_000 });
      const policy = fc.record({ firstResponseS: fc.option(seconds), closureS: fc.option(seconds) });
      const edits = fc.oneof(
        fc.record({ global: policy }),
        fc.record({ channel: fc.record({ policy }) }),
        fc.constantFrom(
          { channel: { slaType: 'global' } },
          { channel: { isEnabled: false } },
          { channel: { pipelineId: other.id, visibility: 'chosen', userIds: [colleague.id] } },
          { calendar: { zone: 'Asia/Tokyo' } },
          { calendar: { week: {} } },
          { calendar: { holidays: [{ date: '2026-12-18', name: 'Closed' }] } },
          { ticket: { ownerId: null } },
          { ticket: { pipelineId: other.id, stageId: first } },
          { ticket: { pipelineId: other.id, stageId: second } },
          { pipeline: { name: `Pipeline ${randomUUID()}` } },
        ),
      ) as fc.Arbitrary<
        Record<'global' | 'channel' | 'calendar' | 'ticket' | 'pipeline', object | undefined>
      >;
      await fc.assert(
        fc.asyncProperty(fc.array(edits, { minLength: 1, maxLength: 6 }), async (sequence) => {
          const week = { fri: [['08:00', '16:00']] as [string, string][] };
          const hours = { name: `Hours ${randomUUID()}`, zone: 'Europe/Oslo', week };
          const calendarId = (await admin.api(createCalendar, { body: hours })).id;
          await desk.setGlobal({ calendarId, firstResponseS: 7200, closureS: 36_000 });
          const channel = await desk.aChannel({ slaType: 'individual', policy: { ...OWN, calendarId } });
          const tickets = [
            (await desk.ticketOf((await desk.post(channel.id)).id)).id,
            (await agent.api(createTicket, { body: { subject: 'By hand' } })).id,
          ];
          const before = await Promise.all(tickets.map(desk.sla));
          expect(before.map(({ clocks }) => clocks.length)).toEqual([2, 2]);
          for (const edit of sequence) {
            if (edit.global) await desk.setGlobal({ calendarId, ...edit.global });
            if (edit.channel) await desk.change(channel, edit.channel);
            if (edit.calendar) await desk.changeCalendar(calendarId, edit.calendar);
            if (edit.pipeline) await desk.changePipeline(other.id, edit.pipeline);
            if (edit.ticket) for (const id of tickets) await desk.changeTicket(id, edit.ticket);
          }
          expect(await Promise.all(tickets.map(desk.sla))).toEqual(before);
        }),
        { numRuns: 10 },
      );
      await desk.setGlobal({});
    }, 120_000);
  });
});
