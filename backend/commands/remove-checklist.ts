/** Removes a checklist. */
import type { Result } from '#lib/base/result.ts';
import { event } from '#backend/core/ticket-changes.ts';
import { deleteChecklist } from '#backend/data/checklists.ts';
import { findChecklist, onChecklists, type Checklists, type OfChecklist } from './checklists.ts';
import type { Call, Companion, Refusal } from './companion.ts';
import { refusable } from './refusable.ts';

/** Without the checklist and its items; the event says which it was. */
export function removeChecklist(
  companion: Companion,
  call: Call<OfChecklist>,
): Promise<Result<Checklists, Refusal>> {
  return refusable(companion.database, (tx) =>
    onChecklists({ companion, tx }, call, async ({ checklists }) => {
      const checklist = findChecklist(checklists, call.input.checklistId);
      await deleteChecklist(tx, checklist.id);
      return event('checklist-removed', { from: checklist.title });
    }),
  );
}
