/** `core/visibility` as an SQL predicate. Every query that reads tickets for somebody goes through it. */
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import { isPermitted, type Actor } from '#backend/core/permissions.ts';

/** True for the rows of table `ticket` that the actor may see. */
export function visibleTo(actor: Actor): Expression<SqlBool> {
  return sql<SqlBool>`(ticket.deleted_at is null and ${reachableFor(actor)})`;
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
  if (actor.isShownAllTickets === true) return sql<SqlBool>`ticket.withdrawn_at is null`;
  const isOwn = sql`ticket.owner_id = ${actor.userId} or ticket.created_by = ${actor.userId}`;
  if (actor.isShownAllTickets === false) return sql<SqlBool>`ticket.withdrawn_at is null and (${isOwn})`;
  return sql<SqlBool>`ticket.withdrawn_at is null and (${isOwn} or ${isShownAllTickets(sql`${actor.userId}::uuid`)})`;
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
