/** The signed-in user's own account: name, password, whether a second factor is on. */
import * as z from 'zod/mini';
import { defineRoute } from './route.ts';
import { Password } from './sessions.ts';
import { line } from './values.ts';

export const GivenPassword = z
  .string({ error: 'Give your password.' })
  .check(z.minLength(1, { error: 'Give your password.' }), z.maxLength(128));

export const Account = z.object({
  /** False for somebody who only signs in at a provider. */
  hasPassword: z.boolean(),
  hasSecondFactor: z.boolean(),
});
export type Account = z.infer<typeof Account>;

export const readAccount = defineRoute({
  method: 'GET',
  path: '/api/me/account',
  summary: 'How the caller signs in',
  access: 'in-person',
  response: Account,
  errors: [],
});

export const renameAccount = defineRoute({
  method: 'PATCH',
  path: '/api/me/account',
  summary: 'Change the caller’s name',
  access: 'in-person',
  body: z.strictObject({ name: line(200) }),
  response: z.object({ name: z.string() }),
  errors: [],
});

export const changePassword = defineRoute({
  method: 'POST',
  path: '/api/me/password',
  summary: 'Change the caller’s password; signs out everywhere else',
  access: 'in-person',
  body: z.strictObject({ current: GivenPassword, next: Password }),
  errors: ['wrong_credentials', 'too_many_requests'],
});
