/** Channels as those see them who read their conversations. */
import { sql } from 'kysely';
import type { ConversationChannel } from '#lib/contract/conversation-channels.ts';
import type { UserId } from '#lib/contract/ids.ts';
import type { Actor } from '#backend/core/permissions.ts';
import { canSeeChannel } from '#backend/core/visibility.ts';
import type { Db } from './database.ts';
import { channelViewers } from './visibility.ts';

/** Those that the actor may see, by name. */
export async function listConversationChannels(db: Db, actor: Actor): Promise<ConversationChannel[]> {
  const { rows } = await sql<ConversationChannel & { onlyFor: UserId[] | null }>`
    select channel.id, channel.name, channel.kind,
      channel.is_enabled and exists (select from mail_account where channel_id = channel.id) as "canSend",
      case when channel.visibility = 'chosen' then ${channelViewers(sql.ref('channel.id'))} end as "onlyFor"
    from channel order by lower(channel.name), channel.id
  `.execute(db);
  return rows
    .filter(({ onlyFor }) => canSeeChannel(actor, onlyFor))
    .map(({ id, name, kind, canSend }) => ({ id, name, kind, canSend }));
}
