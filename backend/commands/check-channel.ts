/** What a channel refers to has to be there. */
import type { ChannelChanges, OwnerRule } from '#lib/contract/channels.ts';
import type { FieldError } from '#lib/contract/errors.ts';
import type { TeamId, UserId } from '#lib/contract/ids.ts';
import type { Tx } from '#backend/data/database.ts';
import { readSettings } from '#backend/data/settings.ts';
import { listTeams } from '#backend/data/teams.ts';
import { checkPolicy } from './check-policy.ts';
import { RefusedError } from './companion.ts';

/** What a channel has while nothing else is chosen. */
export const NO_OWNER: OwnerRule = { rule: 'nobody', userId: null, userIds: [], teamIds: [] };

type Given = Pick<ChannelChanges, 'pipelineId' | 'userIds' | 'teamIds' | 'policy' | 'owner'>;

/** Throws the refusal that names what of the given cannot be used. What is not given was looked at when it was. */
export async function checkChannel(
  tx: Tx,
  { pipelineId, userIds = [], teamIds = [], policy, owner = NO_OWNER }: Given,
): Promise<void> {
  const { pipelines, users } = await readSettings(tx);
  const wantedTeams = [...teamIds, ...owner.teamIds];
  const teams = wantedTeams.length === 0 ? [] : await listTeams(tx);
  const isUser = (id: UserId) => users.some((user) => user.id === id);
  const isTeam = (id: TeamId) => teams.some((team) => team.id === id);
  const errors: FieldError[] = [];
  if (pipelineId && !pipelines.some(({ id }) => id === pipelineId))
    errors.push({ field: 'pipelineId', message: 'There is no such pipeline. Choose another.' });
  if (!userIds.every(isUser)) errors.push({ field: 'userIds', message: 'Choose active users only.' });
  if (!teamIds.every(isTeam)) errors.push({ field: 'teamIds', message: 'Choose teams that there are.' });
  errors.push(...faultsOfOwner(owner, isUser, isTeam));
  if (errors.length > 0) throw new RefusedError({ code: 'unusable_reference', errors });
  if (policy !== undefined) await checkPolicy(tx, policy, { channels: [], within: 'policy.' });
}

function faultsOfOwner(
  { rule, userId, userIds, teamIds }: OwnerRule,
  isUser: (id: UserId) => boolean,
  isTeam: (id: TeamId) => boolean,
): FieldError[] {
  const errors: FieldError[] = [];
  if (rule === 'user' && (userId === null || !isUser(userId)))
    errors.push({ field: 'owner.userId', message: 'Choose an active user.' });
  if (rule !== 'fewest') return errors;
  if (userIds.length + teamIds.length === 0)
    errors.push({ field: 'owner.userIds', message: 'Choose users or teams.' });
  if (!userIds.every(isUser)) errors.push({ field: 'owner.userIds', message: 'Choose active users only.' });
  if (!teamIds.every(isTeam))
    errors.push({ field: 'owner.teamIds', message: 'Choose teams that there are.' });
  return errors;
}
