import fc from 'fast-check';
import { sql, type Expression, type SqlBool } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { assertExists } from '#lib/base/assert.ts';
import type { ChannelId, UserId } from '#lib/contract/ids.ts';
import { PERMISSIONS, type Permission } from '#lib/contract/permissions.ts';
import { deletedVisibleTo, visibleTo } from './visibility.ts';
import type { Db } from './database.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';
import { createTicket } from '#lib/contract/tickets.ts';
import type { Actor } from '#backend/core/permissions.ts';
import { canSeeDeletedTicket, canSeeTicket, type TicketVisibility } from '#backend/core/visibility.ts';

describeOnEngines('visibility', (open) => {
  let companion: TestCompanion;
  let users: UserId[];
  let channelId: ChannelId;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
    const others = await Promise.all([companion.addUser('Agent'), companion.addUser('Agent')]);
    users = [companion.agent.id, companion.admin.id, ...others.map(({ id }) => id)];
    for (const creator of [companion.agent, companion.admin]) {
      for (const ownerId of [...users, null])
        await creator.api(createTicket, { body: { subject: 'x', ownerId } });
    }
    const { db } = companion.database;
    const some = (await db.selectFrom('ticket').select('id').orderBy('number').execute()).map(({ id }) => id);
    const hidden = { deleted: some.filter((_, index) => index % 3 === 0), withdrawn: some.slice(0, 2) };
    await db
      .updateTable('ticket')
      .set({ deleted_at: new Date() })
      .where('id', 'in', hidden.deleted)
      .execute();
    await db
      .updateTable('ticket')
      .set({ withdrawn_at: new Date() })
      .where('id', 'in', hidden.withdrawn)
      .execute();
    const channels = await db
      .insertInto('channel')
      .values([
        { name: 'For some', visibility: 'chosen', pipeline_id: null, changed_by: null },
        { name: 'For all', pipeline_id: null, changed_by: null },
      ])
      .returning('id')
      .execute();
    for (const [index, { id }] of channels.entries()) {
      const its = some.filter((_, place) => place % 4 === index);
      await db.updateTable('ticket').set({ channel_id: id }).where('id', 'in', its).execute();
    }
    channelId = assertExists(channels[0]?.id, 'the channel for some');
  });
  afterAll(() => companion.close());

  it('is the same in the pure function and in the SQL predicate', async () => {
    const { db } = companion.database;
    const tickets = await db
      .selectFrom('ticket')
      .select([
        'id',
        'owner_id as ownerId',
        'created_by as createdBy',
        sql<boolean>`withdrawn_at is not null`.as('isWithdrawn'),
        sql<boolean>`deleted_at is not null`.as('isDeleted'),
        'channel_id as channelId',
      ])
      .execute();
    const actors = fc.record({
      user: fc.nat({ max: 3 }),
      permissions: fc.uniqueArray(
        fc.constantFrom<Permission>('tickets.read', 'tickets.read-all', 'messages.read', 'tickets.delete'),
      ),
      visibility: fc.constantFrom<TicketVisibility>('public', 'private', 'private-but-chosen'),
      chosenBy: fc.constantFrom('user' as const, 'team' as const),
      shownBy: fc.constantFrom('user' as const, 'team' as const, null),
    });
    await fc.assert(
      fc.asyncProperty(actors, async ({ user, permissions, visibility, chosenBy, shownBy }) => {
        const actor = actorOf(users[user] as UserId, permissions);
        await set(db, visibility, { userId: actor.userId, chosenBy });
        const viewers = await showChannel(db, { channelId, userId: actor.userId, shownBy });
        const seen = tickets.map((ticket) => ({
          ...ticket,
          onlyFor: ticket.channelId === channelId ? viewers : null,
        }));
        const expected = seen.filter((ticket) => canSeeTicket(actor, ticket, visibility)).map(({ id }) => id);
        expect((await visibleIds(db, visibleTo(actor))).toSorted()).toEqual(expected.toSorted());
        const hiddenChannels = shownBy === null ? [channelId] : [];
        const asked = { ...actor, isShownAllTickets: visibility !== 'private', hiddenChannels };
        expect((await visibleIds(db, visibleTo(asked))).toSorted()).toEqual(expected.toSorted());
        const deleted = seen
          .filter((ticket) => canSeeDeletedTicket(actor, ticket, visibility))
          .map(({ id }) => id);
        expect((await visibleIds(db, deletedVisibleTo(actor))).toSorted()).toEqual(deleted.toSorted());
      }),
      { numRuns: 60 },
    );
    await db.updateTable('workspace').set({ ticket_visibility: 'public' }).execute();
  });
});

/** Chooses the user, alone or by a team, where that is what the visibility says; somebody else is chosen always. */
async function set(
  db: Db,
  visibility: TicketVisibility,
  { userId, chosenBy }: { userId: UserId; chosenBy: 'user' | 'team' },
): Promise<void> {
  const setting = visibility === 'public' ? 'public' : 'private';
  await db.updateTable('workspace').set({ ticket_visibility: setting }).execute();
  await db.deleteFrom('ticket_viewer').execute();
  await db.deleteFrom('team').execute();
  const teams = await db
    .insertInto('team')
    .values([{ name: 'Chosen' }, { name: 'Not chosen' }])
    .returning('id')
    .execute();
  const [chosen, other] = teams.map(({ id }) => id);
  if (chosen === undefined || other === undefined) throw new Error('Expected two teams');
  await db.insertInto('ticket_viewer').values({ user_id: null, team_id: chosen }).execute();
  const isChosen = visibility === 'private-but-chosen';
  const team = isChosen && chosenBy === 'team' ? chosen : other;
  await db.insertInto('team_member').values({ team_id: team, user_id: userId }).execute();
  if (isChosen && chosenBy === 'user')
    await db.insertInto('ticket_viewer').values({ user_id: userId, team_id: null }).execute();
}

/** Shows the channel's tickets to the user, alone or by a team, or to nobody. */
async function showChannel(
  db: Db,
  { channelId, userId, shownBy }: { channelId: ChannelId; userId: UserId; shownBy: 'user' | 'team' | null },
): Promise<UserId[]> {
  await db.deleteFrom('channel_viewer').execute();
  if (shownBy === null) return [];
  if (shownBy === 'user') {
    await db
      .insertInto('channel_viewer')
      .values({ channel_id: channelId, user_id: userId, team_id: null })
      .execute();
    return [userId];
  }
  const { id } = await db
    .insertInto('team')
    .values({ name: 'Shown' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.insertInto('team_member').values({ team_id: id, user_id: userId }).execute();
  await db
    .insertInto('channel_viewer')
    .values({ channel_id: channelId, user_id: null, team_id: id })
    .execute();
  return [userId];
}

function actorOf(userId: UserId, permissions: Permission[]): Actor {
  expect(PERMISSIONS).toEqual(expect.arrayContaining(permissions));
  return {
    userId,
    user: { id: userId, name: '', email: '' },
    profile: '',
    permissions: new Set(permissions),
  };
}

async function visibleIds(db: Db, predicate: Expression<SqlBool>): Promise<string[]> {
  const rows = await db.selectFrom('ticket').where(predicate).select('ticket.id').execute();
  return rows.map(({ id }) => id);
}
