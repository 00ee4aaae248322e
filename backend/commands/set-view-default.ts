/** Sets the view that the users of a profile or team start with. */
import type { Result } from '#lib/base/result.ts';
import type { ViewId } from '#lib/contract/ids.ts';
import type { Actor } from '#backend/core/permissions.ts';
import type { Tx } from '#backend/data/database.ts';
import { existsForDefault, findView, writeViewDefault, type DefaultOf } from '#backend/data/ticket-views.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';

/** Nothing once it is set; a view that those users could not open is refused. */
export function setViewDefault(
  companion: Companion,
  { actor, input }: Call<{ of: DefaultOf; viewId: ViewId | null }>,
): Promise<Result<undefined, Refusal>> {
  return refusable(companion.database, async (tx) => {
    if (!(await existsForDefault(tx, input.of)))
      throw unusable('id', 'Choose another; this one is not there any more.');
    if (input.viewId !== null) await checkView(tx, actor, { of: input.of, viewId: input.viewId });
    await writeViewDefault(tx, input.of, input.viewId);
    return undefined;
  });
}

async function checkView(
  tx: Tx,
  actor: Actor,
  { of, viewId }: { of: DefaultOf; viewId: ViewId },
): Promise<void> {
  const view = await findView(tx, actor, viewId);
  if (view === null) throw unusable('viewId', 'Choose another view; this one is not there any more.');
  if (view.scope === 'everyone' || (of.kind === 'team' && view.team?.id === of.id)) return;
  throw unusable('viewId', 'Choose a view for everyone, or one of this team; they could not open this one.');
}

function unusable(field: string, message: string): RefusedError {
  return new RefusedError({ code: 'unusable_reference', errors: [{ field, message }] });
}
