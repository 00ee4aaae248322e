/** Sets the global SLA policy for tickets to come. */
import type { Result } from '#lib/base/result.ts';
import type { SlaPolicy } from '#lib/contract/sla.ts';
import { listChannelsUnderGlobalPolicy } from '#backend/data/channels.ts';
import { lockPolicies, readPolicy, readPolicyState, writePolicy } from '#backend/data/sla-policies.ts';
import { checkPolicy } from './check-policy.ts';
import type { Call, Companion, Refusal } from './companion.ts';
import { refusable } from './refusable.ts';
import { refuseStale } from './refuse-stale.ts';
import { renewTerms } from './renew-terms.ts';

/** The policy as it is now; refused for a calendar that is gone, and for telling somebody who may not see all tickets. */
export function updateSlaPolicy(
  companion: Companion,
  { actor, input }: Call<SlaPolicy>,
): Promise<Result<SlaPolicy, Refusal>> {
  return refusable(companion.database, async (tx) => {
    await lockPolicies(tx);
    const { version, ...values } = input;
    refuseStale(await readPolicyState(tx, null), version, 'SLA policy');
    await checkPolicy(tx, values, { channels: await listChannelsUnderGlobalPolicy(tx) });
    const at = companion.now();
    await writePolicy(tx, values, { owner: null, version, by: actor.userId, at });
    await renewTerms(tx, null, at);
    return readPolicy(tx, null);
  });
}
