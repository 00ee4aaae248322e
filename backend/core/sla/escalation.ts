/**
 * What is told of a clock and when: a warning before its deadline, the breach, further levels after it. Each has a level and comes once, in
 * that order. The warning is measured in time that counts, as the deadline is; what follows the breach by the clock on the wall.
 */
import type { UserId } from '#lib/contract/ids.ts';
import type { SlaTerms } from '#lib/contract/sla.ts';
import { UNDONE_NO_MORE_MS } from '#backend/core/undo.ts';
import { dueAt, type ClockRun } from './business-time.ts';

/** The level of a warning, the first one that a clock can have. */
export const WARNING = 0;
/** The level of the breach; those above are `levels` of the terms in their order. */
export const BREACH = 1;
const FIRST_AFTER = BREACH + 1;

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
    const atMs = level === WARNING ? warnedAt(terms, targetS, run) : followsAt(terms, dueMs, level);
    return atMs === null || (stopped !== null && stopped.atMs <= atMs) ? null : { level, atMs };
  }
  return null;
}

function levelsOf({ warningShare, levels }: SlaTerms): number[] {
  return [
    ...(warningShare === null ? [] : [WARNING]),
    BREACH,
    ...levels.map((_, index) => FIRST_AFTER + index),
  ];
}

/** A create that can still be undone is told to nobody. */
function warnedAt({ warningShare }: SlaTerms, targetS: number, run: ClockRun): number | null {
  const atMs = dueAt(run, Math.ceil(targetS * 1000 * (warningShare ?? 1)));
  return atMs === null ? null : Math.max(atMs, run.startMs + UNDONE_NO_MORE_MS);
}

function followsAt({ levels }: SlaTerms, dueMs: number | null, level: number): number | null {
  return dueMs === null ? null : dueMs + (levels[level - FIRST_AFTER]?.afterS ?? 0) * 1000;
}

/** Whom the terms name for a level; null for nobody. */
export function chosenFor({ notifyUserId, levels }: SlaTerms, level: number): UserId | null {
  return level <= BREACH ? notifyUserId : (levels[level - FIRST_AFTER]?.notifyUserId ?? null);
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
