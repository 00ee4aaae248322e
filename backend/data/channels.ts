/** Channels as admins keep them, and who sees what came by them. */
import { sql } from 'kysely';
import type { ChannelId, UserId } from '#lib/contract/ids.ts';
import type { Db } from './database.ts';
import { channelViewers } from './visibility.ts';

/** To whom alone a channel shows its tickets, teams resolved; null for everybody. */
export async function readChannelViewers(db: Db, id: ChannelId): Promise<UserId[] | null> {
  const row = await db
    .selectFrom('channel')
    .where('id', '=', id)
    .select(['visibility', channelViewers(sql.ref('channel.id')).as('viewers')])
    .executeTakeFirst();
  return row?.visibility === 'chosen' ? row.viewers : null;
}

/** Channels that show their tickets to chosen people only and have no SLA policy of their own. */
export async function listChannelsUnderGlobalPolicy(db: Db): Promise<ChannelId[]> {
  const rows = await db
    .selectFrom('channel')
    .where('visibility', '=', 'chosen')
    .where('sla_type', '=', 'global')
    .select('id')
    .execute();
  return rows.map(({ id }) => id);
}
