/** Renames or moves a checklist. */
import type { Result } from '#lib/base/result.ts';
import { positionAt } from '#backend/core/places.ts';
import { event } from '#backend/core/ticket-changes.ts';
import { listPositions, updateChecklistRow } from '#backend/data/checklists.ts';
import { findChecklist, onChecklists, type Checklists, type OfChecklist } from './checklists.ts';
import type { Call, Companion, Refusal } from './companion.ts';
import { refusable } from './refusable.ts';

/** Another title, another place, or both. A move alone leaves no event: nothing was said or done. */
export function updateChecklist(
  companion: Companion,
  call: Call<OfChecklist & { title?: string | undefined; place?: number | undefined }>,
): Promise<Result<Checklists, Refusal>> {
  const { checklistId, title, place } = call.input;
  return refusable(companion.database, (tx) =>
    onChecklists({ companion, tx }, call, async ({ row, checklists }) => {
      const checklist = findChecklist(checklists, checklistId);
      const position =
        place === undefined
          ? undefined
          : positionAt(await listPositions(tx, { checklistsOf: row.id, without: checklistId }), place);
      await updateChecklistRow(tx, checklistId, {
        ...(title === undefined ? {} : { title }),
        ...(position === undefined ? {} : { position }),
      });
      if (title === undefined || title === checklist.title) return null;
      return event('checklist-renamed', { from: checklist.title, to: title });
    }),
  );
}
