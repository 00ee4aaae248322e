/** Writes on the items of a checklist. */
import type { Result } from '#lib/base/result.ts';
import type { Checklist, ChecklistItem } from '#lib/contract/checklists.ts';
import type { ChecklistId, ChecklistItemId, TicketId } from '#lib/contract/ids.ts';
import { positionAt } from '#backend/core/places.ts';
import { event, type EventDraft } from '#backend/core/ticket-changes.ts';
import {
  deleteItem,
  insertItem,
  listPositions,
  updateItemRow,
  type ItemChanges,
} from '#backend/data/checklists.ts';
import { findChecklist, onChecklists, refuseTooMany, type Checklists } from './change-checklists.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { once, type Once } from './once.ts';
import { refusable } from './refusable.ts';

type OfChecklist = { ticketId: TicketId; checklistId: ChecklistId };
type OfItem = OfChecklist & { itemId: ChecklistItemId };
type Changes = { text?: string | undefined; isDone?: boolean | undefined; place?: number | undefined };

/** A new item at the end of its checklist. */
export function addChecklistItem(
  companion: Companion,
  call: Call<OfChecklist & { text: string }> & { once: Once | null },
): Promise<Result<Checklists, Refusal>> {
  const { checklistId, text } = call.input;
  return once(companion, call, (tx) =>
    onChecklists({ companion, tx }, call, async ({ checklists }) => {
      const { items, title } = findChecklist(checklists, checklistId);
      refuseTooMany(items);
      await insertItem(tx, checklistId, text);
      return event('item-added', { subject: title, to: text });
    }),
  );
}

/** The item ticked, unticked, reworded or moved. Ticking what is ticked keeps who did it first. */
export function updateChecklistItem(
  companion: Companion,
  call: Call<OfItem & Changes>,
): Promise<Result<Checklists, Refusal>> {
  const { checklistId, itemId, ...changes } = call.input;
  return refusable(companion.database, (tx) =>
    onChecklists({ companion, tx }, call, async ({ checklists }) => {
      const checklist = findChecklist(checklists, checklistId);
      const item = findItem(checklist, itemId);
      const row: ItemChanges = {};
      if (changes.text !== undefined) row.text = changes.text;
      if (changes.isDone !== undefined && changes.isDone !== (item.done !== null))
        row.done = changes.isDone ? { at: companion.now(), by: call.actor.userId } : null;
      if (changes.place !== undefined)
        row.position = positionAt(
          await listPositions(tx, { itemsOf: checklistId, without: itemId }),
          changes.place,
        );
      await updateItemRow(tx, itemId, row);
      return eventOf(checklist, item, row);
    }),
  );
}

/** Without the item. */
export function removeChecklistItem(
  companion: Companion,
  call: Call<OfItem>,
): Promise<Result<Checklists, Refusal>> {
  return refusable(companion.database, (tx) =>
    onChecklists({ companion, tx }, call, async ({ checklists }) => {
      const checklist = findChecklist(checklists, call.input.checklistId);
      const item = findItem(checklist, call.input.itemId);
      await deleteItem(tx, item.id);
      return event('item-removed', { subject: checklist.title, from: item.text });
    }),
  );
}

function findItem(checklist: Checklist, id: ChecklistItemId): ChecklistItem {
  const item = checklist.items.find((each) => each.id === id);
  if (item === undefined) throw new RefusedError({ code: 'not_found' });
  return item;
}

/** One event a write: a tick says more than new words in the same request, and a move alone says nothing. */
function eventOf(checklist: Checklist, item: ChecklistItem, row: ItemChanges): EventDraft | null {
  const subject = checklist.title;
  const text = row.text ?? item.text;
  if (row.done !== undefined)
    return event(row.done === null ? 'item-unticked' : 'item-ticked', { subject, to: text });
  if (text !== item.text) return event('item-changed', { subject, from: item.text, to: text });
  return null;
}
