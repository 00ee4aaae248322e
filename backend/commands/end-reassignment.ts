/** Ends a reassignment, and tells the admins of what stays. */
import type { ReassignmentId } from '#lib/contract/ids.ts';
import { dealOut } from '#backend/core/reassignment.ts';
import type { Database } from '#backend/data/database.ts';
import { insertNotices } from '#backend/data/notifications.ts';
import {
  finishReassignment,
  holdReassignment,
  listAdminIds,
  listOpenTickets,
  listTakers,
} from '#backend/data/reassignments.ts';

type Ending = { id: ReassignmentId; runner: string; at: Date };

/** One notice an admin, on the oldest ticket that stays; it says how many there are. */
export function endReassignment(database: Database, { id, runner, at }: Ending): Promise<void> {
  return database.transaction(async (tx) => {
    const held = await holdReassignment(tx, { id, runner, until: at });
    if (held === null) return;
    const { user } = held;
    const left = await listOpenTickets(tx, user.id);
    const { why } = dealOut(left, await listTakers(tx, user.id));
    await finishReassignment(tx, id, { stays: left.length, why, at });
    const [oldest] = left;
    if (oldest === undefined) return;
    const text = String(left.length);
    const admins = (await listAdminIds(tx)).filter((userId) => userId !== user.id);
    await insertNotices(
      tx,
      { ticketId: oldest.id, actorId: user.id, at, dueAt: at },
      admins.map((userId) => ({ userId, kind: 'not-reassigned', text })),
    );
  });
}
