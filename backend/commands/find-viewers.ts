import type { ChannelId, UserId } from '#lib/contract/ids.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import { canSeeTicket } from '#backend/core/visibility.ts';
import { readChannelViewers } from '#backend/data/channels.ts';
import type { Db } from '#backend/data/database.ts';
import { listActors } from '#backend/data/users.ts';

type Seen = {
  /** `anyone`: whoever is asked about, as if it were theirs. */
  ownerId: UserId | 'anyone' | null;
  createdBy: UserId | null;
  channelId: ChannelId | null;
};

/** Active users who may see the ticket, by name. */
export async function findViewers(db: Db, { ownerId, createdBy, channelId }: Seen): Promise<UserSummary[]> {
  const onlyFor = channelId === null ? null : await readChannelViewers(db, channelId);
  const actors = await listActors(db);
  return actors
    .filter((actor) => {
      const owner = ownerId === 'anyone' ? actor.userId : ownerId;
      const ticket = { ownerId: owner, createdBy, isWithdrawn: false, isDeleted: false, onlyFor };
      return canSeeTicket(actor, ticket, actor.visibility);
    })
    .map(({ user }) => user);
}
