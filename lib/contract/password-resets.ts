/** One-time links to choose a new password, made by an admin. */
import * as z from 'zod/mini';
import { UserId } from './ids.ts';
import { defineRoute } from './route.ts';
import { Password } from './sessions.ts';
import { EmailAddress, Instant, line } from './values.ts';

export const makePasswordReset = defineRoute({
  method: 'POST',
  path: '/api/members/:userId/password-resets',
  summary: 'Make a one-time link with which a user chooses a new password; an older link ends',
  access: 'users.manage',
  params: z.object({ userId: UserId }),
  body: z.strictObject({}),
  /** The address is answered once and kept as a hash only. */
  response: z.object({ url: z.url(), expiresAt: Instant }),
  status: 201,
  errors: ['not_found'],
});

export const readPasswordReset = defineRoute({
  method: 'POST',
  path: '/api/password-resets/readings',
  summary: 'Whose password a link is for',
  access: 'anyone',
  body: z.strictObject({ token: line(200) }),
  response: z.object({ email: EmailAddress }),
  errors: ['link_over', 'too_many_requests'],
  limitPerMinute: 60,
});

export const resetPassword = defineRoute({
  method: 'POST',
  path: '/api/password-resets/uses',
  summary: 'Choose a new password with a link; ends all sessions of the user',
  access: 'anyone',
  body: z.strictObject({ token: line(200), password: Password }),
  response: z.object({ email: EmailAddress }),
  errors: ['link_over', 'too_many_requests'],
  limitPerMinute: 20,
});
