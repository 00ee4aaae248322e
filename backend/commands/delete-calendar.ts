/** Deletes a business calendar that no policy uses. */
import type { Result } from '#lib/base/result.ts';
import type { CalendarId } from '#lib/contract/ids.ts';
import { lockCalendar, removeCalendar } from '#backend/data/calendars.ts';
import { listPoliciesOfCalendar, lockPolicies } from '#backend/data/sla-policies.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';

/** Nothing; refused while a policy uses it. Tickets that were made under it have their own copy. */
export function deleteCalendar(
  companion: Companion,
  { input }: Call<{ calendarId: CalendarId }>,
): Promise<Result<undefined, Refusal>> {
  return refusable(companion.database, async (tx) => {
    await lockPolicies(tx);
    const calendar = await lockCalendar(tx, input.calendarId);
    if (calendar === null) throw new RefusedError({ code: 'not_found' });
    const [user] = await listPoliciesOfCalendar(tx, calendar.id);
    if (user !== undefined) {
      const where = user.name === null ? 'in the SLA settings' : `for the channel ${user.name}`;
      const detail = `Choose another calendar ${where} first; ${calendar.name} is the one in use.`;
      throw new RefusedError({ code: 'in_use', detail });
    }
    await removeCalendar(tx, calendar.id);
    return undefined;
  });
}
