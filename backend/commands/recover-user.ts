/** Lets a user in again whom no admin can help; only for whoever has the machine. */
import type { Result } from '#lib/base/result.ts';
import { findMember } from '#backend/data/members.ts';
import { putPasswordReset } from '#backend/data/password-resets.ts';
import { findUserByEmail, removeSecondFactor } from '#backend/data/users.ts';
import { RefusedError, type Companion, type Refusal } from './companion.ts';
import { newPasswordLink, type PasswordLink } from './make-password-reset.ts';
import { refusable } from './refusable.ts';

/** A link for a new password; the second factor is off. Refused for unknown and deactivated users. */
export function recoverUser(companion: Companion, email: string): Promise<Result<PasswordLink, Refusal>> {
  const { tokenHash, expiresAt, url } = newPasswordLink(companion);
  return refusable(companion.database, async (tx) => {
    const user = await findUserByEmail(tx, email);
    const member = user === null ? null : await findMember(tx, user.id);
    if (user === null || member?.isActive !== true)
      throw new RefusedError({ code: 'not_found', detail: `There is no active user ${email}.` });
    await removeSecondFactor(tx, user.id);
    await putPasswordReset(tx, { userId: user.id, tokenHash, madeBy: null, expiresAt });
    return { url, expiresAt: expiresAt.toISOString() };
  });
}
