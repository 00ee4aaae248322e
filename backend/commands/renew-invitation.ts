/** Makes a new link for an invitation; the old one ends. */
import type { Result } from '#lib/base/result.ts';
import { assertExists } from '#lib/base/assert.ts';
import type { InvitationId } from '#lib/contract/ids.ts';
import { findInvitation, replaceInvitationToken } from '#backend/data/invitations.ts';
import { checkGrant } from './check-grant.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { newInvitationLink, type InvitationLink } from './invite-user.ts';
import { mailInvitation } from './mail-invitation.ts';
import { refusable } from './refusable.ts';

/** The invitation and its new link. */
export function renewInvitation(
  companion: Companion,
  { actor, input }: Call<{ invitationId: InvitationId }>,
): Promise<Result<InvitationLink, Refusal>> {
  const id = input.invitationId;
  const link = newInvitationLink(companion);
  return refusable(companion.database, async (tx) => {
    const pending = await findInvitation(tx, id);
    if (pending === null) throw new RefusedError({ code: 'not_found' });
    await checkGrant(tx, actor, { profileId: pending.profile.id });
    await replaceInvitationToken(tx, { id, ...link });
    const renewed = assertExists(await findInvitation(tx, id), 'the invitation');
    await mailInvitation(tx, companion, { invitation: renewed, link });
    return { invitation: renewed, url: link.url };
  });
}
