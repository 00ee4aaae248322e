import { expect, it } from 'vitest';
import type { SlaPreview } from '#lib/contract/sla-previews.ts';
import { hoursOf, shortened, toDays } from './preview-days.ts';
import { inputText, instantOf, wallOf } from './wall-clock.ts';

const at = (text: string) => `2026-11-${text}:00.000Z`;
const CREATED = at('20T15:20');
const FRIDAY = { from: at('20T08:00'), to: at('20T16:00'), why: 'counted' } as const;
const PREVIEW: SlaPreview = {
  zone: 'Europe/Stockholm',
  around: [
    FRIDAY,
    { from: at('20T16:00'), to: at('22T23:00'), why: 'closed' },
    { from: at('22T23:00'), to: at('23T08:00'), why: 'closed' },
    { from: at('23T08:00'), to: at('23T16:00'), why: 'counted' },
  ],
  clocks: [
    {
      kind: 'first-response',
      targetS: 3600,
      dueAt: at('23T08:20'),
      parts: [
        { from: CREATED, to: at('20T16:00'), why: 'counted' },
        { from: at('20T16:00'), to: at('23T08:00'), why: 'closed' },
        { from: at('23T08:00'), to: at('23T08:20'), why: 'counted' },
      ],
    },
  ],
};

it('toDays lays what counted over open hours, day by day in the zone', () => {
  const days = toDays(PREVIEW, CREATED);
  expect(days.map(({ date }) => date)).toEqual(['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23']);
  expect(days[0]).toMatchObject({
    bars: [
      { kind: 'open', fromMinute: 540, toMinute: 1020 },
      { kind: 'first-response', fromMinute: 980, toMinute: 1020 },
    ],
    marks: [{ kind: 'created', minute: 980 }],
  });
  expect(days[1]?.bars).toEqual([]);
  expect(days[3]?.marks).toEqual([{ kind: 'first-response', minute: 560, at: at('23T08:20') }]);
  expect(hoursOf(days)).toEqual({ fromHour: 8, toHour: 18 });
});

it('toDays ends a bar that ends at midnight with its day', () => {
  const night = { from: at('20T21:00'), to: at('20T23:00'), why: 'counted' as const };
  const clock = { kind: 'closure' as const, targetS: 7200, dueAt: night.to, parts: [night] };
  const days = toDays({ zone: 'Europe/Stockholm', around: [night], clocks: [clock] }, night.from);
  expect(days).toMatchObject([{ date: '2026-11-20', bars: [{}, { fromMinute: 1320, toMinute: 1440 }] }]);
});

it('shortened keeps the first and the last of many days', () => {
  const days = Array.from({ length: 30 }, (_, index) => ({
    date: String(index),
    bars: [],
    marks: [],
    isHoliday: false,
  }));
  const { first, left, last } = shortened(days);
  expect(first.length + left + last.length).toBe(30);
  expect(last.at(-1)?.date).toBe('29');
});

it.each(['2026-11-20T16:20', '2026-03-29T03:30', '2026-10-25T00:30'])(
  'instantOf gives the instant at which the clock shows %s',
  (text) => {
    const instant = instantOf(text, 'Europe/Stockholm');
    expect(instant === null ? null : inputText(instant, 'Europe/Stockholm')).toBe(text);
  },
);

it('instantOf is null for text that is no time, and wallOf knows midnight', () => {
  expect(instantOf('', 'UTC')).toBeNull();
  expect(wallOf(Date.parse('2026-11-20T23:00Z'), 'Europe/Stockholm')).toEqual({
    date: '2026-11-21',
    minute: 0,
  });
});
