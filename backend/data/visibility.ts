/** `core/visibility` as an SQL predicate. Every query that reads tickets for somebody goes through it. */
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import type { ChannelId, UserId } from '#lib/contract/ids.ts';
import { isPermitted, type Actor } from '#backend/core/permissions.ts';

/** True for the rows of table `ticket` that the actor may see. */
export function visibleTo(actor: Actor): Expression<SqlBool> {
  return sql<SqlBool>`(ticket.deleted_at is null and ${reachableFor(actor)})`;
}

/** True for the rows of table `conversation` that came by a channel and that the actor may read. */
export function conversationVisibleTo(actor: Actor): Expression<SqlBool> {
  if (!isPermitted(actor, 'messages.read')) return sql<SqlBool>`false`;
  const isOnChannel = sql<SqlBool>`conversation.channel_id is not null`;
  if (isPermitted(actor, 'tickets.read-all') || actor.hiddenChannels?.length === 0) return isOnChannel;
  return sql<SqlBool>`(${isOnChannel} and conversation.channel_id <> all (${hiddenFor(actor)}))`;
}

/** True for the deleted rows of table `ticket` that the actor may see and restore. */
export function deletedVisibleTo(actor: Actor): Expression<SqlBool> {
  return isPermitted(actor, 'tickets.delete') ? deletedFrom(actor) : sql<SqlBool>`false`;
}

/** True for the deleted rows of table `ticket` that the actor could see if they were not deleted. */
export function deletedFrom(actor: Actor): Expression<SqlBool> {
  return sql<SqlBool>`(ticket.deleted_at is not null and ${reachableFor(actor)})`;
}

/** True for the rows that the actor may see or could see if they were not deleted. */
function reachableFor(actor: Actor): Expression<SqlBool> {
  if (!isPermitted(actor, 'tickets.read')) return sql<SqlBool>`false`;
  if (isPermitted(actor, 'tickets.read-all')) return sql<SqlBool>`ticket.withdrawn_at is null`;
  const isThere = sql`ticket.withdrawn_at is null ${shownByChannel(actor)}`;
  if (actor.isShownAllTickets === true) return sql<SqlBool>`${isThere}`;
  const isOwn = sql`ticket.owner_id = ${actor.userId} or ticket.created_by = ${actor.userId}`;
  if (actor.isShownAllTickets === false) return sql<SqlBool>`${isThere} and (${isOwn})`;
  return sql<SqlBool>`${isThere} and (${isOwn} or ${isShownAllTickets(sql`${actor.userId}::uuid`)})`;
}

/** Nothing where no channel hides anything from the actor, so that plans stay as they are. */
function shownByChannel(actor: Actor): RawBuilder<unknown> {
  if (actor.hiddenChannels?.length === 0) return sql``;
  return sql`and (ticket.channel_id is null or ticket.channel_id <> all (${hiddenFor(actor)}))`;
}

/** Ids of the channels that show the actor nothing, as an array. */
function hiddenFor({ userId, hiddenChannels }: Actor): RawBuilder<unknown> {
  return hiddenChannels === undefined
    ? hiddenChannelsOf(sql`${userId}::uuid`)
    : sql`${hiddenChannels}::uuid[]`;
}

/** Ids of the channels that show their tickets to chosen people without this user, as an array. */
export function hiddenChannelsOf(userId: RawBuilder<unknown>): RawBuilder<ChannelId[]> {
  return sql<ChannelId[]>`array(
    select channel.id from channel
    where channel.visibility = 'chosen' and not (${userId} = any (${channelViewers(sql.ref('channel.id'))}))
  )`;
}

/** Ids of those chosen to see a channel's tickets, alone or by a team, as an array. */
export function channelViewers(channelId: RawBuilder<unknown>): RawBuilder<UserId[]> {
  return sql<UserId[]>`array(
    select channel_viewer.user_id from channel_viewer
    where channel_viewer.channel_id = ${channelId} and channel_viewer.user_id is not null
    union all
    select team_member.user_id from channel_viewer join team_member on team_member.team_id = channel_viewer.team_id
    where channel_viewer.channel_id = ${channelId}
  )`;
}

/** To whom alone the channel of a row of `ticket` shows it; null for everybody. */
export function onlyFor(): RawBuilder<UserId[] | null> {
  return sql<UserId[] | null>`(
    select ${channelViewers(sql.ref('channel.id'))} from channel
    where channel.id = ticket.channel_id and channel.visibility = 'chosen'
  )`;
}

/** True when the Ticket module is public, or the user was chosen to see all while it is private, alone or by a team. */
export function isShownAllTickets(userId: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`(
    coalesce((select ticket_visibility from workspace) = 'public', false)
    or exists (
      select from ticket_viewer where ticket_viewer.user_id = ${userId}
      union all
      select from ticket_viewer join team_member on team_member.team_id = ticket_viewer.team_id
      where team_member.user_id = ${userId}
    )
  )`;
}
