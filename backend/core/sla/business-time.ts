/** How much time counts, and when enough of it has passed. Instants and durations are milliseconds. */
import { openings, unite, type Interval, type WorkingCalendar } from './opening-hours.ts';

/** What a clock runs on: where it starts, and the pauses in it, in any order; one that goes on ends at Infinity. */
export type ClockRun = {
  readonly calendar: WorkingCalendar;
  readonly startMs: number;
  readonly pauses: readonly Interval[];
};

/**
 * The first instant by which the target has passed in time that counts; the start itself for a target of 0. When the target ends
 * exactly as a window or the time before a pause does, that end is due, not the next opening. Null when it never ends:
 * a calendar without windows, a pause that goes on, or not before the year 10000.
 */
export function dueAt(run: ClockRun, targetMs: number): number | null {
  let leftMs = targetMs;
  if (leftMs <= 0) return run.startMs;
  for (const { fromMs, toMs } of countedTime(run)) {
    if (leftMs <= toMs - fromMs) return fromMs + leftMs;
    leftMs -= toMs - fromMs;
  }
  return null;
}

/** Time that counts from the start up to an instant; 0 when that is not after the start. */
export function elapsedMs(run: ClockRun, endMs: number): number {
  let sumMs = 0;
  for (const { fromMs, toMs } of countedTime(run)) {
    if (fromMs >= endMs) break;
    sumMs += Math.min(toMs, endMs) - fromMs;
  }
  return sumMs;
}

/** Open time from the start on, without what lies in pauses. Ends where a pause goes on for good. */
export function* countedTime({ calendar, startMs, pauses }: ClockRun): Generator<Interval> {
  const waiting = unite(pauses);
  for (const opening of openings(calendar, startMs)) {
    let { fromMs } = opening;
    while (waiting[0] !== undefined && waiting[0].toMs <= fromMs) waiting.shift();
    for (const pause of waiting) {
      if (pause.fromMs >= opening.toMs) break;
      if (pause.fromMs > fromMs) yield { fromMs, toMs: pause.fromMs };
      fromMs = Math.max(fromMs, pause.toMs);
    }
    if (fromMs === Infinity) return;
    if (fromMs < opening.toMs) yield { fromMs, toMs: opening.toMs };
  }
}
