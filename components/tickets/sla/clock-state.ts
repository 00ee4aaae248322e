/** How a clock stands at an instant, counted down from what the companion last said. Left and over are time that counts. */
import type { ClockGlance } from '#lib/contract/ticket-clocks.ts';

/** How a clock looks; the more urgent, the louder. */
export type ClockTone = 'plenty' | 'amber' | 'red' | 'breached' | 'paused' | 'met' | 'missed';

const MINUTE_MS = 60_000;
const AMBER_MS = 60 * MINUTE_MS;
const RED_MS = 30 * MINUTE_MS;

/** Time that counts and is left; below 0 by how much it is over. A stopped clock keeps what was left. */
export function leftMs(clock: ClockGlance, now: number): number {
  const since = Date.parse(clock.countedAt);
  const counted = clock.runs.reduce((sum, { from, to }) => {
    const start = Math.max(Date.parse(from), since);
    return sum + Math.max(0, Math.min(Date.parse(to), now) - start);
  }, 0);
  return clock.leftS * 1000 - counted;
}

/** True while time passes for the clock: neither paused nor outside of its hours. */
export function isCounting({ runs, countedAt }: ClockGlance, now: number): boolean {
  const at = Math.max(now, Date.parse(countedAt));
  return runs.some(({ from, to }) => Date.parse(from) <= at && at < Date.parse(to));
}

/** The clock's tone. Exactly 60 minutes left is still plenty, exactly 30 amber. */
export function toneOf(clock: ClockGlance, now: number): ClockTone {
  const { stoppedAt, dueAt } = clock;
  if (stoppedAt !== null)
    return dueAt !== null && Date.parse(stoppedAt) > Date.parse(dueAt) ? 'missed' : 'met';
  if (dueAt !== null && now > Date.parse(dueAt)) return 'breached';
  if (!isCounting(clock, now)) return 'paused';
  const left = leftMs(clock, now);
  if (left >= AMBER_MS) return 'plenty';
  return left >= RED_MS ? 'amber' : 'red';
}

const RANKS: Record<ClockTone, number> = {
  breached: 0,
  red: 1,
  amber: 1,
  plenty: 1,
  paused: 2,
  missed: 3,
  met: 4,
};

/** The clocks in the order in which they want somebody: over most, least left, standing, then those that have ended. */
export function byUrgency(clocks: readonly ClockGlance[], now: number): ClockGlance[] {
  return clocks.toSorted(
    (a, b) => RANKS[toneOf(a, now)] - RANKS[toneOf(b, now)] || leftMs(a, now) - leftMs(b, now),
  );
}

/** Clocks that nothing has stopped, the most urgent first. */
export function openClocks(clocks: readonly ClockGlance[], now: number): ClockGlance[] {
  return byUrgency(clocks, now).filter(({ stoppedAt }) => stoppedAt === null);
}
