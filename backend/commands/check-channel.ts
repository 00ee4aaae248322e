/** What a channel refers to has to be there. */
import type { ChannelChanges } from '#lib/contract/channels.ts';
import type { FieldError } from '#lib/contract/errors.ts';
import type { Tx } from '#backend/data/database.ts';
import { readSettings } from '#backend/data/settings.ts';
import { listTeams } from '#backend/data/teams.ts';
import { checkPolicy } from './check-policy.ts';
import { RefusedError } from './companion.ts';

type Given = Pick<ChannelChanges, 'pipelineId' | 'userIds' | 'teamIds' | 'policy'>;

/** Throws the refusal that names what of the given cannot be used. What is not given was looked at when it was. */
export async function checkChannel(
  tx: Tx,
  { pipelineId, userIds = [], teamIds = [], policy }: Given,
): Promise<void> {
  const { pipelines, users } = await readSettings(tx);
  const teams = teamIds.length === 0 ? [] : await listTeams(tx);
  const errors: FieldError[] = [];
  if (pipelineId && !pipelines.some(({ id }) => id === pipelineId))
    errors.push({ field: 'pipelineId', message: 'There is no such pipeline. Choose another.' });
  if (!userIds.every((id) => users.some((user) => user.id === id)))
    errors.push({ field: 'userIds', message: 'Choose active users only.' });
  if (!teamIds.every((id) => teams.some((team) => team.id === id)))
    errors.push({ field: 'teamIds', message: 'Choose teams that there are.' });
  if (errors.length > 0) throw new RefusedError({ code: 'unusable_reference', errors });
  if (policy !== undefined) await checkPolicy(tx, policy, { channels: [], within: 'policy.' });
}
