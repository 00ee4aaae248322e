/** Makes a team, or changes its name and users. */
import type { Result } from '#lib/base/result.ts';
import { assertExists } from '#lib/base/assert.ts';
import type { TeamId, UserId } from '#lib/contract/ids.ts';
import type { Team } from '#lib/contract/teams.ts';
import type { Tx } from '#backend/data/database.ts';
import { unknownUsers } from '#backend/data/members.ts';
import { findTeam, insertTeam, isTeamNameTaken, setTeamUsers, updateTeamRow } from '#backend/data/teams.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';
import { CHANGED_MEANWHILE } from './update-member.ts';

export type TeamInput = {
  name: string;
  userIds: UserId[];
  /** Absent for a new team. */
  existing?: { id: TeamId; version: number };
};

/** The team as it is now; refused when another has its name. */
export function saveTeam(companion: Companion, { input }: Call<TeamInput>): Promise<Result<Team, Refusal>> {
  return refusable(companion.database, async (tx) => {
    await check(tx, input);
    const id = input.existing === undefined ? await insertTeam(tx, input.name) : await rename(tx, input);
    await setTeamUsers(tx, id, input.userIds);
    return assertExists(await findTeam(tx, id), 'the team just saved');
  });
}

async function check(tx: Tx, { name, userIds, existing }: TeamInput): Promise<void> {
  if (existing !== undefined && (await findTeam(tx, existing.id)) === null)
    throw new RefusedError({ code: 'not_found' });
  if (await isTeamNameTaken(tx, name, existing?.id ?? null)) {
    const message = 'Choose another name; a team has this one.';
    throw new RefusedError({ code: 'already_exists', errors: [{ field: 'name', message }] });
  }
  if ((await unknownUsers(tx, userIds)).length === 0) return;
  const message = 'Choose active users only; somebody here is not any more.';
  throw new RefusedError({ code: 'unusable_reference', errors: [{ field: 'userIds', message }] });
}

async function rename(tx: Tx, { name, existing }: TeamInput): Promise<TeamId> {
  const { id, version } = assertExists(existing, 'the team to change');
  if (!(await updateTeamRow(tx, { id, version, name }))) throw new RefusedError(CHANGED_MEANWHILE);
  return id;
}
