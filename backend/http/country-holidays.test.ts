import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCalendar } from '#lib/contract/calendars.ts';
import { listCountries, listCountryHolidays } from '#lib/contract/country-holidays.ts';
import { openFresh } from '#backend/testing/engines.ts';
import { refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';

describe('holidays by country', () => {
  let companion: TestCompanion;
  beforeAll(async () => {
    companion = await startTestCompanion(await openFresh('embedded'));
  });
  afterAll(() => companion.close());

  const of = async (query: { country: string; region?: string; year: number }) =>
    (await companion.admin.api(listCountryHolidays, { query })).items;

  it('lists countries with their regions', async () => {
    const { items } = await companion.admin.api(listCountries, {});
    expect(items.length).toBeGreaterThan(150);
    expect(items.find(({ code }) => code === 'DE')?.regions).toContainEqual({ code: 'BY', name: 'Bayern' });
  });

  it('knows fixed and moving holidays, and those of a region', async () => {
    const norway = (await of({ country: 'NO', year: 2026 })).map(({ date }) => date);
    // Easter Sunday is 2026-04-05.
    expect(norway).toEqual(
      expect.arrayContaining(['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-17', '2026-12-25']),
    );
    const epiphany = (region?: string) =>
      of({ country: 'DE', year: 2026, ...(region === undefined ? {} : { region }) });
    expect((await epiphany()).map(({ date }) => date)).not.toContain('2026-01-06');
    expect((await epiphany('BY')).map(({ date }) => date)).toContain('2026-01-06');
  });

  it('gives a feast of several days as so many dates, each once and in order', async () => {
    const items = await of({ country: 'SA', year: 2026 });
    const ramadan = items.filter(({ name }) => name.includes('Ramadan'));
    expect(ramadan.length).toBeGreaterThan(1);
    const dates = items.map(({ date }) => date);
    expect(dates).toEqual([...new Set(dates)].toSorted());
  });

  it('can be saved in a calendar as they are', async () => {
    const holidays = await of({ country: 'US', region: 'CA', year: 2027 });
    const body = { name: 'California', zone: 'America/Los_Angeles', week: {}, holidays };
    expect((await companion.admin.api(createCalendar, { body })).holidays).toEqual(holidays);
  });

  it('refuses places that are not known, and years far away', async () => {
    const unknown = { code: 'unusable_reference' };
    const none = of({ country: 'XX', year: 2026 });
    expect(await refusalOf(none)).toMatchObject({ ...unknown, fields: ['country'] });
    const region = of({ country: 'DE', region: 'ZZ', year: 2026 });
    expect(await refusalOf(region)).toMatchObject({ ...unknown, fields: ['region'] });
    expect(await refusalOf(of({ country: 'NO', year: 1066 }))).toMatchObject({ code: 'invalid_input' });
  });
});
