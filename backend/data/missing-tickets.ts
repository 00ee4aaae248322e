/** Why somebody finds no ticket under a number. */
import { sql } from 'kysely';
import type { MissingTicketFacts } from '#lib/contract/tickets.ts';
import { isPermitted, type Actor } from '#backend/core/permissions.ts';
import type { Db } from './database.ts';
import { deletedFrom } from './visibility.ts';

/**
 * The cause for this actor, who may not see the ticket. Numbers count up, so that there is one is no secret; the ticket is. An
 * id says nothing: whoever has one was shown it.
 */
export async function findWhyMissing(db: Db, actor: Actor, idOrNumber: string): Promise<MissingTicketFacts> {
  const row = await db
    .selectFrom('ticket')
    .leftJoin('user as deleter', 'deleter.id', 'ticket.deleted_by')
    .where('ticket.number', '=', idOrNumber.toUpperCase())
    .where('ticket.withdrawn_at', 'is', null)
    .select([
      'ticket.id',
      'ticket.deleted_at',
      'deleter.id as deleter_id',
      'deleter.name as deleter_name',
      'deleter.email as deleter_email',
    ])
    .select(sql<boolean>`${deletedFrom(actor)}`.as('was_visible'))
    .executeTakeFirst();
  if (row === undefined) return { cause: 'none' };
  if (row.deleted_at === null) return { cause: 'hidden' };
  // Who could not see it before is not told what became of it.
  if (!row.was_visible) return { cause: 'none' };
  const { deleter_id: id, deleter_name: name, deleter_email: email } = row;
  return {
    cause: 'deleted',
    ticketId: row.id,
    deletedAt: row.deleted_at.toISOString(),
    deletedBy: id === null || name === null || email === null ? null : { id, name, email },
    canRestore: isPermitted(actor, 'tickets.delete'),
  };
}
