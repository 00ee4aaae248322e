/**
 * The one catalogue of refusals: `status` is HTTP's, `title` what it is in words; `report` says whether it points at a defect of ours and
 * belongs in the error log.
 */
import type { ErrorCode } from './errors.ts';

export const ERRORS = {
  invalid_input: { status: 400, title: 'Some input cannot be accepted', report: false },
  malformed_body: { status: 400, title: 'The body is not valid JSON', report: false },
  not_signed_in: { status: 401, title: 'Sign in first', report: false },
  wrong_credentials: { status: 401, title: 'E-mail or password is wrong', report: false },
  not_permitted: { status: 403, title: 'Your profile does not allow this', report: false },
  not_found: { status: 404, title: 'Not found, or not visible to you', report: false },
  stale_version: { status: 409, title: 'Somebody changed it meanwhile', report: false },
  thread_has_ticket: { status: 409, title: 'This thread has a ticket already', report: false },
  ticket_closed: { status: 409, title: 'The ticket is closed, and closed is final', report: false },
  ticket_not_closed: { status: 409, title: 'The ticket is not closed, so work goes on in it', report: false },
  undo_too_late: { status: 409, title: 'It is too late to undo this', report: false },
  link_over: { status: 410, title: 'This link cannot be used any more', report: false },
  last_admin: { status: 409, title: 'Somebody has to stay admin', report: false },
  in_use: { status: 409, title: 'It is in use', report: false },
  wrong_code: { status: 401, title: 'The code is wrong', report: false },
  sign_in_over: { status: 401, title: 'This sign-in took too long or had too many tries', report: false },
  already_exists: { status: 409, title: 'It exists already', report: false },
  set_up_done: { status: 404, title: 'The companion is set up already', report: false },
  body_too_large: { status: 413, title: 'The body is too large', report: false },
  unsupported_media_type: { status: 415, title: 'Send JSON', report: false },
  no_matched_record: { status: 422, title: 'Nobody on this e-mail is a Lead or Contact yet', report: false },
  idempotency_key_reused: {
    status: 422,
    title: 'This Idempotency-Key was used for another request',
    report: false,
  },
  unusable_reference: { status: 422, title: 'Something it refers to cannot be used', report: false },
  unusable_value: { status: 422, title: 'A value cannot be used', report: false },
  too_many_stages: { status: 422, title: 'A pipeline has at most 12 stages', report: false },
  too_many_items: { status: 422, title: 'There are too many already', report: false },
  stage_in_use: { status: 422, title: 'Open tickets stand here; say where they go', report: false },
  no_room: { status: 422, title: 'There is no room for more files', report: false },
  field_missing: { status: 422, title: 'A mandatory field is empty', report: false },
  too_many_requests: { status: 429, title: 'Too many requests', report: false },
  internal: { status: 500, title: 'The companion failed', report: true },
  unavailable: { status: 503, title: 'The companion cannot reach its database', report: true },
} as const satisfies Record<ErrorCode, { status: number; title: string; report: boolean }>;
