/** The audit log: who changed settings, rights and accounts, and who took data out. */
import * as z from 'zod/mini';
import { AuditEntryId, UserId } from './ids.ts';
import { defineRoute } from './route.ts';
import { UserSummary } from './users.ts';
import { Cursor, Instant, page } from './values.ts';

/** What an entry is about. */
export const AuditKind = z.enum([
  'account',
  'users',
  'profiles',
  'teams',
  'ticket-module',
  'keys',
  'export',
  'other',
]);
export type AuditKind = z.infer<typeof AuditKind>;

export const AuditEntry = z.object({
  id: AuditEntryId,
  at: Instant,
  actor: z.nullable(UserSummary),
  /** What was asked for, in words. */
  action: z.string(),
  /** The same as the name of the call, which does not change with the words. */
  call: z.string(),
  kind: AuditKind,
  /** Name of the thing; null where the request names none. */
  subject: z.nullable(z.string()),
  /** What was given with it: names, never values. */
  fields: z.array(z.string()),
  /** `unknown`: the companion stopped meanwhile, so look at the thing itself. */
  outcome: z.enum(['done', 'refused', 'unknown']),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const listAuditEntries = defineRoute({
  method: 'GET',
  path: '/api/audit-entries',
  summary: 'The audit log, newest first',
  access: 'audit.read',
  query: z.strictObject({
    actorId: z.optional(UserId),
    kind: z.optional(AuditKind),
    /** From this instant on. */
    from: z.optional(Instant),
    /** Before this instant. */
    until: z.optional(Instant),
    cursor: z.optional(Cursor),
    limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 50),
  }),
  response: page(AuditEntry),
  errors: [],
});
