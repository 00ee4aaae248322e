/** Moves some of the open tickets of somebody who is away: one transaction, so that a killed process has moved all of them or none. */
import type { ReassignmentId, TicketId } from '#lib/contract/ids.ts';
import { dealOut } from '#backend/core/reassignment.ts';
import type { Database } from '#backend/data/database.ts';
import { moveTickets } from '#backend/data/hand-over.ts';
import { holdReassignment, listTakers, lockOpenTickets, noteMoves } from '#backend/data/reassignments.ts';

type Batch = {
  id: ReassignmentId;
  /** Which process asks; another one may have taken the reassignment meanwhile. */
  runner: string;
  at: Date;
  leasedUntil: Date;
  tickets: readonly TicketId[];
};

/** False when the reassignment was stopped meanwhile, or is another process's. */
export function runReassignmentBatch(database: Database, batch: Batch): Promise<boolean> {
  const { id, runner, at, leasedUntil } = batch;
  return database.transaction(async (tx) => {
    const held = await holdReassignment(tx, { id, runner, until: leasedUntil });
    if (held === null) return false;
    const { user, statusName } = held;
    const tickets = await lockOpenTickets(tx, user.id, batch.tickets);
    const { moves } = dealOut(tickets, await listTakers(tx, user.id));
    if (moves.length === 0) return true;
    const reason = `${user.name} chose ${statusName}`;
    await moveTickets(tx, { from: user, actorId: user.id, at, reason, moves });
    await noteMoves(
      tx,
      id,
      moves.map(({ to }) => to),
    );
    return true;
  });
}
