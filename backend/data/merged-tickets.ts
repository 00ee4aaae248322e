/** What a merge and a mark of spam leave on tickets beside their values. */
import type { TicketId, UserId } from '#lib/contract/ids.ts';
import type { TicketLink } from '#lib/contract/tickets.ts';
import type { Db, Tx } from './database.ts';
import type { Reader } from './ticket-summaries.ts';
import { visibleTo } from './visibility.ts';

/** Links the conversations of one ticket to another one too; those that it has stay as they are. */
export async function linkConversationsOf(
  tx: Tx,
  { from, to, by }: { from: TicketId; to: TicketId; by: UserId },
): Promise<void> {
  await tx
    .insertInto('ticket_conversation')
    .columns(['ticket_id', 'conversation_id', 'linked_by'])
    .expression((select) =>
      select
        .selectFrom('ticket_conversation')
        .where('ticket_id', '=', from)
        .select([
          select.val(to).$castTo<TicketId>().as('ticket_id'),
          'conversation_id',
          select.val(by).$castTo<UserId | null>().as('linked_by'),
        ]),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Notes which ticket the duplicate was closed in favour of. */
export async function setMergedInto(tx: Tx, id: TicketId, intoId: TicketId): Promise<void> {
  await tx.updateTable('ticket').set({ merged_into_id: intoId }).where('id', '=', id).execute();
}

/** Notes that a ticket is spam. */
export async function setSpam(tx: Tx, id: TicketId): Promise<void> {
  await tx.updateTable('ticket').set({ is_spam: true }).where('id', '=', id).execute();
}

/** The ticket that this one was merged into, those merged into it, as far as the reader may see them, and whether it is spam. */
export async function findMergeLinks(
  db: Db,
  reader: Reader,
  id: TicketId,
): Promise<{ mergedInto: TicketLink | null; mergedFrom: TicketLink[]; isSpam: boolean }> {
  const { merged_into_id: intoId, is_spam: isSpam } = await db
    .selectFrom('ticket')
    .where('id', '=', id)
    .select(['merged_into_id', 'is_spam'])
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('ticket')
    .where(visibleTo(reader.actor))
    .where((where) =>
      where.or([
        where('ticket.merged_into_id', '=', id),
        ...(intoId === null ? [] : [where('ticket.id', '=', intoId)]),
      ]),
    )
    .select(['ticket.id', 'ticket.number', 'ticket.subject', 'ticket.status'])
    .orderBy('ticket.created_at')
    .orderBy('ticket.id')
    .execute();
  return {
    mergedInto: rows.find((row) => row.id === intoId) ?? null,
    mergedFrom: rows.filter((row) => row.id !== intoId),
    isSpam,
  };
}
