/** Signing in: e-mail and password in the companion, a device code for extension and add-in. */
import * as z from 'zod/mini';
import { defineRoute } from './route.ts';
import { EmailAddress, Instant, line } from './values.ts';

/** NIST SP 800-63B: at least 8 characters; better-auth hashes at most 128. */
export const Password = z
  .string({ error: 'Give a password.' })
  .check(
    z.minLength(10, { error: 'Use at least 10 characters.' }),
    z.maxLength(128, { error: 'Use at most 128 characters.' }),
  );

/** What anybody may know of a companion before signing in. */
export const CompanionInfo = z.object({
  name: z.literal('threadside'),
  version: z.string(),
  /** False until the first admin exists. */
  isSetUp: z.boolean(),
  workspace: z.nullable(z.string()),
});
export type CompanionInfo = z.infer<typeof CompanionInfo>;

export const readCompanion = defineRoute({
  method: 'GET',
  path: '/api/companion',
  summary: 'Which companion this is, and whether it is set up',
  access: 'anyone',
  response: CompanionInfo,
  errors: [],
});

export const setUp = defineRoute({
  method: 'POST',
  path: '/api/setup',
  summary: 'Make the first admin with the one-time token printed at start',
  access: 'anyone',
  body: z.strictObject({
    token: line(200),
    workspace: line(100),
    name: line(200),
    email: EmailAddress,
    password: Password,
  }),
  response: z.object({ email: EmailAddress }),
  status: 201,
  errors: ['set_up_done', 'not_permitted'],
  limitPerMinute: 20,
});

export const signIn = defineRoute({
  method: 'POST',
  path: '/api/sessions',
  summary: 'Sign in to the companion with e-mail and password; sets a session cookie',
  access: 'anyone',
  body: z.strictObject({
    email: EmailAddress,
    password: z.string().check(z.minLength(1, { error: 'Give your password.' }), z.maxLength(128)),
  }),
  response: z.discriminatedUnion('state', [
    z.object({ state: z.literal('signed-in'), name: z.string() }),
    /** The password was right; `challenge` goes back with the code. */
    z.object({ state: z.literal('second-factor'), challenge: z.string() }),
  ]),
  status: 201,
  errors: ['wrong_credentials', 'too_many_requests'],
});

export const finishSignIn = defineRoute({
  method: 'POST',
  path: '/api/sessions/second-factor',
  summary: 'Finish a sign-in with the code of an authenticator app, or a backup code',
  access: 'anyone',
  body: z.strictObject({
    challenge: z
      .string()
      .check(z.maxLength(500), z.regex(/^[\w.%~-]+$/, { error: 'Give the challenge as it came.' })),
    code: line(20),
  }),
  response: z.object({ name: z.string() }),
  status: 201,
  errors: ['wrong_code', 'sign_in_over', 'too_many_requests'],
});

export const signOut = defineRoute({
  method: 'DELETE',
  path: '/api/sessions/current',
  summary: 'Sign out: ends this session, cookie or bearer',
  access: 'in-person',
  errors: [],
});

/** The device-code flow (RFC 8628): the extension shows `userCode`, the user approves it in the companion. */
export const startDevice = defineRoute({
  method: 'POST',
  path: '/api/devices',
  summary: 'Ask for a device code to connect an extension or add-in',
  access: 'anyone',
  body: z.strictObject({}),
  response: z.object({
    deviceCode: z.string(),
    /** Eight letters and digits, shown as two groups of four. */
    userCode: z.string(),
    /** Page of the companion where the code is approved. */
    verificationUrl: z.url(),
    verificationUrlComplete: z.url(),
    expiresInS: z.int(),
    intervalS: z.int(),
  }),
  status: 201,
  errors: ['too_many_requests'],
  limitPerMinute: 30,
});

/** Polled every `intervalS`; a token comes once. */
export const pollDevice = defineRoute({
  method: 'POST',
  path: '/api/devices/token',
  summary: 'Ask whether a device code was approved; answers with the bearer token once',
  access: 'anyone',
  body: z.strictObject({ deviceCode: line(200) }),
  response: z.discriminatedUnion('state', [
    z.object({ state: z.literal('pending') }),
    z.object({ state: z.literal('slow-down') }),
    z.object({ state: z.literal('denied') }),
    z.object({ state: z.literal('expired') }),
    z.object({ state: z.literal('approved'), token: z.string(), expiresAt: Instant }),
  ]),
  errors: ['too_many_requests'],
  limitPerMinute: 120,
});

export const UserCode = z.pipe(
  z.pipe(
    z.string().check(z.trim()),
    z.transform((code: string) => code.replaceAll(/[\s-]/g, '').toUpperCase()),
  ),
  z
    .string()
    .check(
      z.regex(/^[A-Z0-9]{8}$/, { error: 'Enter the eight letters and digits that the extension shows.' }),
    ),
);

export const decideDevice = defineRoute({
  method: 'POST',
  path: '/api/devices/decisions',
  summary: 'Approve or deny a device code as the signed-in user',
  access: 'in-person',
  body: z.strictObject({ userCode: UserCode, decision: z.enum(['approve', 'deny']) }),
  response: z.object({ decision: z.enum(['approve', 'deny']) }),
  errors: ['not_found', 'too_many_requests'],
  limitPerMinute: 20,
});
