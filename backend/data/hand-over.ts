/** Gives all open tickets of one user to another, or to nobody, each with its event. */
import { sql } from 'kysely';
import type { UserId } from '#lib/contract/ids.ts';
import type { Tx } from './database.ts';

export type HandOver = {
  from: { id: UserId; name: string };
  to: { id: UserId; name: string } | null;
  actorId: UserId;
  at: Date;
  /** Why, for the timeline. */
  reason: string;
};

/** One statement for all, since somebody who leaves may own thousands; answers with how many there were. */
export async function handOverTickets(tx: Tx, { from, to, actorId, at, reason }: HandOver): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    with moved as (
      update ticket set owner_id = ${to?.id ?? null}, updated_at = ${at}, version = version + 1
      where owner_id = ${from.id} and status <> 'closed' and withdrawn_at is null
      returning id, version
    )
    insert into ticket_event (ticket_id, kind, at, actor_id, from_value, to_value, reason, version)
    select id, 'owner-changed', ${at}, ${actorId}, ${from.name}, ${to?.name ?? null}, ${reason}, version from moved
    returning id
  `.execute(tx);
  return rows.length;
}
