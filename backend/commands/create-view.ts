/** Saves a view of the ticket list. */
import type { Result } from '#lib/base/result.ts';
import { assertExists } from '#lib/base/assert.ts';
import type { TeamId } from '#lib/contract/ids.ts';
import type { NewView, View } from '#lib/contract/views.ts';
import { isPermitted, type Actor } from '#backend/core/permissions.ts';
import type { Tx } from '#backend/data/database.ts';
import { findTeam } from '#backend/data/teams.ts';
import { findView, insertView } from '#backend/data/ticket-views.ts';
import { checkViewContent, refuseTakenViewName } from './check-view-content.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { once, type Once } from './once.ts';

/** The saved view. One of a team is made by its users and by admins, one for everyone by admins. */
export function createView(
  companion: Companion,
  call: Call<NewView> & { once: Once | null },
): Promise<Result<View, Refusal>> {
  const { actor, input } = call;
  return once(companion, call, async (tx) => {
    await checkRight(tx, actor, input);
    await checkViewContent(tx, input);
    await refuseTakenViewName(tx, { ...input, madeBy: actor.userId });
    const id = await insertView(tx, input, actor.userId);
    return assertExists(await findView(tx, actor, id), 'the view just saved');
  });
}

async function checkRight(tx: Tx, actor: Actor, { scope, teamId }: NewView): Promise<void> {
  if (teamId !== null) await checkTeam(tx, actor, teamId);
  if (scope !== 'everyone' || isPermitted(actor, 'settings.manage')) return;
  throw new RefusedError({
    code: 'not_permitted',
    detail: 'Save it as your own, or ask an admin: views for everyone are theirs.',
  });
}

async function checkTeam(tx: Tx, actor: Actor, teamId: TeamId): Promise<void> {
  const team = await findTeam(tx, teamId);
  if (team === null) {
    const message = 'Choose another team; this one is not there any more.';
    throw new RefusedError({ code: 'unusable_reference', errors: [{ field: 'teamId', message }] });
  }
  const isOn = team.users.some(({ id }) => id === actor.userId);
  if (isOn || isPermitted(actor, 'settings.manage')) return;
  throw new RefusedError({
    code: 'not_permitted',
    detail: `Save it as your own, or ask somebody in ${team.name}: its views are theirs.`,
  });
}
