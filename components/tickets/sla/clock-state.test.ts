import { describe, expect, it } from 'vitest';
import type { ClockGlance } from '#lib/contract/ticket-clocks.ts';
import { byUrgency, isCounting, leftMs, openClocks, toneOf } from './clock-state.ts';

const at = (time: string) => Date.parse(`2026-11-24T${time}:00Z`);
const text = (time: string) => new Date(at(time)).toISOString();
const MINUTE_MS = 60_000;

function aClock(more: Partial<ClockGlance> = {}): ClockGlance {
  return {
    kind: 'first-response',
    state: 'running',
    targetS: 14_400,
    dueAt: text('11:30'),
    pausedAt: null,
    stoppedAt: null,
    stoppedBy: null,
    leftS: 90 * 60,
    countedAt: text('10:00'),
    runs: [{ from: text('10:00'), to: text('17:00') }],
    ...more,
  };
}

describe('a clock on the screen', () => {
  it('counts down from what the companion said', () => {
    expect(leftMs(aClock(), at('10:20'))).toBe(70 * MINUTE_MS);
  });

  it.each([
    ['10:00', 'plenty'],
    ['10:30', 'plenty'],
    ['10:31', 'amber'],
    ['11:00', 'amber'],
    ['11:01', 'red'],
    ['11:30', 'red'],
    ['11:31', 'breached'],
  ])('is at %s %s', (time, tone) => {
    expect(toneOf(aClock(), at(time))).toBe(tone);
  });

  it('goes below zero when nobody has answered', () => {
    expect(leftMs(aClock(), at('12:42'))).toBe(-72 * MINUTE_MS);
  });

  it('stands outside of its hours and keeps what is left', () => {
    const clock = aClock({
      dueAt: '2026-11-25T08:30:00.000Z',
      runs: [
        { from: text('10:00'), to: text('10:30') },
        { from: '2026-11-25T08:00:00.000Z', to: '2026-11-25T16:00:00.000Z' },
      ],
    });
    expect(toneOf(clock, at('20:00'))).toBe('paused');
    expect(isCounting(clock, at('20:00'))).toBe(false);
    expect(leftMs(clock, at('20:00'))).toBe(60 * MINUTE_MS);
  });

  it('counts although this machine is behind the companion', () => {
    expect(toneOf(aClock(), at('09:50'))).toBe('plenty');
    expect(leftMs(aClock(), at('09:50'))).toBe(90 * MINUTE_MS);
  });

  it('is met at the very instant of its deadline and missed after it', () => {
    expect(toneOf(aClock({ stoppedAt: text('11:30') }), at('15:00'))).toBe('met');
    expect(toneOf(aClock({ stoppedAt: text('11:31') }), at('15:00'))).toBe('missed');
  });

  it('is a met one when it ended while it stood', () => {
    expect(toneOf(aClock({ dueAt: null, stoppedAt: text('11:30') }), at('15:00'))).toBe('met');
  });
});

it('clocks are ordered by who wants somebody first', () => {
  const over = aClock({ targetS: 1, leftS: -600, dueAt: text('09:00') });
  const more = aClock({ targetS: 2, leftS: -6000, dueAt: text('09:30') });
  const soon = aClock({ targetS: 3, leftS: 600 });
  const paused = aClock({ targetS: 4, leftS: 60, dueAt: null, runs: [], pausedAt: text('09:00') });
  const met = aClock({ targetS: 5, stoppedAt: text('09:00') });
  const all = [met, paused, soon, over, more];
  expect(byUrgency(all, at('10:00')).map(({ targetS }) => targetS)).toEqual([2, 1, 3, 4, 5]);
  expect(openClocks(all, at('10:00'))).toHaveLength(4);
});
