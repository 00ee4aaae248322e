/** What deadlines settings would give that nobody has saved. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCalendar } from '#lib/contract/calendars.ts';
import { previewSla } from '#lib/contract/sla-previews.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';

const HOURS = [['09:00', '17:00']] as [string, string][];
const WEEK = { mon: HOURS, tue: HOURS, wed: HOURS, thu: HOURS, fri: HOURS };
const STOCKHOLM = { zone: 'Europe/Stockholm', week: WEEK };
// Friday 16:20 in Stockholm.
const TRIED = { createdAt: '2026-11-20T15:20:00.000Z', firstResponseS: 3600, closureS: 28_800 };

describeOnEngines('SLA previews', (open) => {
  let companion: TestCompanion;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
  });
  afterAll(() => companion.close());
  const preview = (more: object = {}) => companion.admin.api(previewSla, { body: { ...TRIED, ...more } });
  const dues = async (more: object) => (await preview(more)).clocks.map(({ dueAt }) => dueAt);

  it('count all time without a calendar, and the hours of one, saved or not', async () => {
    expect(await dues({})).toEqual(['2026-11-20T16:20:00.000Z', '2026-11-20T23:20:00.000Z']);
    const monday = ['2026-11-23T08:20:00.000Z', '2026-11-23T15:20:00.000Z'];
    expect(await dues({ calendar: STOCKHOLM })).toEqual(monday);
    const saved = await companion.admin.api(createCalendar, { body: { name: 'Office', ...STOCKHOLM } });
    expect(await dues({ calendarId: saved.id })).toEqual(monday);
    const holidays = [{ date: '2026-11-23', name: 'Fair' }];
    expect(await dues({ calendar: { ...STOCKHOLM, holidays } })).toEqual([
      '2026-11-24T08:20:00.000Z',
      '2026-11-24T15:20:00.000Z',
    ]);
  });

  it('say how it comes about, with pauses and the hours around it', async () => {
    const pauses = [{ from: '2026-11-20T15:30:00.000Z', to: '2026-11-23T08:30:00.000Z' }];
    const { zone, clocks, around } = await preview({ calendar: STOCKHOLM, closureS: null, pauses });
    expect(zone).toBe('Europe/Stockholm');
    expect(clocks.map(({ dueAt }) => dueAt)).toEqual(['2026-11-23T09:20:00.000Z']);
    expect(clocks[0]?.parts.map(({ why }) => why)).toEqual([
      'counted',
      'paused',
      'closed',
      'paused',
      'counted',
    ]);
    expect(around[0]).toMatchObject({ from: '2026-11-19T15:20:00.000Z' });
  });

  it('have no deadline in hours that never come, and refuse what is no calendar or no pause', async () => {
    expect(await dues({ calendar: { zone: 'UTC', week: {} } })).toEqual([null, null]);
    expect(await refusalOf(preview({ calendarId: randomUUID() }))).toMatchObject({ fields: ['calendarId'] });
    const backwards = [{ from: '2026-11-20T15:30:00.000Z', to: '2026-11-20T15:30:00.000Z' }];
    expect(await refusalOf(preview({ pauses: backwards }))).toMatchObject({ fields: ['pauses.0.to'] });
  });
});
