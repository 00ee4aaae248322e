/** Removes an item of a checklist. */
import type { Result } from '#lib/base/result.ts';
import { event } from '#backend/core/ticket-changes.ts';
import { deleteItem } from '#backend/data/checklists.ts';
import { findChecklist, findItem, onChecklists, type Checklists, type OfItem } from './checklists.ts';
import type { Call, Companion, Refusal } from './companion.ts';
import { refusable } from './refusable.ts';

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
