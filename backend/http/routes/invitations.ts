import { err, ok } from '#lib/base/result.ts';
import { acceptInvitation, INVITATION_OVER } from '#backend/commands/accept-invitation.ts';
import { inviteUser } from '#backend/commands/invite-user.ts';
import { renewInvitation } from '#backend/commands/renew-invitation.ts';
import { revokeInvitation } from '#backend/commands/revoke-invitation.ts';
import { findInvitationByToken, listInvitations } from '#backend/data/invitations.ts';
import { hashToken } from '#backend/data/secret-tokens.ts';
import { findWorkspace } from '#backend/data/workspace.ts';
import type { HandlersOf } from '../handler.ts';

type InvitationRoute =
  | 'listInvitations'
  | 'createInvitation'
  | 'renewInvitation'
  | 'revokeInvitation'
  | 'readInvitation'
  | 'acceptInvitation';

export const invitationHandlers: HandlersOf<InvitationRoute> = {
  listInvitations: async ({ companion }) => ok({ items: await listInvitations(companion.database.db) }),

  createInvitation: ({ companion, caller, body }) =>
    inviteUser(companion, { actor: caller.actor, input: body }),

  renewInvitation: ({ companion, caller, params }) =>
    renewInvitation(companion, { actor: caller.actor, input: params }),

  revokeInvitation: ({ companion, caller, params }) =>
    revokeInvitation(companion, { actor: caller.actor, input: params }),

  readInvitation: async ({ companion, body }) => {
    const { db } = companion.database;
    const invitation = await findInvitationByToken(db, hashToken(body.token), companion.now());
    if (invitation === null) return err(INVITATION_OVER);
    const workspace = (await findWorkspace(db))?.name ?? '';
    return ok({ email: invitation.email, workspace, invitedBy: invitation.invitedBy?.name ?? null });
  },

  acceptInvitation: ({ companion, body }) => acceptInvitation(companion, body),
};
