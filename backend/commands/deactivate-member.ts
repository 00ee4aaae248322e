/** Ends a user's access at once and hands the open tickets over, in one transaction. */
import type { Result } from '#lib/base/result.ts';
import { assertExists } from '#lib/base/assert.ts';
import type { UserId } from '#lib/contract/ids.ts';
import type { Member } from '#lib/contract/members.ts';
import type { Tx } from '#backend/data/database.ts';
import { handOverTickets } from '#backend/data/hand-over.ts';
import { findMember, updateMemberRow } from '#backend/data/members.ts';
import { endSessions } from '#backend/data/sessions.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { lockMember } from './lock-member.ts';
import { readMember } from './read-members.ts';
import { refusable } from './refusable.ts';
import { CHANGED_MEANWHILE, keepAnAdmin } from './update-member.ts';

export type Deactivation = { userId: UserId; version: number; ticketsTo: UserId | null };

/** The user and how many tickets moved. */
export function deactivateMember(
  companion: Companion,
  { actor, input }: Call<Deactivation>,
): Promise<Result<{ member: Member; tickets: number }, Refusal>> {
  const { userId, version, ticketsTo } = input;
  return refusable(companion.database, async (tx) => {
    const at = companion.now();
    const member = await lockMember(tx, actor, userId);
    if (userId === actor.userId)
      throw new RefusedError({
        code: 'not_permitted',
        detail: 'Ask another admin: you cannot deactivate yourself.',
      });
    await keepAnAdmin(tx, member);
    if (!(await updateMemberRow(tx, { userId, version, isActive: false, at })))
      throw new RefusedError(CHANGED_MEANWHILE);
    await endSessions(tx, userId);
    const to = ticketsTo === null ? null : await findNewOwner(tx, ticketsTo, userId);
    const reason = `${member.user.name} was deactivated`;
    const tickets = await handOverTickets(tx, { from: member.user, to, actorId: actor.userId, at, reason });
    return { member: assertExists(await readMember(tx, actor, userId), 'the user just changed'), tickets };
  });
}

type NewOwner = { id: UserId; name: string; readsAll: boolean };

async function findNewOwner(tx: Tx, id: UserId, leaving: UserId): Promise<NewOwner> {
  const member = id === leaving ? null : await findMember(tx, id);
  const canRead = member?.permissions.has('tickets.read') && member.permissions.has('messages.read');
  if (member?.isActive === true && canRead === true)
    return { ...member.user, readsAll: member.permissions.has('tickets.read-all') };
  const message = 'Choose an active user who may read tickets.';
  throw new RefusedError({ code: 'unusable_reference', errors: [{ field: 'ticketsTo', message }] });
}
