/** Users as colleagues see them, and the signed-in user's own view. */
import * as z from 'zod/mini';
import { UserId } from './ids.ts';
import { Permission } from './permissions.ts';
import { defineRoute } from './route.ts';
import { EmailAddress } from './values.ts';

export const UserSummary = z.object({ id: UserId, name: z.string(), email: EmailAddress });
export type UserSummary = z.infer<typeof UserSummary>;

/** The signed-in user, and what the profile grants. */
export const Me = z.object({
  user: UserSummary,
  profile: z.string(),
  permissions: z.array(Permission),
  workspace: z.string(),
  /** Names of admins to ask when a right is missing. */
  admins: z.array(z.string()),
  /** Where the stream of changes goes on from, so that nothing is missed between this answer and the stream; older companions give none. */
  cursor: z.optional(z.string()),
});
export type Me = z.infer<typeof Me>;

export const readMe = defineRoute({
  method: 'GET',
  path: '/api/me',
  summary: 'The signed-in user with profile and permissions',
  access: 'signed-in',
  response: Me,
  errors: [],
});

export const listUsers = defineRoute({
  method: 'GET',
  path: '/api/users',
  summary: 'Active users, by name',
  access: 'signed-in',
  response: z.object({ items: z.array(UserSummary) }),
  errors: [],
});
