/** One change of many tickets: each is its own write with its own event, done or refused by itself. */
import * as z from 'zod/mini';
import { ErrorCode } from './errors.ts';
import { FieldValues } from './fields.ts';
import { PipelineId, StageId, TicketId, UserId } from './ids.ts';
import { TicketStatus } from './pipelines.ts';
import { defineRoute } from './route.ts';
import { TicketFilter } from './ticket-filters.ts';
import { Version, line } from './values.ts';

/** More tickets than this are not changed by one request. */
export const BULK_MAX = 10_000;

/** The one thing that changes; a stage of another pipeline takes its pipeline along. */
export const BulkChange = z
  .strictObject({
    status: z.optional(TicketStatus),
    pipelineId: z.optional(PipelineId),
    stageId: z.optional(StageId),
    ownerId: z.optional(z.nullable(UserId)),
    fields: z.optional(FieldValues),
  })
  .check(
    z.refine((change) => Object.values(change).some((value) => value !== undefined), {
      error: 'Give what is to change: status, stage, owner or a field.',
    }),
  );
export type BulkChange = z.infer<typeof BulkChange>;

export const BulkEdit = z
  .strictObject({
    /** Tickets as they were seen; one that changed since is refused. */
    tickets: z.optional(
      z
        .array(z.strictObject({ id: TicketId, version: Version }))
        .check(z.minLength(1), z.maxLength(BULK_MAX, { error: `Choose ${BULK_MAX} tickets or fewer.` })),
    ),
    /** Or all that match, as they are when their turn comes. */
    matching: z.optional(z.strictObject({ filter: TicketFilter, search: z.optional(line(200)) })),
    change: BulkChange,
  })
  .check(
    z.refine(({ tickets, matching }) => (tickets === undefined) !== (matching === undefined), {
      path: ['tickets'],
      error: 'Give either tickets or what they match.',
    }),
  );
export type BulkEdit = z.infer<typeof BulkEdit>;

export const BulkResult = z.object({
  ticketId: TicketId,
  /** Null for a ticket the caller cannot see. */
  number: z.nullable(z.string()),
  isDone: z.boolean(),
  /** Why it was refused; null when done. */
  code: z.nullable(ErrorCode),
  reason: z.nullable(z.string()),
});
export type BulkResult = z.infer<typeof BulkResult>;

/** Progress: how many tickets there are, and what became of some since the last message. */
export const BulkProgress = z.object({ total: z.int(), results: z.array(BulkResult) });
export type BulkProgress = z.infer<typeof BulkProgress>;

export const editTickets = defineRoute({
  method: 'POST',
  path: '/api/tickets/bulk',
  summary: 'Change status, stage, owner or a field of many tickets; told as it goes, one result a ticket',
  access: 'tickets.update',
  body: BulkEdit,
  stream: BulkProgress,
  errors: ['unusable_value'],
});
