/** Chooses the owner of a ticket that a channel makes by itself. */
import { canTakeTickets } from '#backend/core/reassignment.ts';
import type { ChannelId, UserId } from '#lib/contract/ids.ts';
import { listAvailable, readOwnerRule } from '#backend/data/owner-rules.ts';
import type { Tx } from '#backend/data/database.ts';
import { findPossibleOwners } from './find-possible-owners.ts';

/** By the channel's rule; null for nobody, also where those named may not see the channel, are away or have left. */
export async function chooseOwner(tx: Tx, channelId: ChannelId): Promise<UserId | null> {
  const rule = await readOwnerRule(tx, channelId);
  if (rule.rule === 'nobody') return null;
  const possible = new Set((await findPossibleOwners(tx, channelId)).map(({ id }) => id));
  if (rule.rule === 'user') return possible.has(rule.userId) ? rule.userId : null;
  const able = (await listAvailable(tx, rule.userIds)).filter(
    (taker) => canTakeTickets(taker) && possible.has(taker.userId),
  );
  const [first] = able.toSorted((one, other) => one.open - other.open);
  return first?.userId ?? null;
}
