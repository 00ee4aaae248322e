import { err, ok } from '#lib/base/result.ts';
import { listCountries, listCountryHolidays } from '#backend/data/country-holidays.ts';
import type { HandlersOf } from '../handler.ts';

export const countryHolidayHandlers: HandlersOf<'listCountries' | 'listCountryHolidays'> = {
  listCountries: async () => ok({ items: await listCountries() }),

  listCountryHolidays: async ({ query }) => {
    const items = await listCountryHolidays(query);
    if (items !== null) return ok({ items });
    const field = query.region === undefined ? 'country' : 'region';
    const message = 'Choose another; no holidays are known for it. Add them to the calendar by date.';
    return err({ code: 'unusable_reference', errors: [{ field, message }] });
  },
};
