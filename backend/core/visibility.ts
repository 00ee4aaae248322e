/**
 * Who may see a ticket. `data/visibility` says the same as an SQL predicate, and a property test holds the two together.
 */
import type { UserId } from '#lib/contract/ids.ts';
import { isPermitted, type Actor } from './permissions.ts';

/** The Ticket module's setting as it is for one actor. */
export type TicketVisibility = 'public' | 'private' | 'private-but-chosen';

/**
 * True when the actor may see the ticket: not withdrawn, read at all, and public, or own, or created, or chosen (alone or by a
 * team), or read-all.
 */
export function canSeeTicket(
  actor: Actor,
  ticket: { ownerId: UserId | null; createdBy: UserId | null; isWithdrawn: boolean },
  visibility: TicketVisibility,
): boolean {
  if (ticket.isWithdrawn || !isPermitted(actor, 'tickets.read')) return false;
  if (visibility !== 'private' || isPermitted(actor, 'tickets.read-all')) return true;
  return ticket.ownerId === actor.userId || ticket.createdBy === actor.userId;
}
