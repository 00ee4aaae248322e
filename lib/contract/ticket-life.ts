/** What becomes of a ticket beside being closed: deleted and restored, merged into another, marked as spam. */
import * as z from 'zod/mini';
import { TicketId } from './ids.ts';
import { defineRoute } from './route.ts';
import { Ticket } from './tickets.ts';
import { TicketSummary } from './tickets-summary.ts';
import { UserSummary } from './users.ts';
import { Cursor, Instant, page } from './values.ts';

const params = z.object({ ticketId: TicketId });

export const deleteTicket = defineRoute({
  method: 'DELETE',
  path: '/api/tickets/:ticketId',
  summary: 'Delete a ticket; it vanishes everywhere and can be restored',
  access: 'tickets.delete',
  params,
  errors: ['not_found'],
});

/** A deleted ticket as the list of these shows it. */
export const DeletedTicket = z.extend(TicketSummary, {
  deletedAt: Instant,
  /** Null for somebody who is no user any more. */
  deletedBy: z.nullable(UserSummary),
});
export type DeletedTicket = z.infer<typeof DeletedTicket>;

export const listDeletedTickets = defineRoute({
  method: 'GET',
  path: '/api/deleted-tickets',
  summary: 'Deleted tickets that the caller could see before, latest deleted first',
  access: 'tickets.delete',
  query: z.strictObject({
    cursor: z.optional(Cursor),
    limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 50),
  }),
  response: page(DeletedTicket),
  errors: [],
});

export const restoreTicket = defineRoute({
  method: 'POST',
  path: '/api/deleted-tickets/:ticketId/restoration',
  summary: 'Restore a deleted ticket as it was',
  access: 'tickets.delete',
  params,
  response: Ticket,
  errors: ['not_found'],
});

export const mergeTicket = defineRoute({
  method: 'POST',
  path: '/api/tickets/:ticketId/merge',
  summary: 'Close a duplicate in favour of another ticket, which gets its conversations and what it lacks',
  access: 'tickets.update',
  params,
  body: z.strictObject({ intoId: TicketId }),
  /** The ticket that goes on. */
  response: Ticket,
  errors: ['not_found', 'ticket_closed', 'unusable_reference'],
});

export const markSpam = defineRoute({
  method: 'POST',
  path: '/api/tickets/:ticketId/spam',
  summary: 'Close a ticket as spam',
  access: 'tickets.update',
  params,
  response: Ticket,
  errors: ['not_found', 'ticket_closed'],
});
