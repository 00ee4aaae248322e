/** How a deadline comes about, piece by piece. */
import type { TimeReason } from '#lib/contract/ticket-clocks.ts';
import { unite, windows, type Interval } from './opening-hours.ts';
import type { ClockRun } from './business-time.ts';

export type Part = Interval & { readonly why: TimeReason };

/**
 * The time from the start to an instant, whole and in order: what counted, and what did not and why. Time that is closed is
 * called so even where a pause covers it; it would not have counted anyway.
 */
export function explain(run: ClockRun, untilMs: number): Part[] {
  const parts: Part[] = [];
  let atMs = run.startMs;
  const add = (toMs: number, why: TimeReason) => {
    const part = { fromMs: atMs, toMs: Math.min(toMs, untilMs), why };
    if (part.fromMs >= part.toMs) return;
    const last = parts.at(-1);
    if (last?.why === why) parts[parts.length - 1] = { ...last, toMs: part.toMs };
    else parts.push(part);
    atMs = part.toMs;
  };
  for (const window of windows(run.calendar, run.startMs)) {
    if (window.fromMs >= untilMs) break;
    add(window.fromMs, 'closed');
    if (window.isHoliday) add(window.toMs, 'holiday');
    else for (const { toMs, why } of cut(window, run.pauses)) add(toMs, why);
  }
  add(untilMs, 'closed');
  return parts;
}

/** Where the window's pieces end, outside and inside of pauses, in order; a piece may be empty. */
function cut(window: Interval, pauses: readonly Interval[]): { toMs: number; why: TimeReason }[] {
  const within = unite(pauses).filter(({ fromMs, toMs }) => toMs > window.fromMs && fromMs < window.toMs);
  const ends = within.flatMap(({ fromMs, toMs }) => [
    { toMs: fromMs, why: 'counted' as const },
    { toMs: Math.min(toMs, window.toMs), why: 'paused' as const },
  ]);
  return [...ends, { toMs: window.toMs, why: 'counted' }];
}
