/** Where a user is signed in: browsers, sidebars, command lines; each can be ended. */
import * as z from 'zod/mini';
import { SessionId, UserId } from './ids.ts';
import { defineRoute } from './route.ts';
import { Instant } from './values.ts';

export const SessionClient = z.enum(['web', 'sidebar', 'command-line']);
export type SessionClient = z.infer<typeof SessionClient>;

export const AccountSession = z.object({
  id: SessionId,
  /** The companion's pages, the sidebar beside the mail, or a token made on the command line. */
  client: SessionClient,
  /** Browser and system, e.g. "Chrome on macOS"; null where the request did not say. */
  browser: z.nullable(z.string()),
  ipAddress: z.nullable(z.string()),
  createdAt: Instant,
  /** To five minutes. */
  lastUsedAt: Instant,
  /** The session that asks. */
  isCurrent: z.boolean(),
});
export type AccountSession = z.infer<typeof AccountSession>;

const Sessions = z.object({ items: z.array(AccountSession) });

export const listSessions = defineRoute({
  method: 'GET',
  path: '/api/me/sessions',
  summary: 'Where the caller is signed in, last used first',
  access: 'in-person',
  response: Sessions,
  errors: [],
});

export const endSession = defineRoute({
  method: 'DELETE',
  path: '/api/me/sessions/:sessionId',
  summary: 'End one session of the caller',
  access: 'in-person',
  params: z.object({ sessionId: SessionId }),
  errors: ['not_found'],
});

export const endSessions = defineRoute({
  method: 'DELETE',
  path: '/api/me/sessions',
  summary: 'Sign the caller out everywhere, or everywhere else',
  access: 'in-person',
  query: z.object({ which: z._default(z.enum(['all', 'others']), 'all') }),
  response: z.object({ ended: z.int() }),
  errors: [],
});

export const listMemberSessions = defineRoute({
  method: 'GET',
  path: '/api/members/:userId/sessions',
  summary: 'Where a user is signed in',
  access: 'users.manage',
  params: z.object({ userId: UserId }),
  response: Sessions,
  errors: ['not_found'],
});

export const endMemberSessions = defineRoute({
  method: 'DELETE',
  path: '/api/members/:userId/sessions',
  summary: 'End all sessions of a user',
  access: 'users.manage',
  params: z.object({ userId: UserId }),
  response: z.object({ ended: z.int() }),
  errors: ['not_found'],
});
