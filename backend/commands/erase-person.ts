/** Erases the person behind a lead or contact, everywhere and for good. */
import type { Result } from '#lib/base/result.ts';
import type { RecordId, TicketId, UserId } from '#lib/contract/ids.ts';
import type { PersonCounts } from '#lib/contract/people.ts';
import { isPermitted } from '#backend/core/permissions.ts';
import { event } from '#backend/core/ticket-changes.ts';
import type { Tx } from '#backend/data/database.ts';
import { countPerson, findPerson, type FoundPerson } from '#backend/data/people.ts';
import { erasePersonRows } from '#backend/data/person-erasure.ts';
import { findVersions } from '#backend/data/ticket-versions.ts';
import { appendEvents } from '#backend/data/tickets.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';

type Input = { recordId: RecordId; confirmation: string };

/** What was erased; refused when the name was not typed as it is. */
export function erasePerson(
  { database, now }: Companion,
  { actor, input }: Call<Input>,
): Promise<Result<PersonCounts, Refusal>> {
  return refusable(database, async (tx) => {
    const person = isPermitted(actor, 'tickets.read-all') ? await findPerson(tx, input.recordId) : null;
    if (person === null) throw new RefusedError({ code: 'not_found' });
    checkConfirmation(person, input.confirmation);
    const counts = await countPerson(tx, person);
    const at = now();
    await erasePersonRows(tx, person);
    await noteErasure(tx, person.ticketIds, { actorId: actor.userId, at });
    return counts;
  });
}

function checkConfirmation({ name }: FoundPerson, typed: string): void {
  if (typed.trim() === name.trim()) return;
  const message = 'Type the name exactly as it is shown.';
  throw new RefusedError({
    code: 'unusable_value',
    detail: message,
    errors: [{ field: 'confirmation', message }],
  });
}

async function noteErasure(
  tx: Tx,
  ticketIds: readonly TicketId[],
  by: { actorId: UserId; at: Date },
): Promise<void> {
  for (const { id, version } of await findVersions(tx, ticketIds))
    await appendEvents(tx, { ticketId: id, version, ...by }, [event('person-erased', {})]);
}
