import type { UserId } from '#lib/contract/ids.ts';
import type { ReassignmentPreview } from '#lib/contract/reassignments.ts';
import { dealOut } from '#backend/core/reassignment.ts';
import type { Db } from '#backend/data/database.ts';
import { listOpenTickets, listTakers } from '#backend/data/reassignments.ts';

/** Where the user's open tickets would go now. */
export async function previewReassignment(db: Db, userId: UserId): Promise<ReassignmentPreview> {
  const tickets = await listOpenTickets(db, userId);
  const takers = await listTakers(db, userId);
  const { moves, stays, why } = dealOut(tickets, takers);
  const counts = takers.map(({ user, userId: id }) => ({
    user,
    count: moves.filter(({ to }) => to === id).length,
  }));
  return {
    tickets: tickets.length,
    takers: counts.filter(({ count }) => count > 0).toSorted((one, other) => other.count - one.count),
    stays: stays.length,
    why,
  };
}
