/** Makes a one-time link with which a user chooses a new password. */
import type { Result } from '#lib/base/result.ts';
import type { UserId } from '#lib/contract/ids.ts';
import { putPasswordReset } from '#backend/data/password-resets.ts';
import { hashToken, newSecretToken } from '#backend/data/secret-tokens.ts';
import { findWorkspace } from '#backend/data/workspace.ts';
import { passwordResetLetter } from '#backend/mail/letters/account-letters.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { enqueueLetter } from './enqueue-letter.ts';
import { lockMember } from './lock-member.ts';
import { refusable } from './refusable.ts';

/** Long enough to reach the user by another way than mail. */
const RESET_HOURS = 24;

/** A link, which is not kept and cannot be shown again, and its end. */
export type PasswordLink = { url: string; expiresAt: string };

/** The link; refused for users with rights that the actor lacks, and for deactivated ones. */
export function makePasswordReset(
  companion: Companion,
  { actor, input: { userId } }: Call<{ userId: UserId }>,
): Promise<Result<PasswordLink, Refusal>> {
  const { tokenHash, expiresAt, url } = newPasswordLink(companion);
  return refusable(companion.database, async (tx) => {
    const { isActive, user } = await lockMember(tx, actor, userId);
    if (!isActive) throw new RefusedError({ code: 'not_found', detail: `Reactivate ${user.name} first.` });
    await putPasswordReset(tx, { userId, tokenHash, madeBy: actor.userId, expiresAt });
    const workspace = (await findWorkspace(tx))?.name ?? '';
    await enqueueLetter(tx, companion, {
      tokenHash,
      url,
      expiresAt,
      purpose: 'password-reset',
      to: { address: user.email, name: user.name },
      letter: passwordResetLetter({ workspace, until: expiresAt }),
    });
    return { url, expiresAt: expiresAt.toISOString() };
  });
}

/** A new link; its token stands in the address's fragment, which browsers send to no server. */
export function newPasswordLink({ publicUrl, now }: Pick<Companion, 'publicUrl' | 'now'>) {
  const token = newSecretToken();
  return {
    url: `${publicUrl}/reset-password#${token}`,
    tokenHash: hashToken(token),
    expiresAt: new Date(now().getTime() + RESET_HOURS * 60 * 60 * 1000),
  };
}
