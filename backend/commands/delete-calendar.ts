/** Deletes a business calendar that no policy uses. */
import type { Result } from '#lib/base/result.ts';
import type { CalendarId } from '#lib/contract/ids.ts';
import { lockCalendar, removeCalendar } from '#backend/data/calendars.ts';
import { lockPolicies, readPolicy } from '#backend/data/sla-policies.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';

/** Nothing; refused while the policy uses it. Tickets that were made under it have their own copy. */
export function deleteCalendar(
  companion: Companion,
  { input }: Call<{ calendarId: CalendarId }>,
): Promise<Result<undefined, Refusal>> {
  return refusable(companion.database, async (tx) => {
    await lockPolicies(tx);
    const calendar = await lockCalendar(tx, input.calendarId);
    if (calendar === null) throw new RefusedError({ code: 'not_found' });
    if ((await readPolicy(tx)).calendarId === calendar.id) {
      const detail = `Choose another calendar in the SLA settings first; ${calendar.name} is the one in use.`;
      throw new RefusedError({ code: 'in_use', detail });
    }
    await removeCalendar(tx, calendar.id);
    return undefined;
  });
}
