/** Changes a channel. Tickets that there are keep the SLA they were made under. */
import { assertExists } from '#lib/base/assert.ts';
import { err, type Result } from '#lib/base/result.ts';
import type { Channel, ChannelChanges } from '#lib/contract/channels.ts';
import type { ChannelId } from '#lib/contract/ids.ts';
import type { NewMailAccount } from '#lib/contract/mail-accounts.ts';
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
import { checkMailAccount } from './check-mail-account.ts';
import { checkTold } from './check-told.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { channelNameTaken } from './create-channel.ts';
import { refusable } from './refusable.ts';
import { refuseStale } from './refuse-stale.ts';
import { writeChannelAccount } from './write-channel-account.ts';
import { writeChannelPolicy } from './write-channel-policy.ts';

/** The changed channel; a stale version, a taken name and what cannot be referred to are refusals. */
export async function updateChannel(
  companion: Companion,
  { actor, input }: Call<{ channelId: ChannelId; changes: ChannelChanges }>,
): Promise<Result<Channel, Refusal>> {
  const { channelId, changes } = input;
  const { account } = changes;
  const fault = await findAccountFault(companion, channelId, account);
  if (fault !== null) return err(fault);
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
    if (account !== undefined)
      await writeChannelAccount(tx, companion, {
        channelId,
        account,
        known: state.account,
        by: actor.userId,
      });
    const { policy } = changes;
    if (policy !== undefined) await writeChannelPolicy(tx, { channelId, policy, ...by });
    const changed = assertExists(await findChannel(tx, channelId), 'the channel just changed');
    await checkTold(tx, changed, changes);
    return changed;
  });
}

/** Looked at beforehand, as it takes time; that nobody changed the account meanwhile is seen by the version. */
async function findAccountFault(
  { database, webhooks }: Companion,
  channelId: ChannelId,
  account: NewMailAccount | undefined,
): Promise<Refusal | null> {
  if (account === undefined) return null;
  const channel = await findChannel(database.db, channelId);
  if (channel === null) return { code: 'not_found' };
  if (channel.kind === 'email') return checkMailAccount(account, channel.account, webhooks.allowsPrivate);
  const message = 'Only e-mail channels have an account.';
  return { code: 'unusable_value', errors: [{ field: 'account', message }] };
}

function merge(state: ChannelState, changes: ChannelChanges): ChannelValues {
  const { name, slaType, pipelineId, visibility, userIds, teamIds, idleHours, owner, isEnabled } = changes;
  return {
    name: name ?? state.name,
    slaType: slaType ?? state.slaType,
    pipelineId: pipelineId === undefined ? state.pipelineId : pipelineId,
    visibility: visibility ?? state.visibility,
    userIds: userIds ?? state.userIds,
    teamIds: teamIds ?? state.teamIds,
    idleHours: idleHours ?? state.idleHours,
    owner: owner ?? state.owner,
    isEnabled: isEnabled ?? state.isEnabled,
  };
}
