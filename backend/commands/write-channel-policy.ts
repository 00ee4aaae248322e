import type { ChannelId, UserId } from '#lib/contract/ids.ts';
import type { SlaPolicyValues } from '#lib/contract/sla.ts';
import type { Tx } from '#backend/data/database.ts';
import { readPolicy, writePolicy } from '#backend/data/sla-policies.ts';
import { renewTerms } from './renew-terms.ts';

type Write = { channelId: ChannelId; policy: SlaPolicyValues; by: UserId; at: Date };

/** Writes a channel's own policy, and the terms that its tickets to come get. The caller holds the lock on policies. */
export async function writeChannelPolicy(tx: Tx, { channelId, policy, by, at }: Write): Promise<void> {
  const { version } = await readPolicy(tx, channelId);
  await writePolicy(tx, policy, { owner: channelId, version, by, at });
  await renewTerms(tx, channelId, at);
}
