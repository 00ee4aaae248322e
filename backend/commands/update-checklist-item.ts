/** Ticks, rewords or moves an item of a checklist. */
import type { Result } from '#lib/base/result.ts';
import type { Checklist, ChecklistItem } from '#lib/contract/checklists.ts';
import { positionAt } from '#backend/core/places.ts';
import { event, type EventDraft } from '#backend/core/ticket-changes.ts';
import { listPositions, updateItemRow, type ItemChanges } from '#backend/data/checklists.ts';
import { findChecklist, findItem, onChecklists, type Checklists, type OfItem } from './checklists.ts';
import type { Call, Companion, Refusal } from './companion.ts';
import { refusable } from './refusable.ts';

type Changes = { text?: string | undefined; isDone?: boolean | undefined; place?: number | undefined };

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

/** One event a write: a tick says more than new words in the same request, and a move alone says nothing. */
function eventOf(checklist: Checklist, item: ChecklistItem, row: ItemChanges): EventDraft | null {
  const subject = checklist.title;
  const text = row.text ?? item.text;
  if (row.done !== undefined)
    return event(row.done === null ? 'item-unticked' : 'item-ticked', { subject, to: text });
  if (text !== item.text) return event('item-changed', { subject, from: item.text, to: text });
  return null;
}
