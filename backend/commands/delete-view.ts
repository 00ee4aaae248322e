/** Deletes a view. */
import type { Result } from '#lib/base/result.ts';
import type { ViewId } from '#lib/contract/ids.ts';
import { deleteViewRow } from '#backend/data/ticket-views.ts';
import type { Call, Companion, Refusal } from './companion.ts';
import { refusable } from './refusable.ts';
import { lockViewForChange } from './update-view.ts';

/** Nothing once it is gone; lists that opened with it open with all tickets again. */
export function deleteView(
  companion: Companion,
  { actor, input }: Call<{ viewId: ViewId }>,
): Promise<Result<undefined, Refusal>> {
  return refusable(companion.database, async (tx) => {
    const { id } = await lockViewForChange(tx, actor, input.viewId);
    await deleteViewRow(tx, id);
    return undefined;
  });
}
