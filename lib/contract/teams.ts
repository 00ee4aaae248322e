/** Teams: groups of users that views and visibility are given to. */
import * as z from 'zod/mini';
import { TeamId, UserId } from './ids.ts';
import { defineRoute } from './route.ts';
import { UserSummary } from './users.ts';
import { line, Version } from './values.ts';

export const Team = z.object({
  id: TeamId,
  name: z.string(),
  /** Active users in it, by name. */
  users: z.array(UserSummary),
  version: Version,
});
export type Team = z.infer<typeof Team>;

const body = { name: line(100), userIds: z.array(UserId).check(z.maxLength(1000)) };
const teamId = z.object({ teamId: TeamId });

export const listTeams = defineRoute({
  method: 'GET',
  path: '/api/teams',
  summary: 'All teams with their users, by name',
  access: 'signed-in',
  response: z.object({ items: z.array(Team) }),
  errors: [],
});

export const createTeam = defineRoute({
  method: 'POST',
  path: '/api/teams',
  summary: 'Make a team',
  access: 'users.manage',
  body: z.strictObject(body),
  response: Team,
  status: 201,
  errors: ['already_exists', 'unusable_reference'],
});

export const updateTeam = defineRoute({
  method: 'PUT',
  path: '/api/teams/:teamId',
  summary: 'Change a team’s name and users',
  access: 'users.manage',
  params: teamId,
  body: z.strictObject({ ...body, version: Version }),
  response: Team,
  errors: ['not_found', 'stale_version', 'already_exists', 'unusable_reference'],
});

export const deleteTeam = defineRoute({
  method: 'DELETE',
  path: '/api/teams/:teamId',
  summary: 'Remove a team; its users stay',
  access: 'users.manage',
  params: teamId,
  errors: ['not_found'],
});
