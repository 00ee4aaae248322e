/** User statuses: whether a colleague is there to take tickets, and what becomes of the tickets of one who is not. */
import * as z from 'zod/mini';
import { UserStatusId } from './ids.ts';
import { defineRoute } from './route.ts';
import { line, Version } from './values.ts';

export const UserStatus = z.object({
  id: UserStatusId,
  name: z.string(),
  /** Whether those who have it are given the tickets of others. */
  isAvailable: z.boolean(),
  /** Whether the open tickets of whoever chooses it go to colleagues. */
  reassignsTickets: z.boolean(),
  /** What everybody has before choosing another; it stays, and is always available. */
  isDefault: z.boolean(),
  /** Active users who have it now. */
  users: z.int(),
  version: Version,
});
export type UserStatus = z.infer<typeof UserStatus>;

const settings = { name: line(40), isAvailable: z.boolean(), reassignsTickets: z.boolean() };
const params = z.object({ statusId: UserStatusId });

export const NewUserStatus = z.strictObject(settings);
export type NewUserStatus = z.infer<typeof NewUserStatus>;

export const UserStatusChange = z.strictObject({ ...settings, version: Version });
export type UserStatusChange = z.infer<typeof UserStatusChange>;

export const listUserStatuses = defineRoute({
  method: 'GET',
  path: '/api/user-statuses',
  summary: 'User statuses, the default one first, then by name',
  access: 'signed-in',
  response: z.object({ items: z.array(UserStatus) }),
  errors: [],
});

export const createUserStatus = defineRoute({
  method: 'POST',
  path: '/api/user-statuses',
  summary: 'Add a user status',
  access: 'settings.manage',
  body: NewUserStatus,
  response: UserStatus,
  status: 201,
  errors: ['already_exists', 'unusable_value', 'idempotency_key_reused'],
  idempotent: true,
});

export const updateUserStatus = defineRoute({
  method: 'PUT',
  path: '/api/user-statuses/:statusId',
  summary: 'Change a user status; tickets move when somebody chooses it, not now',
  access: 'settings.manage',
  params,
  body: UserStatusChange,
  response: UserStatus,
  errors: ['not_found', 'stale_version', 'already_exists', 'unusable_value'],
});

export const deleteUserStatus = defineRoute({
  method: 'DELETE',
  path: '/api/user-statuses/:statusId',
  summary: 'Delete a user status that nobody has',
  access: 'settings.manage',
  params,
  errors: ['not_found', 'in_use'],
});
