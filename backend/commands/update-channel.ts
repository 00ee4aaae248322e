/** Changes a channel. Tickets that there are keep the SLA they were made under. */
import { assertExists } from '#lib/base/assert.ts';
import type { Result } from '#lib/base/result.ts';
import type { Channel, ChannelChanges } from '#lib/contract/channels.ts';
import type { ChannelId } from '#lib/contract/ids.ts';
import {
  findChannel,
  isChannelNameTaken,
  lockChannel,
  writeChannel,
  type ChannelState,
  type ChannelValues,
} from '#backend/data/channels.ts';
import { lockPolicies } from '#backend/data/sla-policies.ts';
import { checkChannel } from './check-channel.ts';
import { checkTold } from './check-told.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { channelNameTaken } from './create-channel.ts';
import { refusable } from './refusable.ts';
import { refuseStale } from './refuse-stale.ts';
import { writeChannelPolicy } from './write-channel-policy.ts';

/** The changed channel; a stale version, a taken name and what cannot be referred to are refusals. */
export function updateChannel(
  companion: Companion,
  { actor, input }: Call<{ channelId: ChannelId; changes: ChannelChanges }>,
): Promise<Result<Channel, Refusal>> {
  const { channelId, changes } = input;
  return refusable(companion.database, async (tx) => {
    await lockPolicies(tx);
    const state = await lockChannel(tx, channelId);
    if (state === null) throw new RefusedError({ code: 'not_found' });
    refuseStale(state, changes.version, 'channel');
    const channel = merge(state, changes);
    if (await isChannelNameTaken(tx, channel.name, channelId))
      throw new RefusedError(channelNameTaken(channel.name));
    await checkChannel(tx, changes);
    const by = { by: actor.userId, at: companion.now() };
    await writeChannel(tx, channelId, { channel, ...by });
    const { policy } = changes;
    if (policy !== undefined) await writeChannelPolicy(tx, { channelId, policy, ...by });
    const changed = assertExists(await findChannel(tx, channelId), 'the channel just changed');
    await checkTold(tx, changed, changes);
    return changed;
  });
}

function merge(state: ChannelState, changes: ChannelChanges): ChannelValues {
  const { name, slaType, pipelineId, visibility, userIds, teamIds, isEnabled } = changes;
  return {
    name: name ?? state.name,
    slaType: slaType ?? state.slaType,
    pipelineId: pipelineId === undefined ? state.pipelineId : pipelineId,
    visibility: visibility ?? state.visibility,
    userIds: userIds ?? state.userIds,
    teamIds: teamIds ?? state.teamIds,
    isEnabled: isEnabled ?? state.isEnabled,
  };
}
