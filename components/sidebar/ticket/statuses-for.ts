import type { TicketStatus } from '#lib/contract/pipelines.ts';
import type { Ticket } from '#lib/contract/tickets.ts';

/** The statuses that the asking user may set, and the one it has. */
export function statusesFor({ status, abilities }: Pick<Ticket, 'status' | 'abilities'>): TicketStatus[] {
  const all: TicketStatus[] = ['open', 'pending', 'on-hold', 'closed'];
  return all.filter((known) => known !== 'closed' || abilities.canClose || status === 'closed');
}
