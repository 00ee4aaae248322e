/** Entries of the audit log. One is written before the work and completed after it, so that none can be missing. */
import { sql } from 'kysely';
import type { AuditEntryId, UserId } from '#lib/contract/ids.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import { readCursor, writeCursor } from './cursors.ts';
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

/** A page of the log, newest first. */
export async function listAuditRows(
  db: Db,
  asked: { actorId: UserId | undefined; cursor: string | undefined; limit: number },
): Promise<{ items: AuditRow[]; next: string | null }> {
  const after = readCursor(asked.cursor);
  const { rows } = await sql<AuditRow>`
    select entry.id, entry.at, entry.action, entry.subject, entry.fields, entry.outcome,
      case when "user".id is null then null
        else json_build_object('id', "user".id, 'name', "user".name, 'email', "user".email) end as actor
    from audit_entry as entry left join "user" on "user".id = entry.actor_id
    where (${asked.actorId ?? null}::uuid is null or entry.actor_id = ${asked.actorId ?? null}::uuid)
      and (${after?.at ?? null}::timestamptz is null or (entry.at, entry.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by entry.at desc, entry.id desc limit ${asked.limit + 1}
  `.execute(db);
  const items = rows.slice(0, asked.limit);
  const last = items.at(-1);
  const next =
    rows.length > asked.limit && last !== undefined ? writeCursor({ at: last.at, id: last.id }) : null;
  return { items, next };
}
