/** Versions of tickets. */
import type { TicketId } from '#lib/contract/ids.ts';
import type { Db } from './database.ts';

/** The version that each ticket has now. */
export async function findVersions(
  db: Db,
  ids: readonly TicketId[],
): Promise<{ id: TicketId; version: number }[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('ticket').where('id', 'in', ids).select(['id', 'version']).execute();
}
