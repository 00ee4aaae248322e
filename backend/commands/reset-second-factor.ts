/** Turns a user's second factor off, for somebody who lost the device. */
import type { Result } from '#lib/base/result.ts';
import type { UserId } from '#lib/contract/ids.ts';
import { removeSecondFactor } from '#backend/data/users.ts';
import type { Call, Companion, Refusal } from './companion.ts';
import { lockMember } from './lock-member.ts';
import { refusable } from './refusable.ts';

/** Nothing; again is no error. */
export function resetSecondFactor(
  companion: Companion,
  { actor, input }: Call<{ userId: UserId }>,
): Promise<Result<undefined, Refusal>> {
  return refusable(companion.database, async (tx) => {
    await lockMember(tx, actor, input.userId);
    await removeSecondFactor(tx, input.userId);
    return undefined;
  });
}
