/** Sets a new password with a one-time link, and ends all sessions of the user. */
import type { Result } from '#lib/base/result.ts';
import { findPasswordReset, takePasswordReset } from '#backend/data/password-resets.ts';
import { hashToken } from '#backend/data/secret-tokens.ts';
import { endSessions } from '#backend/data/sessions.ts';
import { setPasswordHash } from '#backend/data/users.ts';
import { RefusedError, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';

/** The user's address, to sign in with. */
export async function resetPassword(
  companion: Companion,
  given: { token: string; password: string },
): Promise<Result<{ email: string }, Refusal>> {
  const passwordHash = await companion.signIn.hashPassword(given.password);
  const tokenHash = hashToken(given.token);
  return refusable(companion.database, async (tx) => {
    const reset = await findPasswordReset(tx, tokenHash, companion.now());
    if (reset === null || !(await takePasswordReset(tx, tokenHash))) throw new RefusedError(RESET_OVER);
    await setPasswordHash(tx, reset.userId, passwordHash);
    await endSessions(tx, reset.userId);
    return { email: reset.email };
  });
}

/** The refusal for a link that was used, replaced or is out of time. */
export const RESET_OVER: Refusal = {
  code: 'link_over',
  detail: 'Ask an admin for a new link: this one was used, replaced, or is older than a day.',
};
