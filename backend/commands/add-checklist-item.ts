/** Adds an item to a checklist. */
import type { Result } from '#lib/base/result.ts';
import { event } from '#backend/core/ticket-changes.ts';
import { insertItem } from '#backend/data/checklists.ts';
import {
  findChecklist,
  onChecklists,
  refuseTooMany,
  type Checklists,
  type OfChecklist,
} from './checklists.ts';
import type { Call, Companion, Refusal } from './companion.ts';
import { once, type Once } from './once.ts';

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
