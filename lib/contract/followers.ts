/** Following a ticket: being told of comments and changes without owning it. */
import * as z from 'zod/mini';
import { TicketId } from './ids.ts';
import { defineRoute } from './route.ts';
import { UserSummary } from './users.ts';

const params = z.object({ ticketId: TicketId });

export const followTicket = defineRoute({
  method: 'PUT',
  path: '/api/tickets/:ticketId/following',
  summary: 'Follow a ticket, or stop following it',
  access: 'tickets.read',
  params,
  body: z.strictObject({ isFollowing: z.boolean({ error: 'Say true or false.' }) }),
  response: z.object({ followers: z.array(UserSummary) }),
  errors: ['not_found', 'ticket_closed'],
});

export const listViewers = defineRoute({
  method: 'GET',
  path: '/api/tickets/:ticketId/viewers',
  summary: 'Active users who may see the ticket, by name: those who can be mentioned',
  access: 'tickets.read',
  params,
  response: z.object({ items: z.array(UserSummary) }),
  errors: ['not_found'],
});
