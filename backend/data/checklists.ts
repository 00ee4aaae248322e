/** Checklists and their items, in the order of their positions. */
import { sql } from 'kysely';
import type { Checklist } from '#lib/contract/checklists.ts';
import type { ChecklistId, ChecklistItemId, TicketId, UserId } from '#lib/contract/ids.ts';
import type { Db, Tx } from './database.ts';

/** The ticket's checklists with their items. */
export async function listChecklists(db: Db, ticketId: TicketId): Promise<Checklist[]> {
  const { rows } = await sql<Checklist>`
    select checklist.id, checklist.title, coalesce((
      select json_agg(json_build_object(
        'id', item.id, 'text', item.text,
        'done', case when item.done_at is null then null else json_build_object(
          'at', to_char(item.done_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'by', json_build_object('id', "user".id, 'name', "user".name, 'email', "user".email)
        ) end
      ) order by item.position, item.id)
      from checklist_item as item left join "user" on "user".id = item.done_by
      where item.checklist_id = checklist.id
    ), '[]') as items
    from checklist where ticket_id = ${ticketId} order by position, id
  `.execute(db);
  return rows;
}

export async function insertChecklist(tx: Tx, ticketId: TicketId, title: string): Promise<void> {
  const position = sql<number>`(select coalesce(max(position), 0) + 1 from checklist where ticket_id = ${ticketId})`;
  await tx.insertInto('checklist').values({ ticket_id: ticketId, title, position }).execute();
}

export async function updateChecklistRow(
  tx: Tx,
  id: ChecklistId,
  changes: { title?: string; position?: number },
): Promise<void> {
  if (Object.keys(changes).length > 0)
    await tx.updateTable('checklist').set(changes).where('id', '=', id).execute();
}

export async function deleteChecklist(tx: Tx, id: ChecklistId): Promise<void> {
  await tx.deleteFrom('checklist').where('id', '=', id).execute();
}

export async function insertItem(tx: Tx, checklistId: ChecklistId, text: string): Promise<void> {
  const position = sql<number>`(select coalesce(max(position), 0) + 1 from checklist_item where checklist_id = ${checklistId})`;
  await tx.insertInto('checklist_item').values({ checklist_id: checklistId, text, position }).execute();
}

export type ItemChanges = { text?: string; position?: number; done?: { at: Date; by: UserId } | null };

export async function updateItemRow(
  tx: Tx,
  id: ChecklistItemId,
  { done, ...changes }: ItemChanges,
): Promise<void> {
  const set = {
    ...changes,
    ...(done === undefined ? {} : { done_at: done?.at ?? null, done_by: done?.by ?? null }),
  };
  if (Object.keys(set).length > 0)
    await tx.updateTable('checklist_item').set(set).where('id', '=', id).execute();
}

export async function deleteItem(tx: Tx, id: ChecklistItemId): Promise<void> {
  await tx.deleteFrom('checklist_item').where('id', '=', id).execute();
}

/** Positions of a ticket's checklists, or of a checklist's items, without the one that is about to move. */
export async function listPositions(
  tx: Tx,
  of: { checklistsOf: TicketId; without: ChecklistId } | { itemsOf: ChecklistId; without: ChecklistItemId },
): Promise<number[]> {
  const rows =
    'itemsOf' in of
      ? await tx
          .selectFrom('checklist_item')
          .where('checklist_id', '=', of.itemsOf)
          .where('id', '<>', of.without)
          .select('position')
          .orderBy('position')
          .execute()
      : await tx
          .selectFrom('checklist')
          .where('ticket_id', '=', of.checklistsOf)
          .where('id', '<>', of.without)
          .select('position')
          .orderBy('position')
          .execute();
  return rows.map(({ position }) => position);
}
