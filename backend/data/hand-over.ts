/** Gives open tickets of one user to others, each with its event. */
import { sql, type RawBuilder } from 'kysely';
import type { TicketId, UserId } from '#lib/contract/ids.ts';
import type { Tx } from './database.ts';
import { hiddenChannelsOf } from './visibility.ts';

type Somebody = { id: UserId; name: string };

type Origin = {
  from: Somebody;
  actorId: UserId;
  at: Date;
  /** Why, for the timeline. */
  reason: string;
};

export type HandOver = Origin & { to: (Somebody & { readsAll: boolean }) | null };

/**
 * All of them to one, or to nobody; those of channels that do not show them to that one go to nobody. One statement, since somebody who
 * leaves may own thousands. Answers with how many there were.
 */
export async function handOverTickets(tx: Tx, { to, ...origin }: HandOver): Promise<number> {
  const { from, at } = origin;
  const hidden = to === null || to.readsAll ? sql`'{}'::uuid[]` : hiddenChannelsOf(sql`${to.id}::uuid`);
  const { rows } = await sql`
    with moved as (
      update ticket set
        owner_id = case when channel_id = any (${hidden}) then null else ${to?.id ?? null}::uuid end,
        updated_at = ${at}, version = version + 1
      where owner_id = ${from.id} and status <> 'closed' and withdrawn_at is null
      returning id, version, case when owner_id is null then null else ${to?.name ?? null}::text end as to_name
    )
    ${eventsOf(origin)}
  `.execute(tx);
  return rows.length;
}

/** Some of them to colleagues, who are told unless they muted that. */
export async function moveTickets(
  tx: Tx,
  { moves, ...origin }: Origin & { moves: readonly { ticketId: TicketId; to: UserId }[] },
): Promise<void> {
  const { actorId, at } = origin;
  await sql`
    with given as (
      select ticket_id, to_id from unnest(
        ${moves.map(({ ticketId }) => ticketId)}::uuid[], ${moves.map(({ to }) => to)}::uuid[]
      ) as given (ticket_id, to_id)
    ), moved as (
      update ticket set owner_id = given.to_id, updated_at = ${at}, version = version + 1
      from given join "user" on "user".id = given.to_id
      where ticket.id = given.ticket_id
      returning ticket.id, ticket.version, given.to_id, "user".name as to_name
    ), told as (
      insert into notification (user_id, kind, ticket_id, actor_id, due_at, told_at)
      select to_id, 'assigned', id, ${actorId}::uuid, ${at}, ${at} from moved
      where not exists (
        select from muted_notification where muted_notification.user_id = to_id and muted_notification.kind = 'assigned'
      )
    )
    ${eventsOf(origin)}
  `.execute(tx);
}

/** Events for the rows of `moved`: id, version and name of the new owner. */
function eventsOf({ from, actorId, at, reason }: Origin): RawBuilder<unknown> {
  return sql`
    insert into ticket_event (ticket_id, kind, at, actor_id, from_value, to_value, reason, version)
    select id, 'owner-changed', ${at}, ${actorId}, ${from.name}, to_name, ${reason}, version from moved
    returning id
  `;
}
