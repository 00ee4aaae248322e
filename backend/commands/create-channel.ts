/** Adds a channel. */
import { assertExists } from '#lib/base/assert.ts';
import { err, type Result } from '#lib/base/result.ts';
import { CHANNELS_MAX, type Channel, type NewChannel } from '#lib/contract/channels.ts';
import { countChannels, findChannel, insertChannel } from '#backend/data/channels.ts';
import { lockPolicies } from '#backend/data/sla-policies.ts';
import { checkChannel, NO_OWNER } from './check-channel.ts';
import { checkMailAccount } from './check-mail-account.ts';
import { checkTold } from './check-told.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { once, type Once } from './once.ts';
import { writeChannelAccount } from './write-channel-account.ts';
import { writeChannelPolicy } from './write-channel-policy.ts';

/** The new channel; refused for a name that another one has, and for people, a pipeline, a calendar or an account that cannot be used. */
export async function createChannel(
  companion: Companion,
  call: Call<NewChannel> & { once: Once | null },
): Promise<Result<Channel, Refusal>> {
  const { actor, input } = call;
  const { kind, policy, account, owner = NO_OWNER, ...values } = input;
  const fault = await findAccountFault(companion, input);
  if (fault !== null) return err(fault);
  return once(companion, call, async (tx) => {
    await lockPolicies(tx);
    if ((await countChannels(tx)) >= CHANNELS_MAX)
      throw new RefusedError({ code: 'too_many_items', detail: 'Use a channel that you have.' });
    await checkChannel(tx, input);
    const by = { by: actor.userId, at: companion.now() };
    const channel = { ...values, owner, isEnabled: true };
    const channelId = await insertChannel(tx, { channel, kind, ...by });
    if (channelId === null) throw new RefusedError(channelNameTaken(input.name));
    if (account !== undefined)
      await writeChannelAccount(tx, companion, { channelId, account, known: null, by: actor.userId });
    if (policy !== undefined) await writeChannelPolicy(tx, { channelId, policy, ...by });
    const created = assertExists(await findChannel(tx, channelId), 'the channel just created');
    await checkTold(tx, created, input);
    return created;
  });
}

async function findAccountFault(
  { webhooks }: Companion,
  { kind, account }: NewChannel,
): Promise<Refusal | null> {
  if (kind === 'email' && account !== undefined)
    return checkMailAccount(account, null, webhooks.allowsPrivate);
  if (kind === 'api' && account === undefined) return null;
  const message =
    kind === 'email'
      ? 'Give the account that it reads and sends by.'
      : 'Only e-mail channels have an account.';
  return { code: 'unusable_value', errors: [{ field: 'account', message }] };
}

/** Names are told apart whatever their case. */
export function channelNameTaken(name: string): Refusal {
  const message = `Choose another name; there is a channel ${name} already.`;
  return { code: 'already_exists', errors: [{ field: 'name', message }] };
}
