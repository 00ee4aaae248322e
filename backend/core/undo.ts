/** When a create can still be undone. */
import { UNDO_S } from '#lib/contract/tickets.ts';
import type { UserId } from '#lib/contract/ids.ts';

/** The button may be pressed in its last second, and the way to the server takes time. */
const GRACE_S = 5;

/** After this many milliseconds a create can surely not be undone any more, and others may be told of it. */
export const UNDONE_NO_MORE_MS = (UNDO_S + GRACE_S) * 1000;

/** True for the creator, within the time, while nobody has changed the ticket. `now` is the server's clock. */
export function canUndoCreate(
  ticket: { createdBy: UserId | null; createdAt: Date; version: number },
  actorId: UserId,
  now: Date,
): boolean {
  const ageS = (now.getTime() - ticket.createdAt.getTime()) / 1000;
  return ticket.createdBy === actorId && ticket.version === 1 && ageS <= UNDO_S + GRACE_S;
}
