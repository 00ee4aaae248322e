/**
 * What is told of a clock and when: a warning before its deadline, the breach, further levels after it. Each has a level and comes once, in
 * that order. All are measured in time that counts, so that nothing is told while a clock stands.
 */
import type { UserId } from '#lib/contract/ids.ts';
import type { SlaTerms } from '#lib/contract/sla.ts';
import { UNDONE_NO_MORE_MS } from '#backend/core/undo.ts';
import { dueAt, type ClockRun } from './business-time.ts';

/** The level of a warning, the first one that a clock can have. */
export const WARNING = 0;
/** The level of the breach; those above are what follows it. */
export const BREACH = 1;

/** What of a clock decides what is told next. */
type Telling = {
  readonly targetS: number;
  readonly dueMs: number | null;
  readonly stopped: { readonly atMs: number } | null;
  /** Lower levels are done with. */
  readonly nextLevel: number;
};

/** A level with the instant from whose end on it is told, in milliseconds. */
export type Step = { level: number; atMs: number };

/**
 * The next level that comes; null when none does: the clock stands, all is told, or it was stopped in time. One that was stopped after
 * its deadline is told of all the same, as a breach is the deadline itself, whoever notices when.
 */
export function nextStep(terms: SlaTerms, clock: Telling, run: ClockRun): Step | null {
  const { dueMs, stopped, targetS } = clock;
  for (const level of levelsOf(terms)) {
    if (level < clock.nextLevel || (level === WARNING && stopped !== null)) continue;
    const atMs = level === BREACH ? dueMs : dueAt(run, countedMs(terms, targetS, level));
    if (atMs === null || (stopped !== null && stopped.atMs <= atMs)) return null;
    // A create that can still be undone is told to nobody.
    return { level, atMs: level === WARNING ? Math.max(atMs, run.startMs + UNDONE_NO_MORE_MS) : atMs };
  }
  return null;
}

function levelsOf(_terms: SlaTerms): number[] {
  return [BREACH];
}

function countedMs(_terms: SlaTerms, targetS: number, _level: number): number {
  return targetS * 1000;
}

/** Whom the terms name for a level; null for nobody. */
export function chosenFor(terms: SlaTerms, _level: number): UserId | null {
  return terms.notifyUserId;
}

/** What the sweep finds of a ticket. */
export type SweptTicket = { isWithdrawn: boolean; isDeleted: boolean; isSpam: boolean; isMerged: boolean };

/**
 * What becomes of a step whose instant is over. `park`: nothing more is told of this clock, as nobody sees the ticket or it is no work of
 * its own; restoring it looks again. `skip`: a warning that comes after the deadline says nothing new.
 */
export function decideStep(
  step: { level: number; dueMs: number | null; nowMs: number },
  { isWithdrawn, isDeleted, isSpam, isMerged }: SweptTicket,
): 'tell' | 'skip' | 'park' {
  if (isWithdrawn || isDeleted || isSpam || isMerged) return 'park';
  const isOver = step.dueMs !== null && step.dueMs < step.nowMs;
  return step.level === WARNING && isOver ? 'skip' : 'tell';
}
