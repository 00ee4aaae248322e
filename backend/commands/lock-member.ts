/** Finds a user whom the actor may manage, for a write. */
import type { UserId } from '#lib/contract/ids.ts';
import { canManage } from '#backend/core/members.ts';
import type { Actor } from '#backend/core/permissions.ts';
import type { Tx } from '#backend/data/database.ts';
import { findMember, type MemberRow } from '#backend/data/members.ts';
import { RefusedError } from './companion.ts';

/** The user's place; refuses when there is none, or when it has rights that the actor lacks. */
export async function lockMember(tx: Tx, actor: Actor, userId: UserId): Promise<MemberRow> {
  const member = await findMember(tx, userId);
  if (member === null) throw new RefusedError({ code: 'not_found' });
  if (canManage(actor, member)) return member;
  throw new RefusedError({
    code: 'not_permitted',
    detail: `Ask an admin: ${member.user.name} has rights that you do not have.`,
  });
}
