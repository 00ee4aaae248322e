/** Public holidays by country, offered to a calendar; what counts is what is saved there. */
import * as z from 'zod/mini';
import { Holiday } from './calendars.ts';
import { defineRoute } from './route.ts';

/** A country, or a region of one, by its ISO 3166 code. */
const Place = z.object({ code: z.string(), name: z.string() });

export const Country = z.extend(Place, { regions: z.array(Place) });
export type Country = z.infer<typeof Country>;

export const listCountries = defineRoute({
  method: 'GET',
  path: '/api/country-holidays/countries',
  summary: 'Countries and regions whose public holidays are known, by name',
  access: 'settings.manage',
  response: z.object({ items: z.array(Country) }),
  errors: [],
});

export const CountryYear = z.strictObject({
  country: z.string().check(z.regex(/^[A-Z]{2}$/, { error: 'Give a country such as NO.' })),
  /** Absent: holidays of the whole country only. */
  region: z.optional(z.string().check(z.regex(/^[A-Z0-9-]{1,6}$/, { error: 'Give a region such as BY.' }))),
  year: z.coerce
    .number({ error: 'Give a year from 2000 to 2100.' })
    .check(z.int(), z.minimum(2000), z.maximum(2100, { error: 'Give a year from 2000 to 2100.' })),
});
export type CountryYear = z.infer<typeof CountryYear>;

export const listCountryHolidays = defineRoute({
  method: 'GET',
  path: '/api/country-holidays',
  summary:
    'Public holidays of a country or region in a year, each date once, to be looked at before they count',
  access: 'settings.manage',
  query: CountryYear,
  response: z.object({ items: z.array(Holiday) }),
  errors: ['unusable_reference'],
});
