import type { ChannelId } from '#lib/contract/ids.ts';
import type { Actor } from '#backend/core/permissions.ts';
import { canSeeChannel } from '#backend/core/visibility.ts';
import { findChannel, readChannelViewers } from '#backend/data/channels.ts';
import type { Tx } from '#backend/data/database.ts';
import { RefusedError } from './companion.ts';

/** Throws the refusal for a channel that is not there for the actor, or takes nothing in. */
export async function enterChannel(tx: Tx, actor: Actor, id: ChannelId): Promise<void> {
  const channel = await findChannel(tx, id);
  if (channel === null || !canSeeChannel(actor, await readChannelViewers(tx, id)))
    throw new RefusedError({ code: 'not_found' });
  if (channel.isEnabled) return;
  const message = `Ask an admin to enable the channel ${channel.name} first; it is disabled.`;
  throw new RefusedError({ code: 'unusable_reference', errors: [{ field: 'channelId', message }] });
}
