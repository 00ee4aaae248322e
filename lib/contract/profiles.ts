/** Profiles: named sets of permissions that users are given. */
import * as z from 'zod/mini';
import { ProfileId } from './ids.ts';
import { Permission, PERMISSIONS } from './permissions.ts';
import { defineRoute } from './route.ts';
import { line, Version } from './values.ts';

export const Profile = z.object({
  id: ProfileId,
  name: z.string(),
  permissions: z.array(Permission),
  /** The one profile that has every permission, and stays as it is. */
  isAdmin: z.boolean(),
  /** Active users who have it. */
  users: z.int(),
  version: Version,
});
export type Profile = z.infer<typeof Profile>;

const body = { name: line(100), permissions: z.array(Permission).check(z.maxLength(PERMISSIONS.length)) };
const profileId = z.object({ profileId: ProfileId });

export const listProfiles = defineRoute({
  method: 'GET',
  path: '/api/profiles',
  summary: 'All profiles with what they grant, Admin first, then by name',
  access: 'users.manage',
  response: z.object({ items: z.array(Profile) }),
  errors: [],
});

export const createProfile = defineRoute({
  method: 'POST',
  path: '/api/profiles',
  summary: 'Make a profile',
  access: 'users.manage',
  body: z.strictObject(body),
  response: Profile,
  status: 201,
  errors: ['already_exists'],
});

export const updateProfile = defineRoute({
  method: 'PUT',
  path: '/api/profiles/:profileId',
  summary: 'Change a profile’s name and permissions; its users have them at their next request',
  access: 'users.manage',
  params: profileId,
  body: z.strictObject({ ...body, version: Version }),
  response: Profile,
  errors: ['not_found', 'stale_version', 'already_exists'],
});

export const deleteProfile = defineRoute({
  method: 'DELETE',
  path: '/api/profiles/:profileId',
  summary: 'Remove a profile that nobody has',
  access: 'users.manage',
  params: profileId,
  errors: ['not_found', 'in_use'],
});
