/**
 * Sessions of a conversation: when one is over, and what a customer's message in one means for tickets (design of the domain, 5.5 and
 * 5.11; ADR 22 decides the edges).
 */
import type { ConversationStarter, SessionEnd, SessionVerdict } from '#lib/contract/conversations.ts';
import type { TicketStatus } from '#lib/contract/pipelines.ts';

/** A session's or a conversation's ticket; one that was merged stands for the ticket it was merged into. */
export type SessionTicket = { status: TicketStatus; closedAt: Date | null; isSpam: boolean };

export type Session = {
  startedBy: ConversationStarter;
  lastMessageAt: Date;
  verdict: SessionVerdict;
  /** Null also for one that was deleted or taken back. */
  ticket: SessionTicket | null;
};

const HOUR_MS = 60 * 60 * 1000;

/**
 * When and why the session ended, or null while it goes on. Its ticket's end is its end; without a ticket it ends when nothing came for
 * the idle hours. An open ticket keeps it, so that a late answer finds its ticket.
 */
export function endOfSession(
  session: Pick<Session, 'lastMessageAt' | 'ticket'>,
  { now, idleHours }: { now: Date; idleHours: number },
): { atMs: number; by: SessionEnd } | null {
  const { ticket, lastMessageAt } = session;
  if (ticket?.status === 'closed')
    return { atMs: (ticket.closedAt ?? lastMessageAt).getTime(), by: 'ticket-closed' };
  if (ticket !== null) return null;
  const atMs = lastMessageAt.getTime() + idleHours * HOUR_MS;
  return atMs <= now.getTime() ? { atMs, by: 'idle' } : null;
}

/** What is known when a customer's message has come into a session without an open ticket. */
export type Occasion = {
  session: Pick<Session, 'startedBy' | 'verdict'>;
  /** The newest ticket of the conversation; null when it has none. */
  latest: SessionTicket | null;
  /** The switch at Settings > Customisation > Conversation. */
  createsTickets: boolean;
};

/**
 * Whether the session gets a ticket, and why or why not. An open ticket that somebody linked is its ticket. After a closed one a
 * follow-up goes on, whatever the switch says: the customer answered a ticket, and that answer must not lie unseen.
 */
export function decideSessionTicket({ session, latest, createsTickets }: Occasion): SessionVerdict {
  if (session.startedBy !== 'customer') return 'not-by-customer';
  // Its own ticket was deleted: a person wanted none.
  if (session.verdict === 'created' || session.verdict === 'follow-up') return session.verdict;
  if (latest?.isSpam === true) return 'spam';
  if (latest !== null) return latest.status === 'closed' ? 'follow-up' : 'has-ticket';
  return createsTickets ? 'created' : 'switched-off';
}

/** What a session's verdict is before a customer has written in it. */
export function firstVerdict(startedBy: ConversationStarter): SessionVerdict {
  return startedBy === 'customer' ? 'no-customer-message' : 'not-by-customer';
}
