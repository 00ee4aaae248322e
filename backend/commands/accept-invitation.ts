/** Makes the user that an invitation is for, exactly once. */
import type { Result } from '#lib/base/result.ts';
import type { Tx } from '#backend/data/database.ts';
import { takeInvitation, type TakenInvitation } from '#backend/data/invitations.ts';
import { hashToken } from '#backend/data/secret-tokens.ts';
import { setTeamsOfUser, unknownTeams } from '#backend/data/teams.ts';
import { findUserByEmail, insertUser } from '#backend/data/users.ts';
import { insertMember } from '#backend/data/workspace.ts';
import { TAKEN } from './add-user.ts';
import { RefusedError, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';

/** The new user's address, to sign in with. */
export async function acceptInvitation(
  companion: Companion,
  given: { token: string; name: string; password: string },
): Promise<Result<{ email: string }, Refusal>> {
  const passwordHash = await companion.signIn.hashPassword(given.password);
  return refusable(companion.database, async (tx) => {
    const invitation = await takeInvitation(tx, { tokenHash: hashToken(given.token) }, companion.now());
    if (invitation === null) throw new RefusedError(INVITATION_OVER);
    await addInvited(tx, invitation, { name: given.name, passwordHash });
    return { email: invitation.email };
  });
}

/** The refusal for a link that was used, revoked, replaced or is out of time. */
export const INVITATION_OVER: Refusal = {
  code: 'link_over',
  detail: 'Ask for a new invitation: this one was used, taken back, or is older than seven days.',
};

/** Adds the user with the profile and teams of the invitation; teams that are gone by now are left out. */
export async function addInvited(
  tx: Tx,
  invitation: TakenInvitation,
  user: { name: string; passwordHash: string | null },
): Promise<void> {
  if ((await findUserByEmail(tx, invitation.email)) !== null) throw new RefusedError(TAKEN);
  const id = await insertUser(tx, { ...user, email: invitation.email });
  await insertMember(tx, id, invitation.profileId);
  const gone = new Set(await unknownTeams(tx, invitation.teamIds));
  await setTeamsOfUser(
    tx,
    id,
    invitation.teamIds.filter((teamId) => !gone.has(teamId)),
  );
}
