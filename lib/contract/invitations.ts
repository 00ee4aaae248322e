/** Invitations: one-time links with which somebody becomes a user. */
import * as z from 'zod/mini';
import { InvitationId, ProfileId, TeamId, UserId } from './ids.ts';
import { defineRoute } from './route.ts';
import { Password } from './sessions.ts';
import { EmailAddress, Instant, line } from './values.ts';

/** A link is good for this long. */
export const INVITATION_DAYS = 7;

export const Invitation = z.object({
  id: InvitationId,
  email: EmailAddress,
  profile: z.object({ id: ProfileId, name: z.string() }),
  teams: z.array(z.object({ id: TeamId, name: z.string() })),
  /** Null when that user is gone. */
  invitedBy: z.nullable(z.object({ id: UserId, name: z.string() })),
  createdAt: Instant,
  expiresAt: Instant,
});
export type Invitation = z.infer<typeof Invitation>;

/** With the link itself, which is answered once and kept as a hash only. */
const NewInvitation = z.object({ invitation: Invitation, url: z.url() });

export const listInvitations = defineRoute({
  method: 'GET',
  path: '/api/invitations',
  summary: 'Invitations that nobody has accepted, newest first; those out of time too',
  access: 'users.manage',
  response: z.object({ items: z.array(Invitation) }),
  errors: [],
});

export const createInvitation = defineRoute({
  method: 'POST',
  path: '/api/invitations',
  summary: 'Invite an e-mail address with a profile and teams',
  access: 'users.manage',
  body: z.strictObject({
    email: EmailAddress,
    profileId: ProfileId,
    teamIds: z._default(z.array(TeamId).check(z.maxLength(100)), []),
  }),
  response: NewInvitation,
  status: 201,
  errors: ['already_exists', 'unusable_reference'],
});

export const renewInvitation = defineRoute({
  method: 'POST',
  path: '/api/invitations/:invitationId/renewals',
  summary: 'Make a new link for an invitation, good for seven days again; the old link ends',
  access: 'users.manage',
  params: z.object({ invitationId: InvitationId }),
  body: z.strictObject({}),
  response: NewInvitation,
  status: 201,
  errors: ['not_found'],
});

export const revokeInvitation = defineRoute({
  method: 'DELETE',
  path: '/api/invitations/:invitationId',
  summary: 'Take an invitation back',
  access: 'users.manage',
  params: z.object({ invitationId: InvitationId }),
  errors: ['not_found'],
});

export const readInvitation = defineRoute({
  method: 'POST',
  path: '/api/invitations/readings',
  summary: 'What a link invites to',
  access: 'anyone',
  body: z.strictObject({ token: line(200) }),
  response: z.object({ email: EmailAddress, workspace: z.string(), invitedBy: z.nullable(z.string()) }),
  errors: ['link_over', 'too_many_requests'],
  limitPerMinute: 60,
});

export const acceptInvitation = defineRoute({
  method: 'POST',
  path: '/api/invitations/acceptances',
  summary: 'Become a user with a link, choosing name and password',
  access: 'anyone',
  body: z.strictObject({ token: line(200), name: line(200), password: Password }),
  response: z.object({ email: EmailAddress }),
  status: 201,
  errors: ['link_over', 'already_exists', 'too_many_requests'],
  limitPerMinute: 20,
});
