/**
 * Sign-in on better-auth: passwords, sessions as bearer tokens, the device-code flow (RFC 8628), a second factor (RFC 6238) and
 * sign-in at Google, Microsoft or any OpenID provider.
 *
 * This file and its folder are all that knows the library. Sessions are read by `data/sessions` in one statement of ours
 * instead of through it, because every request needs one.
 */
import type { Db } from './database.ts';
import { createAuth } from './sign-in/auth.ts';
import { devicesOf } from './sign-in/devices.ts';
import type { SignInSettings } from './sign-in/options.ts';
import { passwordsOf } from './sign-in/passwords.ts';
import { providersOf } from './sign-in/providers.ts';
import { secondFactorOf } from './sign-in/second-factor.ts';

export { SESSION_LIFETIME_S, type ProvenPerson, type ProviderSettings } from './sign-in/options.ts';

export type SignIn = ReturnType<typeof createSignIn>;

/** Sign-in over the given database. */
export function createSignIn(db: Db, settings: SignInSettings) {
  const auth = createAuth(db, settings);
  return {
    ...passwordsOf(auth),
    ...devicesOf(auth),
    ...secondFactorOf(auth),
    ...providersOf(auth, settings),
  };
}
