/** Users as whoever manages them sees them: profile, teams, state. */
import * as z from 'zod/mini';
import { ProfileId, TeamId, UserId } from './ids.ts';
import { defineRoute } from './route.ts';
import { UserSummary } from './users.ts';
import { Instant, Version } from './values.ts';

export const Member = z.object({
  user: UserSummary,
  profile: z.object({ id: ProfileId, name: z.string() }),
  teams: z.array(z.object({ id: TeamId, name: z.string() })),
  isActive: z.boolean(),
  /** To five minutes; null when never signed in. */
  lastSeenAt: z.nullable(Instant),
  hasSecondFactor: z.boolean(),
  /** Places where the user is signed in now. */
  sessions: z.int(),
  /** Tickets of this owner that are not closed. */
  openTickets: z.int(),
  version: Version,
  abilities: z.object({
    /** False for users with rights that the asking one lacks. */
    canManage: z.boolean(),
    /** False for oneself and the last admin. */
    canDeactivate: z.boolean(),
  }),
});
export type Member = z.infer<typeof Member>;

export const listMembers = defineRoute({
  method: 'GET',
  path: '/api/members',
  summary: 'All users, active ones first, by name',
  access: 'users.manage',
  response: z.object({ items: z.array(Member) }),
  errors: [],
});

const userId = z.object({ userId: UserId });

export const updateMember = defineRoute({
  method: 'PATCH',
  path: '/api/members/:userId',
  summary: 'Change a user’s profile or teams',
  access: 'users.manage',
  params: userId,
  body: z.strictObject({
    version: Version,
    profileId: z.optional(ProfileId),
    teamIds: z.optional(z.array(TeamId).check(z.maxLength(100))),
  }),
  response: Member,
  errors: ['not_found', 'stale_version', 'last_admin', 'unusable_reference'],
});

export const deactivateMember = defineRoute({
  method: 'POST',
  path: '/api/members/:userId/deactivations',
  summary: 'End a user’s access at once, and hand over or free the open tickets',
  access: 'users.manage',
  params: userId,
  /** `ticketsTo` null leaves the open tickets without an owner. */
  body: z.strictObject({ version: Version, ticketsTo: z.nullable(UserId) }),
  response: z.object({ member: Member, tickets: z.int() }),
  errors: ['not_found', 'stale_version', 'last_admin', 'unusable_reference'],
});

export const reactivateMember = defineRoute({
  method: 'POST',
  path: '/api/members/:userId/reactivations',
  summary: 'Give a deactivated user access again',
  access: 'users.manage',
  params: userId,
  body: z.strictObject({ version: Version }),
  response: Member,
  errors: ['not_found', 'stale_version'],
});
