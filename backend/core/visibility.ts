/**
 * Who may see a ticket. `data/visibility` says the same as an SQL predicate, and a property test holds the two together.
 */
import type { UserId } from '#lib/contract/ids.ts';
import { isPermitted, type Actor } from './permissions.ts';

export type TicketVisibility = 'public' | 'private';

/** True when the actor may see the ticket: not withdrawn, read at all, and public, or own, or created, or read-all. */
export function canSeeTicket(
  actor: Actor,
  ticket: { ownerId: UserId | null; createdBy: UserId | null; isWithdrawn: boolean },
  visibility: TicketVisibility,
): boolean {
  if (ticket.isWithdrawn || !isPermitted(actor, 'tickets.read')) return false;
  if (visibility === 'public' || isPermitted(actor, 'tickets.read-all')) return true;
  return ticket.ownerId === actor.userId || ticket.createdBy === actor.userId;
}
