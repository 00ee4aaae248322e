import type { ChannelId } from '#lib/contract/ids.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import { canSeeConversation } from '#backend/core/visibility.ts';
import { readChannelViewers } from '#backend/data/channels.ts';
import type { Db } from '#backend/data/database.ts';
import { listActors } from '#backend/data/users.ts';

/** Active users who may see what comes by the channel, by name. */
export async function findAssignees(db: Db, channelId: ChannelId): Promise<UserSummary[]> {
  const onlyFor = await readChannelViewers(db, channelId);
  const actors = await listActors(db);
  return actors.filter((actor) => canSeeConversation(actor, onlyFor)).map(({ user }) => user);
}
