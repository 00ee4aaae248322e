/**
 * Public holidays as the package date-holidays knows them. It is loaded when first asked, as that takes half a second and 30 MB.
 * Its dates come from Wikipedia under CC BY-SA 3.0; docs/operations.md says so.
 */
import type HolidaysOfPlace from 'date-holidays';
import type { Holiday } from '#lib/contract/calendars.ts';
import type { Country, CountryYear } from '#lib/contract/country-holidays.ts';

const DAY_MS = 86_400_000;
/** What a holiday's name may be in a calendar. */
const NAME_LENGTH_MAX = 100;

/** Countries with their regions, by name. */
export async function listCountries(): Promise<Country[]> {
  const places = new (await load())();
  const countries = toPlaces(places.getCountries('en'));
  return countries.map(({ code, name }) => ({ code, name, regions: toPlaces(places.getStates(code, 'en')) }));
}

/** Public holidays in order of their dates; null for a place that is not known. */
export async function listCountryHolidays({ country, region, year }: CountryYear): Promise<Holiday[] | null> {
  const Holidays = await load();
  const places = new Holidays();
  const isKnown =
    country in places.getCountries() &&
    (region === undefined || region in ((places.getStates(country) as object | undefined) ?? {}));
  if (!isKnown) return null;
  const options = { types: ['public' as const] };
  const found =
    region === undefined ? new Holidays(country, options) : new Holidays(country, region, options);
  const names = new Map<string, string[]>();
  for (const holiday of found.getHolidays(year, 'en')) {
    for (const date of datesOf(holiday)) names.set(date, [...(names.get(date) ?? []), holiday.name]);
  }
  return [...names]
    .map(([date, list]) => ({ date, name: [...new Set(list)].join(', ').slice(0, NAME_LENGTH_MAX) }))
    .toSorted((a, b) => a.date.localeCompare(b.date));
}

/** Feasts of several days are as many dates; what is free for some hours only is none. */
function datesOf({ date, start, end }: { date: string; start: Date; end: Date }): string[] {
  const firstMs = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  const days = Math.round((end.getTime() - start.getTime()) / DAY_MS);
  return Array.from({ length: days }, (_, index) =>
    new Date(firstMs + index * DAY_MS).toISOString().slice(0, 10),
  );
}

function toPlaces(names: Record<string, string> | undefined): { code: string; name: string }[] {
  return Object.entries(names ?? {})
    .map(([code, name]) => ({ code, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

async function load(): Promise<typeof HolidaysOfPlace> {
  return (await import('date-holidays')).default;
}
