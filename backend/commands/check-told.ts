/** Whom a channel's SLA policy tells has to see the channel's tickets. */
import type { Channel } from '#lib/contract/channels.ts';
import type { Tx } from '#backend/data/database.ts';
import { readPolicy } from '#backend/data/sla-policies.ts';
import { checkPolicy } from './check-policy.ts';
import { RefusedError } from './companion.ts';

/** What of a channel decides it. */
const DECIDING = ['policy', 'slaType', 'visibility', 'userIds', 'teamIds'];

/**
 * Throws the refusal for a channel, as it is now written, whose policy tells somebody who may not see its tickets. Without a change of
 * what decides that it is not asked: a channel can be disabled although somebody has left.
 */
export async function checkTold(tx: Tx, channel: Channel, changes: object): Promise<void> {
  if (!DECIDING.some((field) => field in changes)) return;
  const { id, slaType, policy, visibility } = channel;
  await checkPolicy(tx, policy, { channels: [id], within: 'policy.' });
  if (slaType === 'individual' || visibility === 'all') return;
  try {
    await checkPolicy(tx, await readPolicy(tx, null), { channels: [id] });
  } catch (error) {
    throw error instanceof RefusedError ? new RefusedError(GLOBAL_IS_BLIND) : error;
  }
}

const GLOBAL_IS_BLIND = {
  code: 'unusable_reference' as const,
  errors: [
    {
      field: 'userIds',
      message:
        'Choose those too whom the global SLA policy tells, or give the channel a policy of its own; they would not see its tickets.',
    },
  ],
};
