/** Entries of the audit log. One is written before the work and completed after it, so that none can be missing. */
import { sql } from 'kysely';
import type { AuditEntryId, UserId } from '#lib/contract/ids.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import { readCursor, writeCursor, type Place } from './cursors.ts';
import type { Db } from './database.ts';

export type AuditRow = {
  id: AuditEntryId;
  at: Date;
  actor: UserSummary | null;
  action: string;
  subject: string | null;
  fields: string[];
  outcome: 'done' | 'refused' | null;
};

/** Notes that something is about to be done. */
export async function startAuditEntry(
  db: Db,
  entry: { actorId: UserId; action: string; subject: string | null; fields: string[]; at: Date },
): Promise<AuditEntryId> {
  const { id } = await db
    .insertInto('audit_entry')
    .values({
      actor_id: entry.actorId,
      action: entry.action,
      subject: entry.subject,
      fields: entry.fields,
      at: entry.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Notes how it ended; a null code means that it was done. */
export async function finishAuditEntry(
  db: Db,
  id: AuditEntryId,
  end: { subject: string | null; code: string | null },
): Promise<void> {
  await db
    .updateTable('audit_entry')
    .set({
      outcome: end.code === null ? 'done' : 'refused',
      code: end.code,
      ...(end.subject === null ? {} : { subject: end.subject }),
    })
    .where('id', '=', id)
    .execute();
}

/** Which entries are asked for. */
export type AuditAsked = {
  actorId?: UserId | undefined;
  /** Names of calls; absent: all. */
  calls?: string[] | undefined;
  from?: Date | undefined;
  until?: Date | undefined;
};

/** A page of the log, newest first. */
export async function listAuditRows(
  db: Db,
  asked: AuditAsked,
  { cursor, limit }: { cursor: string | undefined; limit: number },
): Promise<{ items: AuditRow[]; next: string | null }> {
  const after = readCursor(cursor);
  const { rows } = await sql<AuditRow>`
    select entry.id, entry.at, entry.action, entry.subject, entry.fields, entry.outcome,
      case when "user".id is null then null
        else json_build_object('id', "user".id, 'name', "user".name, 'email', "user".email) end as actor
    from audit_entry as entry left join "user" on "user".id = entry.actor_id
    where ${sql.join([...conditionsOf(asked), afterPlace(after)], sql` and `)}
    order by entry.at desc, entry.id desc limit ${limit + 1}
  `.execute(db);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const next = rows.length > limit && last !== undefined ? writeCursor({ at: last.at, id: last.id }) : null;
  return { items, next };
}

function conditionsOf({ actorId, calls, from, until }: AuditAsked) {
  return [
    actorId === undefined ? sql`true` : sql`entry.actor_id = ${actorId}`,
    calls === undefined ? sql`true` : sql`entry.action = any(${calls}::text[])`,
    from === undefined ? sql`true` : sql`entry.at >= ${from}`,
    until === undefined ? sql`true` : sql`entry.at < ${until}`,
  ];
}

function afterPlace(after: Place | null) {
  return after === null ? sql`true` : sql`(entry.at, entry.id) < (${after.at}, ${after.id}::uuid)`;
}
