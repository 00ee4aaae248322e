/** New tickets made from another one: a clone, and the follow-up that goes on with a closed one. */
import * as z from 'zod/mini';
import { FieldValues } from './fields.ts';
import { TicketId } from './ids.ts';
import { defineRoute } from './route.ts';
import { Ticket } from './tickets.ts';

const TicketParams = z.object({ ticketId: TicketId });

/** Values instead of those copied, such as for a field that became mandatory since. */
const CopyBody = z.strictObject({ fields: z._default(FieldValues, {}) });

export const cloneTicket = defineRoute({
  method: 'POST',
  path: '/api/tickets/:ticketId/clones',
  summary:
    'Clone a ticket: subject, description, fields, associations, owner, first stage of its pipeline; not its conversation',
  access: 'tickets.create',
  params: TicketParams,
  body: CopyBody,
  response: Ticket,
  status: 201,
  errors: ['not_found', 'field_missing', 'idempotency_key_reused'],
  idempotent: true,
});

export const createFollowUp = defineRoute({
  method: 'POST',
  path: '/api/tickets/:ticketId/follow-ups',
  summary: 'Go on with a closed ticket in a new one that is linked to it',
  access: 'tickets.create',
  params: TicketParams,
  body: CopyBody,
  response: Ticket,
  status: 201,
  errors: ['not_found', 'ticket_not_closed', 'field_missing', 'idempotency_key_reused'],
  idempotent: true,
});
