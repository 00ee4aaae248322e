/** What the writes on a ticket's checklists share. Each leaves one event, and answers with all checklists of the ticket. */
import { ITEMS_MAX, type Checklist, type ChecklistItem } from '#lib/contract/checklists.ts';
import type { ChecklistId, ChecklistItemId, TicketId } from '#lib/contract/ids.ts';
import type { EventDraft } from '#backend/core/ticket-changes.ts';
import { listChecklists } from '#backend/data/checklists.ts';
import type { Tx } from '#backend/data/database.ts';
import { appendEvents, updateTicketRow, type TicketRow } from '#backend/data/tickets.ts';
import { RefusedError, type Call, type Companion } from './companion.ts';
import { lockForChange } from './update-ticket.ts';

export type Checklists = { items: Checklist[] };
export type OfTicket = { ticketId: TicketId };
export type OfChecklist = OfTicket & { checklistId: ChecklistId };
export type OfItem = OfChecklist & { itemId: ChecklistItemId };

type Writing = { row: TicketRow; checklists: Checklist[] };

/** Runs a write on a ticket that is not closed, and appends the event it answers with. */
export async function onChecklists(
  { companion, tx }: { companion: Companion; tx: Tx },
  { actor, input }: Call<OfTicket>,
  write: (writing: Writing) => Promise<EventDraft | null>,
): Promise<Checklists> {
  const reader = { actor, publicUrl: companion.publicUrl, now: companion.now };
  const row = await lockForChange(tx, reader, { id: input.ticketId, version: null });
  const draft = await write({ row, checklists: await listChecklists(tx, row.id) });
  const at = companion.now();
  const version = await updateTicketRow(tx, row.id, { state: row, at });
  const target = { ticketId: row.id, actorId: actor.userId, at, version };
  await appendEvents(tx, target, draft === null ? [] : [draft]);
  return { items: await listChecklists(tx, row.id) };
}

/** The checklist with this id; refused as not found when the ticket has none. */
export function findChecklist(checklists: readonly Checklist[], id: ChecklistId): Checklist {
  const checklist = checklists.find((each) => each.id === id);
  if (checklist === undefined) throw new RefusedError({ code: 'not_found' });
  return checklist;
}

/** Refuses one more than a ticket may have. */
export function refuseTooMany(things: readonly unknown[]): void {
  if (things.length < ITEMS_MAX) return;
  throw new RefusedError({
    code: 'too_many_items',
    detail: `A ticket has at most ${ITEMS_MAX} checklists, and a checklist as many items. Make another ticket.`,
  });
}

/** The item with this id; refused as not found when the checklist has none. */
export function findItem(checklist: Checklist, id: ChecklistItemId): ChecklistItem {
  const item = checklist.items.find((each) => each.id === id);
  if (item === undefined) throw new RefusedError({ code: 'not_found' });
  return item;
}
