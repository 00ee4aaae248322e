/** What one user may do with another's place in the workspace. */
import type { Permission } from '#lib/contract/permissions.ts';
import type { UserId } from '#lib/contract/ids.ts';
import { hasAll, type Actor } from './permissions.ts';

export type ManagedMember = {
  user: { id: UserId };
  permissions: ReadonlySet<Permission>;
  profile: { isAdmin: boolean };
  isActive: boolean;
};

/**
 * True when the actor may manage the member: a password link or another profile would otherwise lead to rights that the
 * actor does not have.
 */
export function canManage(actor: Actor, member: Pick<ManagedMember, 'permissions'>): boolean {
  return hasAll(actor, member.permissions);
}

/** True when without this member nobody active would be admin. `admins` counts the active ones, this one included. */
export function isLastAdmin(member: Pick<ManagedMember, 'profile' | 'isActive'>, admins: number): boolean {
  return member.profile.isAdmin && member.isActive && admins <= 1;
}

/** True when the actor may end the member's access: never one's own, so that nobody locks themselves out by a slip. */
export function canDeactivate(actor: Actor, member: ManagedMember, admins: number): boolean {
  if (member.user.id === actor.userId || !member.isActive) return false;
  return canManage(actor, member) && !isLastAdmin(member, admins);
}
