/** To whom the open tickets of somebody who is away go: to available teammates with the fewest open ones (DESIGN of the domain, 5.12). */
import type { TicketId, UserId } from '#lib/contract/ids.ts';
import type { StayReason } from '#lib/contract/reassignments.ts';
import { isPermitted, type Actor } from './permissions.ts';
import { canSeeTicket, type SeenTicket, type TicketVisibility } from './visibility.ts';

/** A colleague who is available. */
export type Taker = Actor & {
  visibility: TicketVisibility;
  /** Tickets of this owner that are not closed. */
  open: number;
};

/** An open ticket of whoever is away. */
export type GivenTicket = { id: TicketId } & Pick<SeenTicket, 'ownerId' | 'createdBy' | 'onlyFor'>;

export type Dealt = {
  moves: { ticketId: TicketId; to: UserId }[];
  stays: TicketId[];
  /** Null where none stays. */
  why: StayReason | null;
};

/** True when the colleague could work on tickets at all. */
export function canTakeTickets(actor: Actor): boolean {
  return isPermitted(actor, 'tickets.read') && isPermitted(actor, 'tickets.update');
}

/**
 * Each ticket goes to the one with the fewest open tickets among those who may see it already; of several, to the first. What
 * nobody may see stays: owning a ticket would show it to somebody it was hidden from.
 */
export function dealOut(tickets: readonly GivenTicket[], takers: readonly Taker[]): Dealt {
  const able = takers.filter(canTakeTickets);
  const open = new Map(able.map(({ userId, open: count }) => [userId, count]));
  const moves: Dealt['moves'] = [];
  const stays: TicketId[] = [];
  for (const ticket of tickets) {
    const to = findFewest(ticket, able, open);
    if (to === null) {
      stays.push(ticket.id);
    } else {
      open.set(to, (open.get(to) ?? 0) + 1);
      moves.push({ ticketId: ticket.id, to });
    }
  }
  return { moves, stays, why: stays.length === 0 ? null : whyFor(able) };
}

function findFewest(
  ticket: GivenTicket,
  takers: readonly Taker[],
  open: ReadonlyMap<UserId, number>,
): UserId | null {
  let fewest: { userId: UserId; count: number } | null = null;
  for (const taker of takers) {
    const count = open.get(taker.userId) ?? 0;
    if (fewest !== null && count >= fewest.count) continue;
    const seen = { ...ticket, isWithdrawn: false, isDeleted: false };
    if (canSeeTicket(taker, seen, taker.visibility)) fewest = { userId: taker.userId, count };
  }
  return fewest?.userId ?? null;
}

function whyFor(able: readonly Taker[]): StayReason {
  return able.length === 0 ? 'nobody-available' : 'nobody-may-see';
}
