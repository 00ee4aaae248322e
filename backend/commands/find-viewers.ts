import type { UserId } from '#lib/contract/ids.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import { canSeeTicket } from '#backend/core/visibility.ts';
import type { Db } from '#backend/data/database.ts';
import { listActors } from '#backend/data/users.ts';

/** Active users who may see the ticket, by name. */
export async function findViewers(
  db: Db,
  ticket: { ownerId: UserId | null; createdBy: UserId | null },
): Promise<UserSummary[]> {
  const actors = await listActors(db);
  return actors
    .filter((actor) =>
      canSeeTicket(actor, { ...ticket, isWithdrawn: false, isDeleted: false }, actor.visibility),
    )
    .map(({ user }) => user);
}
