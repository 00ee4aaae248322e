import type { Result } from '#lib/base/result.ts';
import type { TicketId } from '#lib/contract/ids.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import { addFollowers, listFollowers, removeFollower } from '#backend/data/followers.ts';
import type { Call, Companion, Refusal } from './companion.ts';
import { refusable } from './refusable.ts';
import { lockForChange } from './update-ticket.ts';

/** Makes the actor follow a ticket, or not any more; refused on a closed one, of which there will be no news. */
export function followTicket(
  companion: Companion,
  call: Call<{ ticketId: TicketId; isFollowing: boolean }>,
): Promise<Result<{ followers: UserSummary[] }, Refusal>> {
  const { actor, input } = call;
  return refusable(companion.database, async (tx) => {
    const reader = { actor, publicUrl: companion.publicUrl, now: companion.now };
    const row = await lockForChange(tx, reader, { id: input.ticketId, version: null });
    if (input.isFollowing) await addFollowers(tx, row.id, [actor.userId]);
    else await removeFollower(tx, row.id, actor.userId);
    return { followers: await listFollowers(tx, row.id) };
  });
}
