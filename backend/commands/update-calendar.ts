/** Changes a business calendar. Tickets that there are keep the one they were made under. */
import { assertExists } from '#lib/base/assert.ts';
import type { Result } from '#lib/base/result.ts';
import type { Calendar, CalendarChanges, NewCalendar } from '#lib/contract/calendars.ts';
import type { CalendarId } from '#lib/contract/ids.ts';
import {
  findCalendar,
  isCalendarNameTaken,
  lockCalendar,
  writeCalendar,
  type CalendarState,
} from '#backend/data/calendars.ts';
import { listPoliciesOfCalendar, lockPolicies } from '#backend/data/sla-policies.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { calendarNameTaken } from './create-calendar.ts';
import { refusable } from './refusable.ts';
import { refuseStale } from './refuse-stale.ts';
import { renewTerms } from './renew-terms.ts';

/** The changed calendar; a stale version, and a name that another one has, are refusals. */
export function updateCalendar(
  companion: Companion,
  { actor, input }: Call<{ calendarId: CalendarId; changes: CalendarChanges }>,
): Promise<Result<Calendar, Refusal>> {
  const { calendarId, changes } = input;
  return refusable(companion.database, async (tx) => {
    await lockPolicies(tx);
    const state = await lockCalendar(tx, calendarId);
    if (state === null) throw new RefusedError({ code: 'not_found' });
    refuseStale(state, changes.version, 'calendar');
    const calendar = merge(state, changes);
    if (await isCalendarNameTaken(tx, calendar.name, calendarId))
      throw new RefusedError(calendarNameTaken(calendar.name));
    const at = companion.now();
    await writeCalendar(tx, calendarId, { calendar, by: actor.userId, at });
    for (const { owner } of await listPoliciesOfCalendar(tx, calendarId)) await renewTerms(tx, owner, at);
    return assertExists(await findCalendar(tx, calendarId), 'the calendar just changed');
  });
}

function merge(state: CalendarState, changes: CalendarChanges): NewCalendar {
  return {
    name: changes.name ?? state.name,
    zone: changes.zone ?? state.zone,
    week: changes.week ?? state.week,
    holidays: changes.holidays ?? state.holidays,
  };
}
