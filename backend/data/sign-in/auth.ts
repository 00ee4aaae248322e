import { kyselyAdapter } from '@better-auth/kysely-adapter';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import type { Db } from '../database.ts';
import { withHashedTokens } from './hashed-tokens.ts';
import { signInOptions, type SignInSettings } from './options.ts';

export type Auth = ReturnType<typeof createAuth>;

/** The sign-in library over the given database. */
export function createAuth(db: Db, settings: SignInSettings) {
  const { database, ...options } = signInOptions(db, settings);
  const adapter = kyselyAdapter(database.db, database);
  return betterAuth({ ...options, database: (given: BetterAuthOptions) => withHashedTokens(adapter(given)) });
}
