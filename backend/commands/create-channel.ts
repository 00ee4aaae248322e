/** Adds an API channel. */
import { assertExists } from '#lib/base/assert.ts';
import type { Result } from '#lib/base/result.ts';
import { CHANNELS_MAX, type Channel, type NewChannel } from '#lib/contract/channels.ts';
import { countChannels, findChannel, insertChannel } from '#backend/data/channels.ts';
import { lockPolicies } from '#backend/data/sla-policies.ts';
import { checkChannel } from './check-channel.ts';
import { checkTold } from './check-told.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { once, type Once } from './once.ts';
import { writeChannelPolicy } from './write-channel-policy.ts';

/** The new channel; refused for a name that another one has, and for people, a pipeline or a calendar that cannot be used. */
export function createChannel(
  companion: Companion,
  call: Call<NewChannel> & { once: Once | null },
): Promise<Result<Channel, Refusal>> {
  const { actor, input } = call;
  return once(companion, call, async (tx) => {
    const { policy, ...values } = input;
    await lockPolicies(tx);
    if ((await countChannels(tx)) >= CHANNELS_MAX)
      throw new RefusedError({ code: 'too_many_items', detail: 'Use a channel that you have.' });
    await checkChannel(tx, input);
    const by = { by: actor.userId, at: companion.now() };
    const channel = { ...values, isEnabled: true };
    const id = await insertChannel(tx, { channel, ...by });
    if (id === null) throw new RefusedError(channelNameTaken(input.name));
    if (policy !== undefined) await writeChannelPolicy(tx, { channelId: id, policy, ...by });
    const created = assertExists(await findChannel(tx, id), 'the channel just created');
    await checkTold(tx, created, input);
    return created;
  });
}

/** Names are told apart whatever their case. */
export function channelNameTaken(name: string): Refusal {
  const message = `Choose another name; there is a channel ${name} already.`;
  return { code: 'already_exists', errors: [{ field: 'name', message }] };
}
