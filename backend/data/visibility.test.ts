import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { UserId } from '#lib/contract/ids.ts';
import { PERMISSIONS, type Permission } from '#lib/contract/permissions.ts';
import { visibleTo } from './visibility.ts';
import type { Db } from './database.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';
import { createTicket } from '#lib/contract/tickets.ts';
import type { Actor } from '#backend/core/permissions.ts';
import { canSeeTicket, type TicketVisibility } from '#backend/core/visibility.ts';

describeOnEngines('visibility', (open) => {
  let companion: TestCompanion;
  let users: UserId[];
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
    const others = await Promise.all([companion.addUser('Agent'), companion.addUser('Agent')]);
    users = [companion.agent.id, companion.admin.id, ...others.map(({ id }) => id)];
    for (const creator of [companion.agent, companion.admin]) {
      for (const ownerId of [...users, null])
        await creator.api(createTicket, { body: { subject: 'x', ownerId } });
    }
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
      ])
      .execute();
    const actors = fc.record({
      user: fc.nat({ max: 3 }),
      permissions: fc.uniqueArray(
        fc.constantFrom<Permission>('tickets.read', 'tickets.read-all', 'messages.read', 'tickets.update'),
      ),
      visibility: fc.constantFrom<TicketVisibility>('public', 'private'),
    });
    await fc.assert(
      fc.asyncProperty(actors, async ({ user, permissions, visibility }) => {
        const actor = actorOf(users[user] as UserId, permissions);
        await db.updateTable('workspace').set({ ticket_visibility: visibility }).execute();
        const expected = tickets
          .filter((ticket) => canSeeTicket(actor, ticket, visibility))
          .map(({ id }) => id);
        expect((await visibleIds(db, actor)).toSorted()).toEqual(expected.toSorted());
      }),
      { numRuns: 60 },
    );
    await db.updateTable('workspace').set({ ticket_visibility: 'public' }).execute();
  });
});

function actorOf(userId: UserId, permissions: Permission[]): Actor {
  expect(PERMISSIONS).toEqual(expect.arrayContaining(permissions));
  return {
    userId,
    user: { id: userId, name: '', email: '' },
    profile: '',
    permissions: new Set(permissions),
  };
}

async function visibleIds(db: Db, actor: Actor): Promise<string[]> {
  const rows = await db.selectFrom('ticket').where(visibleTo(actor)).select('ticket.id').execute();
  return rows.map(({ id }) => id);
}
