/** A clock as rows show it and count it down. */
import type { ClockState } from '#lib/contract/ticket-clocks.ts';
import { countedTime, elapsedMs } from './business-time.ts';
import { stateOf, toRun, type Clock, type WorkingTerms } from './clocks.ts';
import type { Interval } from './opening-hours.ts';

/** What of a clock changes with time; milliseconds throughout. */
export type Glance = {
  readonly state: ClockState;
  /** What counts and is left of the target; below 0 by how much it is over. */
  readonly leftMs: number;
  /** When time counts next; empty while it stands and once it is stopped. */
  readonly runs: readonly Interval[];
};

/** Windows looked at ahead: a working week, or a week that is always open. */
const AHEAD_MAX = 7;

/** The clock at an instant, or at the instant at which it was stopped. */
export function glanceAt(terms: WorkingTerms, clock: Clock, nowMs: number): Glance {
  const elapsed = elapsedMs(toRun(terms, clock), clock.stopped?.atMs ?? nowMs);
  return {
    state: stateOf(clock, nowMs),
    leftMs: clock.targetS * 1000 - elapsed,
    runs: clock.stopped === null ? runsFrom(terms, clock, nowMs) : [],
  };
}

function runsFrom(terms: WorkingTerms, clock: Clock, nowMs: number): Interval[] {
  const runs: Interval[] = [];
  let seen = 0;
  for (const { fromMs, toMs } of countedTime({ ...toRun(terms, clock), startMs: nowMs })) {
    const last = runs.at(-1);
    if (last?.toMs === fromMs) runs[runs.length - 1] = { ...last, toMs };
    else runs.push({ fromMs, toMs });
    seen += 1;
    if (seen === AHEAD_MAX) break;
  }
  return runs;
}
