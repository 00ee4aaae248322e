/** Files with a ticket: kept by the companion, seen by those who see the ticket, always answered as downloads. */
import * as z from 'zod/mini';
import { AttachmentId, TicketId } from './ids.ts';
import { defineRoute } from './route.ts';
import { UserSummary } from './users.ts';
import { Instant, line } from './values.ts';

/** What one file may have at most: 25 MB, about as large as most mail servers take. */
export const FILE_BYTES_MAX = 25_000_000;

export const Attachment = z.object({
  id: AttachmentId,
  name: z.string(),
  sizeBytes: z.int(),
  addedBy: UserSummary,
  createdAt: Instant,
});
export type Attachment = z.infer<typeof Attachment>;

const OfTicket = z.object({ ticketId: TicketId });
const OfAttachment = z.object({ ticketId: TicketId, attachmentId: AttachmentId });

export const addAttachment = defineRoute({
  method: 'POST',
  path: '/api/tickets/:ticketId/attachments',
  summary: 'Attach a file to a ticket that is not closed; the body is the file itself',
  access: 'tickets.update',
  params: OfTicket,
  query: z.strictObject({
    /** Name of the file; what a file system could stumble over is taken out. */
    name: line(500),
  }),
  upload: { type: '*/*', bytesMax: FILE_BYTES_MAX },
  response: Attachment,
  status: 201,
  errors: ['not_found', 'ticket_closed', 'body_too_large', 'no_room', 'idempotency_key_reused'],
  idempotent: true,
});

export const readAttachment = defineRoute({
  method: 'GET',
  path: '/api/tickets/:ticketId/attachments/:attachmentId',
  summary: 'One file of a ticket, as a download',
  access: 'tickets.read',
  params: OfAttachment,
  file: 'application/octet-stream',
  errors: ['not_found'],
});

export const removeAttachment = defineRoute({
  method: 'DELETE',
  path: '/api/tickets/:ticketId/attachments/:attachmentId',
  summary: 'Remove a file from a ticket that is not closed',
  access: 'tickets.update',
  params: OfAttachment,
  errors: ['not_found', 'ticket_closed'],
});
