/** Ends all sessions of another user. */
import type { Result } from '#lib/base/result.ts';
import type { UserId } from '#lib/contract/ids.ts';
import { endSessions } from '#backend/data/sessions.ts';
import type { Call, Companion, Refusal } from './companion.ts';
import { lockMember } from './lock-member.ts';
import { refusable } from './refusable.ts';

/** How many there were. */
export function endMemberSessions(
  companion: Companion,
  { actor, input }: Call<{ userId: UserId }>,
): Promise<Result<{ ended: number }, Refusal>> {
  return refusable(companion.database, async (tx) => {
    await lockMember(tx, actor, input.userId);
    return { ended: await endSessions(tx, input.userId) };
  });
}
