/** Refusals and failures as problem documents (RFC 9457). */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ERRORS } from '#lib/contract/error-catalogue.ts';
import type { ErrorCode, FieldError, Problem } from '#lib/contract/errors.ts';
import type { Refusal } from '#backend/commands/companion.ts';
import { tooMany } from '#backend/commands/limit-tries.ts';
import { UnknownCursorError } from '#backend/data/cursors.ts';
import { isUnavailable } from '#backend/data/unavailable.ts';

// The contract is zod/mini, which has no language of its own; without this a limit that gives no text says "Invalid input".
z.config(z.locales.en());

/** Sends a refusal as its problem document. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { status } = ERRORS[refusal.code];
  if (refusal.retryAfterSeconds !== undefined) void reply.header('retry-after', refusal.retryAfterSeconds);
  return reply
    .code(status)
    .type('application/problem+json')
    .send(JSON.stringify(toProblem(refusal, request.id)));
}

function toProblem({ code, detail, errors, retryAfterSeconds, facts }: Refusal, reference: string): Problem {
  const { status, title } = ERRORS[code];
  return {
    type: `urn:threadside:problem:${code}`,
    title,
    status,
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(errors === undefined ? {} : { errors }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    ...(facts === undefined ? {} : { facts }),
    reference,
  };
}

/** The refusal for input that a schema does not accept, naming each field. */
export function invalidInput(error: z.ZodError): Refusal {
  return { code: 'invalid_input', errors: error.issues.flatMap(toFieldErrors) };
}

function toFieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: [...path, key].join('.'),
      message: 'There is no such field. Leave it out.',
    }));
  }
  return [{ field: path.join('.') || 'body', message: issue.message }];
}

/** Codes of fastify and its plugins that are the caller's doing. */
const FASTIFY_CODES: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_body',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_body',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed_body',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
};

const UNAVAILABLE: Refusal = { code: 'unavailable', detail: 'Try again in a moment.' };

/** The refusal for a thrown error; what nobody foresaw is `internal`, logged with its reference and shown without detail. */
export function toRefusal(error: FastifyError): Refusal {
  if (error instanceof UnknownCursorError) {
    return {
      code: 'invalid_input',
      errors: [{ field: 'cursor', message: 'Use the cursor of the page before, unchanged.' }],
    };
  }
  if (isUnavailable(error)) return UNAVAILABLE;
  const code = typeof error.code === 'string' ? error.code : '';
  if (error.statusCode === 429)
    return tooMany((error as { retryAfterSeconds?: number }).retryAfterSeconds ?? 60);
  const known = FASTIFY_CODES[code];
  if (known !== undefined) return { code: known };
  if (error.statusCode !== undefined && error.statusCode < 500)
    return { code: 'invalid_input', errors: [{ field: 'request', message: error.message }] };
  return { code: 'internal', detail: 'Try again. When it fails again, give the reference to your admin.' };
}
