/** Invites an e-mail address with a profile and teams; whoever has the link becomes that user. */
import type { Result } from '#lib/base/result.ts';
import { assertExists } from '#lib/base/assert.ts';
import type { ProfileId, TeamId } from '#lib/contract/ids.ts';
import { INVITATION_DAYS, type Invitation } from '#lib/contract/invitations.ts';
import { findInvitation, insertInvitation, isInvited } from '#backend/data/invitations.ts';
import { hashToken, newSecretToken } from '#backend/data/secret-tokens.ts';
import { findUserByEmail } from '#backend/data/users.ts';
import { TAKEN } from './add-user.ts';
import { checkGrant } from './check-grant.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { mailInvitation } from './mail-invitation.ts';
import { refusable } from './refusable.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export type InvitedUser = { email: string; profileId: ProfileId; teamIds: TeamId[] };

/** An invitation with its link, which is not kept and cannot be shown again. */
export type InvitationLink = { invitation: Invitation; url: string };

/** The invitation and its link; refused when the address has a user or an invitation. */
export function inviteUser(
  companion: Companion,
  { actor, input }: Call<InvitedUser>,
): Promise<Result<InvitationLink, Refusal>> {
  const link = newInvitationLink(companion);
  return refusable(companion.database, async (tx) => {
    await checkGrant(tx, actor, input);
    if ((await findUserByEmail(tx, input.email)) !== null) throw new RefusedError(TAKEN);
    if (await isInvited(tx, input.email)) throw new RefusedError(INVITED);
    const invitation = { ...input, ...link, invitedBy: actor.userId, at: companion.now() };
    const id = await insertInvitation(tx, invitation);
    const written = assertExists(await findInvitation(tx, id), 'the new invitation');
    await mailInvitation(tx, companion, { invitation: written, link });
    return { invitation: written, url: link.url };
  });
}

const INVITED: Refusal = {
  code: 'already_exists',
  errors: [
    {
      field: 'email',
      message: 'This address is invited already. Make a new link for that invitation, or revoke it.',
    },
  ],
};

/**
 * A new link. The token stands in the address's fragment, which browsers send to no server, so that it is in nobody's log.
 */
export function newInvitationLink({ publicUrl, now }: Pick<Companion, 'publicUrl' | 'now'>) {
  const token = newSecretToken();
  return {
    url: `${publicUrl}/invitation#${token}`,
    tokenHash: hashToken(token),
    expiresAt: new Date(now().getTime() + INVITATION_DAYS * DAY_MS),
  };
}
