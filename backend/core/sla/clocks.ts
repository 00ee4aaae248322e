/** What happens to a ticket's clocks: started when it is made, standing in some statuses, stopped once. Milliseconds throughout. */
import { ALWAYS_OPEN } from '#lib/contract/calendars.ts';
import type { TicketStatus } from '#lib/contract/pipelines.ts';
import type { SlaTerms } from '#lib/contract/sla.ts';
import type { ClockKind, ClockState } from '#lib/contract/ticket-clocks.ts';
import { dueAt, type ClockRun } from './business-time.ts';
import { nextStep, WARNING } from './escalation.ts';
import { toWorkingCalendar, type Interval, type WorkingCalendar } from './opening-hours.ts';

/** Terms with their calendar made ready. */
export type WorkingTerms = { readonly terms: SlaTerms; readonly calendar: WorkingCalendar };

export type Clock = {
  readonly kind: ClockKind;
  readonly targetS: number;
  readonly startedMs: number;
  /** Null while a pause keeps it from ever being due. */
  readonly dueMs: number | null;
  /** Since when it stands; null while it does not. */
  readonly pausedMs: number | null;
  /** Pauses that are over. */
  readonly pauses: readonly Interval[];
  readonly stopped: { readonly atMs: number; readonly by: 'response' | 'closing' } | null;
  /** What is told of it next; lower levels are done with. */
  readonly nextLevel: number;
  /** When that is told; null for not at all as it is now. */
  readonly nextMs: number | null;
};

/** The terms in the form that clocks run on. */
export function toWorkingTerms(terms: SlaTerms): WorkingTerms {
  const { calendar } = terms;
  if (calendar === null) return { terms, calendar: toWorkingCalendar(ALWAYS_OPEN) };
  const holidays = calendar.holidays.map(({ date }) => date);
  return { terms, calendar: toWorkingCalendar({ zone: calendar.zone, week: calendar.week, holidays }) };
}

const UNTOLD = { stopped: null, nextLevel: WARNING, nextMs: null };

/** The clocks of a ticket that is made at the instant in the status: one for each target. */
export function startClocks(terms: WorkingTerms, status: TicketStatus, atMs: number): Clock[] {
  const targets = [
    ['first-response', terms.terms.firstResponseS],
    ['closure', terms.terms.closureS],
  ] as const;
  return targets.flatMap(([kind, targetS]) => {
    if (targetS === null) return [];
    const fresh = { kind, targetS, startedMs: atMs, dueMs: null, pausedMs: null, pauses: [], ...UNTOLD };
    return [followStatus(terms, withDue(terms, fresh), { status, atMs })];
  });
}

/** The clock after the ticket came into the status: standing, going on, or stopped by closing. The same clock when nothing changes. */
export function followStatus(
  terms: WorkingTerms,
  clock: Clock,
  { status, atMs }: { status: TicketStatus; atMs: number },
): Clock {
  if (clock.stopped !== null) return clock;
  if (status === 'closed') return stop(terms, clock, { atMs, by: 'closing' });
  const isPausing = terms.terms.pausingStatuses.some((pausing) => pausing === status);
  if (isPausing === (clock.pausedMs !== null)) return clock;
  return isPausing ? withDue(terms, { ...clock, pausedMs: atMs }) : resume(terms, clock, atMs);
}

/** The clock stopped, once; a pause ends with it. */
export function stop(terms: WorkingTerms, clock: Clock, stopped: NonNullable<Clock['stopped']>): Clock {
  if (clock.stopped !== null) return clock;
  return withNext(terms, { ...resume(terms, clock, stopped.atMs), stopped });
}

function resume(terms: WorkingTerms, clock: Clock, atMs: number): Clock {
  if (clock.pausedMs === null) return clock;
  const pauses = [...clock.pauses, { fromMs: clock.pausedMs, toMs: atMs }];
  return withDue(terms, { ...clock, pausedMs: null, pauses });
}

/** The clock with the deadline that its pauses leave it. */
export function withDue(terms: WorkingTerms, clock: Clock): Clock {
  return withNext(terms, { ...clock, dueMs: dueAt(toRun(terms, clock), clock.targetS * 1000) });
}

/** The clock after a level was told or passed over; without one, with what is told next looked up again. */
export function withNext(terms: WorkingTerms, clock: Clock, passed: number | null = null): Clock {
  const moved = passed === null ? clock : { ...clock, nextLevel: passed + 1 };
  const step = nextStep(terms.terms, moved, toRun(terms, moved));
  return { ...moved, nextLevel: step?.level ?? moved.nextLevel, nextMs: step?.atMs ?? null };
}

/** What the clock runs on, a pause that goes on included. */
export function toRun({ calendar }: WorkingTerms, clock: Clock): ClockRun {
  const current = clock.pausedMs === null ? [] : [{ fromMs: clock.pausedMs, toMs: Infinity }];
  return { calendar, startMs: clock.startedMs, pauses: [...clock.pauses, ...current] };
}

/** How it stands: met when stopped by its deadline, at that very instant too; missed as soon as that is over. */
export function stateOf({ dueMs, stopped, pausedMs }: Clock, nowMs: number): ClockState {
  const isLate = dueMs !== null && (stopped?.atMs ?? nowMs) > dueMs;
  if (isLate) return 'missed';
  if (stopped !== null) return 'met';
  return pausedMs === null ? 'running' : 'paused';
}
