/** Changes a user's profile or teams. */
import type { Result } from '#lib/base/result.ts';
import { assertExists } from '#lib/base/assert.ts';
import type { ProfileId, TeamId, UserId } from '#lib/contract/ids.ts';
import type { Member } from '#lib/contract/members.ts';
import { isLastAdmin } from '#backend/core/members.ts';
import type { Tx } from '#backend/data/database.ts';
import { countActiveAdmins, updateMemberRow, type MemberRow } from '#backend/data/members.ts';
import { setTeamsOfUser } from '#backend/data/teams.ts';
import { checkGrant } from './check-grant.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { lockMember } from './lock-member.ts';
import { readMember } from './read-members.ts';
import { refusable } from './refusable.ts';

export type MemberChange = {
  userId: UserId;
  version: number;
  profileId?: ProfileId | undefined;
  teamIds?: TeamId[] | undefined;
};

/** The changed user; refused for rights that the actor lacks, and for taking the last admin's. */
export function updateMember(
  companion: Companion,
  { actor, input }: Call<MemberChange>,
): Promise<Result<Member, Refusal>> {
  const { userId, version, profileId, teamIds } = input;
  return refusable(companion.database, async (tx) => {
    const member = await lockMember(tx, actor, userId);
    await checkGrant(tx, actor, { profileId, teamIds });
    if (profileId !== undefined && profileId !== member.profile.id) await keepAnAdmin(tx, member);
    const change = {
      userId,
      version,
      at: companion.now(),
      ...(profileId === undefined ? {} : { profileId }),
    };
    if (!(await updateMemberRow(tx, change))) throw new RefusedError(CHANGED_MEANWHILE);
    if (teamIds !== undefined) await setTeamsOfUser(tx, userId, teamIds);
    return assertExists(await readMember(tx, actor, userId), 'the user just changed');
  });
}

/** Refuses when the workspace would be left without an active admin. */
export async function keepAnAdmin(tx: Tx, member: MemberRow): Promise<void> {
  if (!isLastAdmin(member, await countActiveAdmins(tx))) return;
  throw new RefusedError({
    code: 'last_admin',
    detail: `Make somebody else admin first: ${member.user.name} is the only one.`,
  });
}

/** The refusal for a write that is based on an older version. */
export const CHANGED_MEANWHILE: Refusal = {
  code: 'stale_version',
  detail: 'Look at what changed, then save again: somebody changed it meanwhile.',
};
