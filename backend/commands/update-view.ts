/** Renames a view or changes what it shows. */
import type { Result } from '#lib/base/result.ts';
import { assertExists } from '#lib/base/assert.ts';
import type { ViewId } from '#lib/contract/ids.ts';
import type { View, ViewChanges } from '#lib/contract/views.ts';
import type { Actor } from '#backend/core/permissions.ts';
import type { Tx } from '#backend/data/database.ts';
import { findView, lockView, updateViewRow, type ViewState } from '#backend/data/ticket-views.ts';
import { checkViewContent, refuseTakenViewName } from './check-view-content.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';
import { refuseStale } from './refuse-stale.ts';

/** The view as it is now; one that others share only by those who may change it. */
export function updateView(
  companion: Companion,
  { actor, input }: Call<{ viewId: ViewId; changes: ViewChanges }>,
): Promise<Result<View, Refusal>> {
  return refusable(companion.database, async (tx) => {
    const { version, ...changes } = input.changes;
    const view = await lockViewForChange(tx, actor, input.viewId);
    refuseStale(view, version, 'view');
    await checkViewContent(tx, changes);
    if (changes.name !== undefined) {
      const place = { scope: view.scope, teamId: view.team?.id ?? null, madeBy: actor.userId };
      await refuseTakenViewName(tx, { ...place, name: changes.name, except: view.id });
    }
    await updateViewRow(tx, view.id, { ...changes, by: actor.userId });
    return assertExists(await findView(tx, actor, view.id), 'the view just changed');
  });
}

/** The view, locked; refused where it is not there or not the actor's to change. */
export async function lockViewForChange(tx: Tx, actor: Actor, id: ViewId): Promise<ViewState> {
  const view = await lockView(tx, actor, id);
  if (view === null) throw new RefusedError({ code: 'not_found' });
  if (view.canUpdate) return view;
  throw new RefusedError({
    code: 'not_permitted',
    detail: 'Save it under another name as your own, or ask an admin to change it.',
  });
}
