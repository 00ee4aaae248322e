/** Removes a team; its users stay. */
import type { Result } from '#lib/base/result.ts';
import type { TeamId } from '#lib/contract/ids.ts';
import { deleteTeamRow } from '#backend/data/teams.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';

/** Nothing; refused when there is no such team. */
export function deleteTeam(
  companion: Companion,
  { input }: Call<{ teamId: TeamId }>,
): Promise<Result<undefined, Refusal>> {
  return refusable(companion.database, async (tx) => {
    if (!(await deleteTeamRow(tx, input.teamId))) throw new RefusedError({ code: 'not_found' });
    return undefined;
  });
}
