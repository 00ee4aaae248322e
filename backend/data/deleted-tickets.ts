/** Deleted tickets: seen only by those who may restore them. */
import { sql } from 'kysely';
import { assertExists } from '#lib/base/assert.ts';
import type { TicketId, UserId } from '#lib/contract/ids.ts';
import type { DeletedTicket } from '#lib/contract/ticket-life.ts';
import type { Actor } from '#backend/core/permissions.ts';
import { readCursor, writeCursor } from './cursors.ts';
import type { Db, Tx } from './database.ts';
import { joinSummaries, toSummaries, type Reader } from './ticket-summaries.ts';
import { deletedVisibleTo } from './visibility.ts';

/** The id of the deleted ticket, its row locked; null when there is none that the actor may see. */
export async function lockDeletedTicket(tx: Tx, actor: Actor, id: TicketId): Promise<TicketId | null> {
  const row = await tx
    .selectFrom('ticket')
    .where('ticket.id', '=', id)
    .where(deletedVisibleTo(actor))
    .select('ticket.id')
    .forUpdate()
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Marks a ticket as deleted, or with null as there again; answers with its next version. */
export async function setDeleted(
  tx: Tx,
  id: TicketId,
  deleted: { at: Date; by: UserId } | null,
): Promise<number> {
  const { version } = await tx
    .updateTable('ticket')
    .set({
      deleted_at: deleted?.at ?? null,
      deleted_by: deleted?.by ?? null,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

type Page = { items: DeletedTicket[]; next: string | null };

/** A page of deleted tickets, latest deleted first. */
export async function listDeletedTickets(
  db: Db,
  reader: Reader,
  query: { cursor?: string | undefined; limit: number },
): Promise<Page> {
  const after = readCursor(query.cursor);
  const rows = await joinSummaries(db)
    .leftJoin('user as deleter', 'deleter.id', 'ticket.deleted_by')
    .where(deletedVisibleTo(reader.actor))
    .$if(after !== null, (select) =>
      select.where(sql<boolean>`(ticket.deleted_at, ticket.id) < (${after?.at}, ${after?.id}::uuid)`),
    )
    .select([
      sql<Date>`ticket.deleted_at`.as('deleted_at'),
      'deleter.id as deleter_id',
      'deleter.name as deleter_name',
      'deleter.email as deleter_email',
    ])
    .orderBy('ticket.deleted_at', 'desc')
    .orderBy('ticket.id', 'desc')
    .limit(query.limit + 1)
    .execute();
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const summaries = await toSummaries(db, reader, shown);
  return {
    items: shown.map(({ deleter_id: id, deleter_name: name, deleter_email: email, ...row }, index) => ({
      ...assertExists(summaries[index], 'the same row'),
      deletedAt: row.deleted_at.toISOString(),
      deletedBy: id === null || name === null || email === null ? null : { id, name, email },
    })),
    next:
      rows.length > query.limit && last !== undefined
        ? writeCursor({ at: last.deleted_at, id: last.id })
        : null,
  };
}
