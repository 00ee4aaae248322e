/** Adds a business calendar. */
import { assertExists } from '#lib/base/assert.ts';
import type { Result } from '#lib/base/result.ts';
import type { Calendar, NewCalendar } from '#lib/contract/calendars.ts';
import { findCalendar, insertCalendar } from '#backend/data/calendars.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { once, type Once } from './once.ts';

/** The new calendar; refused for a name that another one has. */
export function createCalendar(
  companion: Companion,
  call: Call<NewCalendar> & { once: Once | null },
): Promise<Result<Calendar, Refusal>> {
  const { actor, input } = call;
  return once(companion, call, async (tx) => {
    const id = await insertCalendar(tx, { calendar: input, by: actor.userId, at: companion.now() });
    if (id === null) throw new RefusedError(calendarNameTaken(input.name));
    return assertExists(await findCalendar(tx, id), 'the calendar just created');
  });
}

/** Names are told apart whatever their case. */
export function calendarNameTaken(name: string): Refusal {
  const message = `Choose another name; there is a calendar ${name} already.`;
  return { code: 'already_exists', errors: [{ field: 'name', message }] };
}
