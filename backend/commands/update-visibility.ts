/** Sets who may see tickets. */
import type { Result } from '#lib/base/result.ts';
import type { VisibilitySetting } from '#lib/contract/visibility.ts';
import { unknownUsers } from '#backend/data/members.ts';
import { unknownTeams } from '#backend/data/teams.ts';
import { readVisibilitySetting, writeVisibilitySetting } from '#backend/data/visibility-setting.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';
import { CHANGED_MEANWHILE } from './update-member.ts';

/** The setting as it is now; it holds from the next request on. */
export function updateVisibility(
  companion: Companion,
  { input }: Call<VisibilitySetting>,
): Promise<Result<VisibilitySetting, Refusal>> {
  return refusable(companion.database, async (tx) => {
    if ((await unknownUsers(tx, input.userIds)).length > 0)
      throw unusable('userIds', 'Choose active users only; somebody here is not any more.');
    if ((await unknownTeams(tx, input.teamIds)).length > 0)
      throw unusable('teamIds', 'There is no such team any more. Choose others.');
    if (!(await writeVisibilitySetting(tx, input))) throw new RefusedError(CHANGED_MEANWHILE);
    return readVisibilitySetting(tx);
  });
}

function unusable(field: string, message: string): RefusedError {
  return new RefusedError({ code: 'unusable_reference', errors: [{ field, message }] });
}
