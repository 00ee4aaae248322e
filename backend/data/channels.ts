/** Channels as admins keep them, and who sees what came by them. */
import { sql } from 'kysely';
import type { Channel, ChannelKind } from '#lib/contract/channels.ts';
import type { ChannelId, UserId } from '#lib/contract/ids.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import type { Db, Tx } from './database.ts';
import { accountView } from './mail-account-writes.ts';
import { ownerRule, setOwnerRule } from './owner-rules.ts';
import { channelViewers } from './visibility.ts';

/** A channel with who changed it last. */
export type ChannelState = Channel & { changedBy: UserSummary | null };

/** All channels by name. */
export async function listChannels(db: Db): Promise<Channel[]> {
  const states = await readStates(db, sql`true`);
  return states.map(toChannel);
}

/** One channel; null when there is none. */
export async function findChannel(db: Db, id: ChannelId): Promise<Channel | null> {
  const [state] = await readStates(db, sql`channel.id = ${id}`);
  return state === undefined ? null : toChannel(state);
}

/** One channel locked for a change; null when there is none. */
export async function lockChannel(tx: Tx, id: ChannelId): Promise<ChannelState | null> {
  await tx.selectFrom('channel').where('id', '=', id).select('id').forUpdate().execute();
  const [state] = await readStates(tx, sql`channel.id = ${id}`);
  return state ?? null;
}

/** True when another channel has the name, in whatever case. */
export async function isChannelNameTaken(tx: Tx, name: string, except: ChannelId): Promise<boolean> {
  const row = await tx
    .selectFrom('channel')
    .where(sql`lower(name)`, '=', name.toLowerCase())
    .where('id', '<>', except)
    .select('id')
    .executeTakeFirst();
  return row !== undefined;
}

export type ChannelValues = Omit<Channel, 'id' | 'kind' | 'policy' | 'account' | 'version'>;
type Change = { channel: ChannelValues; kind?: ChannelKind; by: UserId; at: Date };

/** Adds a channel, of connectors unless told otherwise; null when another has taken its name just now. */
export async function insertChannel(
  tx: Tx,
  { channel, kind = 'api', by, at }: Change,
): Promise<ChannelId | null> {
  const row = await tx
    .insertInto('channel')
    .values({ ...toColumns(channel), kind, changed_by: by, changed_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (row === undefined) return null;
  await setViewers(tx, row.id, channel);
  await setOwnerRule(tx, row.id, channel.owner);
  return row.id;
}

/** Writes a channel whole under the next version. */
export async function writeChannel(tx: Tx, id: ChannelId, { channel, by, at }: Change): Promise<void> {
  await tx
    .updateTable('channel')
    .set({ ...toColumns(channel), version: sql<number>`version + 1`, changed_by: by, changed_at: at })
    .where('id', '=', id)
    .execute();
  await setViewers(tx, id, channel);
  await setOwnerRule(tx, id, channel.owner);
}

async function setViewers(tx: Tx, id: ChannelId, { userIds, teamIds }: ChannelValues): Promise<void> {
  await tx.deleteFrom('channel_viewer').where('channel_id', '=', id).execute();
  const rows = [
    ...[...new Set(userIds)].map((user_id) => ({ channel_id: id, user_id, team_id: null })),
    ...[...new Set(teamIds)].map((team_id) => ({ channel_id: id, user_id: null, team_id })),
  ];
  if (rows.length > 0) await tx.insertInto('channel_viewer').values(rows).execute();
}

/** How many there are. */
export async function countChannels(tx: Tx): Promise<number> {
  const { count } = await tx
    .selectFrom('channel')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

function toColumns({ name, slaType, pipelineId, visibility, idleHours, isEnabled }: ChannelValues) {
  const columns = { name, sla_type: slaType, pipeline_id: pipelineId, visibility };
  return { ...columns, idle_hours: idleHours, is_enabled: isEnabled };
}

function toChannel({ changedBy: _changedBy, ...channel }: ChannelState): Channel {
  return channel;
}

async function readStates(db: Db, which: ReturnType<typeof sql>): Promise<ChannelState[]> {
  const { rows } = await sql<ChannelState>`
    select
      channel.id, channel.name, kind, sla_type as "slaType", pipeline_id as "pipelineId", visibility,
      is_enabled as "isEnabled", channel.version, idle_hours as "idleHours", ${ownerRule()} as owner,
      ${accountView()} as account,
      json_build_object(
        'firstResponseS', first_response_s, 'closureS', closure_s, 'calendarId', calendar_id,
        'pausingStatuses', coalesce(pausing_statuses, '{}'), 'notifyUserId', notify_user_id,
        'warningShare', warning_share, 'levels', coalesce(levels, '[]')
      ) as policy,
      array(select user_id from channel_viewer where channel_id = channel.id and user_id is not null) as "userIds",
      array(select team_id from channel_viewer where channel_id = channel.id and team_id is not null) as "teamIds",
      (
        select json_build_object('id', "user".id, 'name', "user".name, 'email', "user".email)
        from "user" where "user".id = channel.changed_by
      ) as "changedBy"
    from channel left join sla_policy on sla_policy.channel_id = channel.id
    where ${which} order by lower(channel.name), channel.id
  `.execute(db);
  return rows;
}

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
