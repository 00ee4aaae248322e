import { expect, it } from 'vitest';
import type { Calendar } from '#lib/contract/calendars.ts';
import type { CalendarId } from '#lib/contract/ids.ts';
import { copyMonday, draftOf, isOvernight, newDraft, toCalendar, withHolidays } from './calendar-draft.ts';

const CALENDAR: Calendar = {
  id: 'c4a11e10-0000-4000-8000-000000000001' as CalendarId,
  name: 'Nights',
  zone: 'Europe/Oslo',
  week: { mon: [['22:00:00', '06:00']], tue: [] },
  holidays: [{ date: '2026-12-25', name: 'Christmas' }],
  version: 3,
};

it('a saved calendar is drafted and sent as it was, times without idle seconds', () => {
  const draft = draftOf(CALENDAR);
  expect(draft.week.mon).toMatchObject([{ from: '22:00', to: '06:00' }]);
  expect(draft.week.mon.map(isOvernight)).toEqual([true]);
  expect(toCalendar(draft)).toMatchObject({ name: 'Nights', week: { mon: [['22:00', '06:00']], sun: [] } });
});

it('copyMonday gives the other workdays its hours and leaves the weekend', () => {
  const week = newDraft('UTC').week;
  week.mon = [{ key: 'one', from: '08:00', to: '12:00' }];
  const { fri, sat } = copyMonday(week);
  expect(fri).toMatchObject([{ from: '08:00', to: '12:00' }]);
  expect(sat).toEqual([]);
});

it('withHolidays keeps each date once, in order, and what was there', () => {
  const added = [
    { date: '2026-05-17', name: 'Constitution Day' },
    { date: '2026-12-25', name: 'Another name' },
  ];
  expect(withHolidays(CALENDAR.holidays, added)).toEqual([added[0], CALENDAR.holidays[0]]);
});
