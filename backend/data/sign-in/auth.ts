import { betterAuth } from 'better-auth';
import type { Db } from '../database.ts';
import { signInOptions, type SignInSettings } from './options.ts';

export type Auth = ReturnType<typeof createAuth>;

/** The sign-in library over the given database. */
export function createAuth(db: Db, settings: SignInSettings) {
  return betterAuth(signInOptions(db, settings));
}
