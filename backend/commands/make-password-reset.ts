/** Makes a one-time link with which a user chooses a new password. */
import type { Result } from '#lib/base/result.ts';
import type { UserId } from '#lib/contract/ids.ts';
import { putPasswordReset } from '#backend/data/password-resets.ts';
import { hashToken, newSecretToken } from '#backend/data/secret-tokens.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { lockMember } from './lock-member.ts';
import { refusable } from './refusable.ts';

/** Long enough to reach the user by another way than mail. */
const RESET_HOURS = 24;

/** The link, which is not kept and cannot be shown again, and its end. */
export function makePasswordReset(
  companion: Companion,
  { actor, input }: Call<{ userId: UserId }>,
): Promise<Result<{ url: string; expiresAt: string }, Refusal>> {
  const token = newSecretToken();
  const expiresAt = new Date(companion.now().getTime() + RESET_HOURS * 60 * 60 * 1000);
  return refusable(companion.database, async (tx) => {
    const { isActive, user } = await lockMember(tx, actor, input.userId);
    if (!isActive) throw new RefusedError({ code: 'not_found', detail: `Reactivate ${user.name} first.` });
    const reset = { userId: input.userId, tokenHash: hashToken(token), madeBy: actor.userId, expiresAt };
    await putPasswordReset(tx, reset);
    return { url: `${companion.publicUrl}/reset-password#${token}`, expiresAt: expiresAt.toISOString() };
  });
}
