/** Who follows a ticket. */
import type { TicketId, UserId } from '#lib/contract/ids.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import type { Db, Tx } from './database.ts';

/** Active followers, by name. */
export async function listFollowers(db: Db, ticketId: TicketId): Promise<UserSummary[]> {
  return db
    .selectFrom('ticket_follower')
    .innerJoin('user', 'user.id', 'ticket_follower.user_id')
    .innerJoin('member', 'member.user_id', 'user.id')
    .where('ticket_follower.ticket_id', '=', ticketId)
    .where('member.is_active', '=', true)
    .select(['user.id', 'user.name', 'user.email'])
    .orderBy('user.name')
    .execute();
}

/** Makes the users follow the ticket; again changes nothing. */
export async function addFollowers(tx: Tx, ticketId: TicketId, userIds: readonly UserId[]): Promise<void> {
  if (userIds.length === 0) return;
  await tx
    .insertInto('ticket_follower')
    .values(userIds.map((userId) => ({ ticket_id: ticketId, user_id: userId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Ends the user's following. */
export async function removeFollower(tx: Tx, ticketId: TicketId, userId: UserId): Promise<void> {
  await tx
    .deleteFrom('ticket_follower')
    .where('ticket_id', '=', ticketId)
    .where('user_id', '=', userId)
    .execute();
}
