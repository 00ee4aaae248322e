/** Gives a deactivated user access again; sessions and tickets do not come back. */
import type { Result } from '#lib/base/result.ts';
import { assertExists } from '#lib/base/assert.ts';
import type { UserId } from '#lib/contract/ids.ts';
import type { Member } from '#lib/contract/members.ts';
import { updateMemberRow } from '#backend/data/members.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { lockMember } from './lock-member.ts';
import { readMember } from './read-members.ts';
import { refusable } from './refusable.ts';
import { CHANGED_MEANWHILE } from './update-member.ts';

/** The user. */
export function reactivateMember(
  companion: Companion,
  { actor, input }: Call<{ userId: UserId; version: number }>,
): Promise<Result<Member, Refusal>> {
  return refusable(companion.database, async (tx) => {
    await lockMember(tx, actor, input.userId);
    if (!(await updateMemberRow(tx, { ...input, isActive: true, at: companion.now() })))
      throw new RefusedError(CHANGED_MEANWHILE);
    return assertExists(await readMember(tx, actor, input.userId), 'the user just changed');
  });
}
