/** Users with what the asking one may do with each. */
import type { UserId } from '#lib/contract/ids.ts';
import type { Member } from '#lib/contract/members.ts';
import { canDeactivate, canManage } from '#backend/core/members.ts';
import type { Actor } from '#backend/core/permissions.ts';
import type { Db } from '#backend/data/database.ts';
import { findMember, listMembers, type MemberRow } from '#backend/data/members.ts';

/** All users. */
export async function readMembers(db: Db, actor: Actor): Promise<Member[]> {
  const rows = await listMembers(db);
  const admins = rows.filter(({ isActive, profile }) => isActive && profile.isAdmin).length;
  return rows.map((row) => toMember(actor, row, admins));
}

/** One user, or null. */
export async function readMember(db: Db, actor: Actor, userId: UserId): Promise<Member | null> {
  const row = await findMember(db, userId);
  if (row === null) return null;
  const admins = (await listMembers(db)).filter(
    ({ isActive, profile }) => isActive && profile.isAdmin,
  ).length;
  return toMember(actor, row, admins);
}

function toMember(actor: Actor, row: MemberRow, admins: number): Member {
  const { permissions: _, ...rest } = row;
  return {
    ...rest,
    profile: { id: row.profile.id, name: row.profile.name },
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    abilities: { canManage: canManage(actor, row), canDeactivate: canDeactivate(actor, row, admins) },
  };
}
