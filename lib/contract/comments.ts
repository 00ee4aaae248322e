/** Comments on tickets, which the team sees and customers never do. */
import * as z from 'zod/mini';
import { CommentId, TicketId, UserId } from './ids.ts';
import { defineRoute } from './route.ts';
import { UserSummary } from './users.ts';
import { Instant, line } from './values.ts';

export const TicketComment = z.object({
  id: CommentId,
  author: UserSummary,
  text: z.string(),
  /** Colleagues that the text names as `@name`, and who were told. */
  mentions: z.array(UserSummary),
  createdAt: Instant,
});
export type TicketComment = z.infer<typeof TicketComment>;

export const createComment = defineRoute({
  method: 'POST',
  path: '/api/tickets/:ticketId/comments',
  summary: 'Comment on a ticket that is not closed; seen by the team only',
  access: 'tickets.update',
  params: z.object({ ticketId: TicketId }),
  body: z.strictObject({
    text: line(20_000),
    /** Who is told; each must be able to see the ticket. */
    mentions: z._default(z.array(UserId).check(z.maxLength(50)), []),
  }),
  response: TicketComment,
  status: 201,
  errors: ['not_found', 'ticket_closed', 'unusable_reference', 'idempotency_key_reused'],
  idempotent: true,
});
