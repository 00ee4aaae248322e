/** Versions of tickets. */
import { sql } from 'kysely';
import type { TicketId } from '#lib/contract/ids.ts';
import type { Db, Tx } from './database.ts';

/** The version that each ticket has now. */
export async function findVersions(
  db: Db,
  ids: readonly TicketId[],
): Promise<{ id: TicketId; version: number }[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('ticket').where('id', 'in', ids).select(['id', 'version']).execute();
}

/** Keeps others from writing the ticket until the transaction ends. */
export async function holdTicket(tx: Tx, id: TicketId): Promise<void> {
  await tx.selectFrom('ticket').where('id', '=', id).select('id').forUpdate().execute();
}

/** The ticket's next version for what happens beside its values; a closed one stays closed when it was. */
export async function bumpVersion(tx: Tx, id: TicketId, at: Date): Promise<number> {
  const { version } = await tx
    .updateTable('ticket')
    .set({ updated_at: at, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}
