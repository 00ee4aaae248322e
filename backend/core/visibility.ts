/**
 * Who may see a ticket. `data/visibility` says the same as an SQL predicate, and a property test holds the two together.
 */
import type { UserId } from '#lib/contract/ids.ts';
import { isPermitted, type Actor } from './permissions.ts';

/** The Ticket module's setting as it is for one actor. */
export type TicketVisibility = 'public' | 'private' | 'private-but-chosen';

/** What of a ticket decides who sees it. */
export type SeenTicket = {
  ownerId: UserId | null;
  createdBy: UserId | null;
  isWithdrawn: boolean;
  isDeleted: boolean;
  /** To whom alone its channel shows it, besides those who read all; null for everybody. */
  onlyFor: readonly UserId[] | null;
};

/**
 * True when the actor may see the ticket: neither withdrawn nor deleted, read at all, and read-all, or shown by its channel and public, or own,
 * or created, or chosen (alone or by a team).
 */
export function canSeeTicket(actor: Actor, ticket: SeenTicket, visibility: TicketVisibility): boolean {
  if (ticket.isWithdrawn || ticket.isDeleted || !isPermitted(actor, 'tickets.read')) return false;
  if (!canSeeChannel(actor, ticket.onlyFor)) return false;
  if (isPermitted(actor, 'tickets.read-all')) return true;
  if (visibility !== 'private') return true;
  return ticket.ownerId === actor.userId || ticket.createdBy === actor.userId;
}

/** True when the actor may see what comes by a channel: by none, by one for everybody, as one of those chosen, or as one who reads all. */
export function canSeeChannel(actor: Actor, onlyFor: readonly UserId[] | null): boolean {
  return onlyFor === null || onlyFor.includes(actor.userId) || isPermitted(actor, 'tickets.read-all');
}

/** True when the actor may read a conversation on a channel that is shown to `onlyFor` alone (null: to everybody). */
export function canSeeConversation(actor: Actor, onlyFor: readonly UserId[] | null): boolean {
  return isPermitted(actor, 'messages.read') && canSeeChannel(actor, onlyFor);
}

/** True when the actor may see the ticket among the deleted ones: could see it before, and may delete and restore. */
export function canSeeDeletedTicket(actor: Actor, ticket: SeenTicket, visibility: TicketVisibility): boolean {
  if (!ticket.isDeleted || !isPermitted(actor, 'tickets.delete')) return false;
  return canSeeTicket(actor, { ...ticket, isDeleted: false }, visibility);
}
