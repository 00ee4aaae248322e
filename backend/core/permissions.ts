/** The permission table: what the built-in profiles grant, and the one test for it. */
import type { Permission } from '#lib/contract/permissions.ts';
import { PERMISSIONS } from '#lib/contract/permissions.ts';
import type { ChannelId, UserId } from '#lib/contract/ids.ts';
import type { UserSummary } from '#lib/contract/users.ts';

/** Whoever asks: a user with what the profile grants. */
export type Actor = {
  userId: UserId;
  user: UserSummary;
  profile: string;
  permissions: ReadonlySet<Permission>;
  /**
   * Whether the Ticket module is public or the actor was chosen, as it was when the request came. Absent: each statement asks, which
   * leaves its planner guessing.
   */
  isShownAllTickets?: boolean;
  /** Channels that show their tickets to others only, as they were when the request came. Absent: each statement asks. */
  hiddenChannels?: readonly ChannelId[];
};

/** Profiles that a new workspace starts with. */
export const BUILT_IN_PROFILES = {
  Admin: [...PERMISSIONS],
  Agent: [
    'tickets.create',
    'tickets.read',
    'tickets.update',
    'tickets.close',
    'tickets.reassign',
    'messages.read',
    'messages.reply',
    'records.read',
    'records.write',
    'dashboard.read',
  ],
  Viewer: ['tickets.read', 'messages.read', 'records.read'],
} as const satisfies Record<string, readonly Permission[]>;

export type BuiltInProfile = keyof typeof BUILT_IN_PROFILES;

/** What a profile grants: the Admin profile everything there is, also permissions that came after it was made. */
export function permissionsOf(profile: {
  isAdmin: boolean;
  permissions: readonly Permission[];
}): ReadonlySet<Permission> {
  return new Set(profile.isAdmin ? PERMISSIONS : profile.permissions);
}

/**
 * True when the actor has everything in `permissions`. Nobody gives away, or takes over by a password link, more than they
 * have themselves.
 */
export function hasAll(actor: Actor, permissions: Iterable<Permission>): boolean {
  return [...permissions].every((permission) => actor.permissions.has(permission));
}

/** True when the actor's profile grants the permission; the ticket module needs the message module besides (guide 7). */
export function isPermitted(actor: Actor, permission: Permission): boolean {
  if (permission.startsWith('tickets.') && !actor.permissions.has('messages.read')) return false;
  return actor.permissions.has(permission);
}
