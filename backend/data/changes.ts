/**
 * What changed, since a cursor. A cursor is the snapshot of the read before: whatever that snapshot did not see is news, so a
 * transaction that took its turn late is never skipped, and the cursor outlives the process that gave it.
 */
import { sql } from 'kysely';
import { assertExists } from '#lib/base/assert.ts';
import type { RecordId, TicketId, UserId } from '#lib/contract/ids.ts';
import type { Db } from './database.ts';
import { chosenViewers } from './users.ts';
import { onlyFor } from './visibility.ts';

/** The channel on which processes wake each other. It carries no news: the table is the truth, this only says "look". */
export const CHANGES_CHANNEL = 'threadside_changes';

/** A ticket that changed, with what decides who may see it. */
export type ChangedTicket = {
  topic: 'ticket';
  id: TicketId;
  number: string;
  version: number;
  ownerId: UserId | null;
  createdBy: UserId | null;
  isWithdrawn: boolean;
  isDeleted: boolean;
  onlyFor: UserId[] | null;
};

export type Change =
  | ChangedTicket
  | { topic: 'record'; id: RecordId }
  | { topic: 'tickets' | 'records' | 'settings' | 'conversations' }
  | { topic: 'notifications'; userId: UserId };

export type News = {
  /** Give it back to go on from here. */
  cursor: string;
  /** Null when the cursor is of another database or too old: anything may have changed. */
  changes: Change[] | null;
  visibility: 'public' | 'private';
  /** Those chosen to see private tickets. */
  chosen: ReadonlySet<UserId>;
};

type Row = {
  origin: string;
  at: number;
  snapshot: string;
  visibility: 'public' | 'private' | null;
  chosen: UserId[];
  isKnown: boolean | null;
  changes: Change[];
};

/** Changes are kept this long; a reader who was away longer reads everything afresh. */
const KEPT_HOURS = 24;

/** News since the cursor, or only a cursor when there is none yet. */
export async function readChanges(db: Db, cursor: string | null): Promise<News> {
  const since = parseCursor(cursor ?? '');
  const { rows } = await sql<Row>`
    select
      origin.id as origin,
      floor(extract(epoch from now()) * 1000)::float8 as at,
      pg_current_snapshot()::text as snapshot,
      (select ticket_visibility from workspace) as visibility,
      coalesce((select json_agg(user_id) from (${chosenViewers}) as chosen), '[]') as chosen,
      ${since.origin}::uuid = origin.id
        and pg_snapshot_xmin(${since.snapshot}::pg_snapshot) <= pg_snapshot_xmax(pg_current_snapshot())
        and ${since.at}::timestamptz > now() - make_interval(hours => ${KEPT_HOURS - 1}) as "isKnown",
      ${changesSince(since.snapshot)} as changes
    from change_origin as origin
  `.execute(db);
  const row = assertExists(rows[0], 'the row of change_origin');
  const news = {
    cursor: `${row.origin}/${row.at}/${row.snapshot}`,
    visibility: row.visibility ?? 'private',
    chosen: new Set(row.chosen),
  };
  if (cursor === null) return { ...news, changes: [] };
  return { ...news, changes: row.isKnown === true ? row.changes : null };
}

/** Those that the snapshot did not see, as JSON. */
function changesSince(snapshot: string | null) {
  return sql`coalesce((
    select json_agg(case
      when news.topic = 'ticket' then json_build_object(
        'topic', 'ticket', 'id', ticket.id, 'number', ticket.number, 'version', ticket.version,
        'ownerId', ticket.owner_id, 'createdBy', ticket.created_by, 'isWithdrawn', ticket.withdrawn_at is not null,
        'isDeleted', ticket.deleted_at is not null, 'onlyFor', ${onlyFor()})
      when news.topic = 'record' then json_build_object('topic', 'record', 'id', news.subject_id)
      else json_build_object('topic', news.topic, 'userId', news.user_id)
    end)
    from (
      select distinct topic, subject_id, user_id from change
      where change.txid >= pg_snapshot_xmin(${snapshot}::pg_snapshot)
        and not pg_visible_in_snapshot(change.txid, ${snapshot}::pg_snapshot)
    ) as news
    left join ticket on news.topic = 'ticket' and ticket.id = news.subject_id
    where news.topic <> 'ticket' or ticket.id is not null
  ), '[]')`;
}

type Cursor = { origin: string | null; at: Date | null; snapshot: string | null };

/** A cursor's parts; all null when it was not ours. */
function parseCursor(cursor: string): Cursor {
  const [, origin, at, snapshot] = /^([\da-f-]{36})\/(\d{13})\/(\d+:\d+:[\d,]*)$/.exec(cursor) ?? [];
  if (origin === undefined || snapshot === undefined) return { origin: null, at: null, snapshot: null };
  return { origin, at: new Date(Number(at)), snapshot };
}

/** Wakes the readers of all processes. */
export async function announceChanges(db: Db): Promise<void> {
  await sql`select pg_notify(${CHANGES_CHANNEL}, '')`.execute(db);
}

/** Forgets changes that no cursor reaches any more. */
export async function forgetChanges(db: Db): Promise<void> {
  await sql`delete from change where at < now() - make_interval(hours => ${KEPT_HOURS})`.execute(db);
}
