import { expect, it } from 'vitest';
import type { TicketClock, TicketTerms } from '#lib/contract/ticket-clocks.ts';
import { sumWords, whyLines } from './why-lines.ts';

const TERMS: TicketTerms = {
  firstResponseS: 3600,
  closureS: 28_800,
  calendar: {
    name: 'Office',
    zone: 'UTC',
    week: { mon: [['09:00', '17:00']] },
    holidays: [{ date: '2026-11-24', name: 'Founding day' }],
  },
  pausingStatuses: ['on-hold'],
  notifyUserId: null,
};
const NOW = Date.parse('2026-11-25T12:00:00Z');

function aClock(
  parts: [string, string, TicketClock['parts'][number]['why']][],
  more: object = {},
): TicketClock {
  return {
    kind: 'closure',
    state: 'running',
    targetS: 28_800,
    startedAt: '2026-11-23T15:00:00.000Z',
    dueAt: '2026-11-25T15:00:00.000Z',
    stoppedAt: null,
    stoppedBy: null,
    elapsedS: 18_000,
    parts: parts.map(([from, to, why]) => ({
      from: `2026-11-${from}:00.000Z`,
      to: `2026-11-${to}:00.000Z`,
      why,
    })),
    ...more,
  };
}

it('every piece of time is a line with what it counted, or why it did not', () => {
  const clock = aClock([
    ['23T15:00', '23T17:00', 'counted'],
    ['23T17:00', '24T09:00', 'closed'],
    ['24T09:00', '24T17:00', 'holiday'],
    ['24T17:00', '25T09:00', 'closed'],
    ['25T09:00', '25T10:00', 'paused'],
    ['25T10:00', '25T16:00', 'counted'],
  ]);
  const lines = whyLines({ clock, terms: TERMS, now: NOW });
  expect(lines.map(({ amount }) => amount)).toEqual([
    '2h',
    'not counted',
    'not counted',
    'not counted',
    'paused',
    '6h',
  ]);
  expect(lines[0]?.words).toMatch(/^Mon 23 Nov, .* to /);
  expect(lines[1]?.words).toMatch(/^Closed until Tue 24 Nov, /);
  expect(lines[2]?.words).toMatch(/^Founding day until /);
  expect(lines[4]?.words).toMatch(/^Paused until Wed 25 Nov, /);
});

it('a pause that goes on has a beginning and no end', () => {
  const clock = aClock(
    [
      ['25T09:00', '25T11:00', 'counted'],
      ['25T11:00', '25T12:00', 'paused'],
    ],
    { state: 'paused', dueAt: null },
  );
  const asked = { clock, terms: TERMS, now: NOW };
  expect(whyLines(asked)[1]?.words).toMatch(/^Paused since Wed 25 Nov, /);
  expect(sumWords(asked)).toBe('5h of 8h used. The clock goes on when the status does.');
});
