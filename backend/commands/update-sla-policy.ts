/** Sets the SLA policy for tickets to come. */
import type { Result } from '#lib/base/result.ts';
import type { UserId } from '#lib/contract/ids.ts';
import type { SlaPolicy } from '#lib/contract/sla.ts';
import { findCalendar } from '#backend/data/calendars.ts';
import type { Tx } from '#backend/data/database.ts';
import { lockPolicies, readPolicy, readPolicyState, writePolicy } from '#backend/data/sla-policies.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { findViewers } from './find-viewers.ts';
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
    refuseStale(await readPolicyState(tx), input.version, 'SLA policy');
    await checkReferences(tx, input);
    const at = companion.now();
    await writePolicy(tx, input, { by: actor.userId, at });
    await renewTerms(tx, at);
    return readPolicy(tx);
  });
}

async function checkReferences(tx: Tx, { calendarId, notifyUserId }: SlaPolicy): Promise<void> {
  if (calendarId !== null && (await findCalendar(tx, calendarId)) === null)
    throw refuse('calendarId', 'There is no such calendar any more. Choose another.');
  if (notifyUserId !== null && !(await seesAnyTicket(tx, notifyUserId)))
    throw refuse('notifyUserId', 'Choose an active user who may see all tickets; this one may not.');
}

/** A ticket that is nobody's is seen only by those who see all of them. */
async function seesAnyTicket(tx: Tx, userId: UserId): Promise<boolean> {
  const viewers = await findViewers(tx, { ownerId: null, createdBy: null });
  return viewers.some(({ id }) => id === userId);
}

function refuse(field: string, message: string): RefusedError {
  return new RefusedError({ code: 'unusable_reference', errors: [{ field, message }] });
}
