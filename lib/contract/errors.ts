/** Refusals as they cross the wire: problem documents (RFC 9457), each with a code. */
import * as z from 'zod/mini';

/** The codes of refusals that cross the wire. What each is in HTTP and in words stands in `error-catalogue`, which clients do not carry. */
export const ERROR_CODES = [
  'invalid_input',
  'malformed_body',
  'not_signed_in',
  'wrong_credentials',
  'not_permitted',
  'not_found',
  'stale_version',
  'thread_has_ticket',
  'ticket_closed',
  'ticket_not_closed',
  'undo_too_late',
  'link_over',
  'last_admin',
  'in_use',
  'wrong_code',
  'sign_in_over',
  'already_exists',
  'set_up_done',
  'body_too_large',
  'unsupported_media_type',
  'no_matched_record',
  'idempotency_key_reused',
  'unusable_reference',
  'unusable_value',
  'too_many_stages',
  'too_many_items',
  'stage_in_use',
  'no_room',
  'field_missing',
  'too_many_requests',
  'internal',
  'unavailable',
] as const;

export const ErrorCode = z.enum(ERROR_CODES);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** One field that was refused: its path (`associations.leadId`, `fields.product_line`) and what to do about it. */
export const FieldError = z.object({ field: z.string(), message: z.string() });
export type FieldError = z.infer<typeof FieldError>;

/** An RFC 9457 problem document. */
export const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** What to do, for people; absent where the title says all. */
  detail: z.optional(z.string()),
  code: ErrorCode,
  /** Fields refused; absent unless the input was at fault. */
  errors: z.optional(z.array(FieldError)),
  /** Reference to give when asking for help; it stands in the server's log too. */
  reference: z.optional(z.string()),
  /** After how many seconds to try again; only where waiting helps. Stands in the header Retry-After too. */
  retryAfterSeconds: z.optional(z.int()),
  /** Facts of this refusal by code, e.g. the ticket that a thread has already. */
  facts: z.optional(z.unknown()),
});
export type Problem = z.infer<typeof Problem>;
