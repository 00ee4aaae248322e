/** Whom a channel's new tickets are given to. */
import { sql, type RawBuilder } from 'kysely';
import type { OwnerRule } from '#lib/contract/channels.ts';
import type { ChannelId, UserId } from '#lib/contract/ids.ts';
import type { Taker } from '#backend/core/reassignment.ts';
import type { Db, Tx } from './database.ts';
import { listActors } from './users.ts';

/** The rule of a row of `channel`, as JSON. */
export function ownerRule(): RawBuilder<OwnerRule> {
  return sql<OwnerRule>`(
    select json_build_object(
      'rule', coalesce(max(channel_owner_rule.rule), 'nobody'),
      'userId', max(channel_owner_rule.user_id::text),
      'userIds', array(select user_id from channel_candidate where channel_id = channel.id and user_id is not null),
      'teamIds', array(select team_id from channel_candidate where channel_id = channel.id and team_id is not null)
    ) from channel_owner_rule where channel_id = channel.id
  )`;
}

/** Replaces the rule of a channel. */
export async function setOwnerRule(
  tx: Tx,
  id: ChannelId,
  { rule, userId, userIds, teamIds }: OwnerRule,
): Promise<void> {
  await tx.deleteFrom('channel_owner_rule').where('channel_id', '=', id).execute();
  await tx.deleteFrom('channel_candidate').where('channel_id', '=', id).execute();
  await tx
    .insertInto('channel_owner_rule')
    .values({ channel_id: id, rule, user_id: rule === 'user' ? userId : null })
    .execute();
  if (rule !== 'fewest') return;
  const rows = [
    ...[...new Set(userIds)].map((user_id) => ({ channel_id: id, user_id, team_id: null })),
    ...[...new Set(teamIds)].map((team_id) => ({ channel_id: id, user_id: null, team_id })),
  ];
  if (rows.length > 0) await tx.insertInto('channel_candidate').values(rows).execute();
}

/** A rule as owners are chosen by it. */
export type ResolvedRule =
  | { rule: 'nobody' }
  | { rule: 'user'; userId: UserId }
  | { rule: 'fewest'; userIds: UserId[] };

/** The channel's rule, teams resolved. */
export async function readOwnerRule(db: Db, channelId: ChannelId): Promise<ResolvedRule> {
  const row = await db
    .selectFrom('channel_owner_rule')
    .where('channel_id', '=', channelId)
    .select(['rule', 'user_id'])
    .executeTakeFirst();
  if (row?.rule === 'user' && row.user_id !== null) return { rule: 'user', userId: row.user_id };
  if (row?.rule !== 'fewest') return { rule: 'nobody' };
  const { rows } = await sql<{ userId: UserId }>`
    select user_id as "userId" from channel_candidate where channel_id = ${channelId} and user_id is not null
    union
    select team_member.user_id from channel_candidate join team_member on team_member.team_id = channel_candidate.team_id
    where channel_candidate.channel_id = ${channelId}
  `.execute(db);
  return { rule: 'fewest', userIds: rows.map(({ userId }) => userId) };
}

/** Those of the users who are active and available, with how many open tickets each owns. */
export async function listAvailable(db: Db, userIds: readonly UserId[]): Promise<Taker[]> {
  const { rows } = await sql<{ userId: UserId; open: number }>`
    select member.user_id as "userId", (
      select count(*)::integer from ticket
      where owner_id = member.user_id and status <> 'closed' and withdrawn_at is null and deleted_at is null
    ) as open
    from member left join user_status on user_status.id = member.status_id
    where member.user_id = any (${[...userIds]}::uuid[]) and member.is_active and coalesce(user_status.is_available, true)
  `.execute(db);
  const open = new Map(rows.map((row) => [row.userId, row.open]));
  return (await listActors(db)).flatMap((actor) => {
    const count = open.get(actor.userId);
    return count === undefined ? [] : [{ ...actor, open: count }];
  });
}
