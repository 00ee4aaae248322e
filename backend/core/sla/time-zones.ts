/** What clocks on the wall show, as stretches of time with one offset each. The only place that knows zones. */
import { Temporal } from 'temporal-polyfill';

/** From one change of a zone's clocks to the next: wall clock = UTC + `offsetMs`. `toMs` itself is in the next one. */
export type Stretch = { readonly fromMs: number; readonly toMs: number; readonly offsetMs: number };

/** Stretches seen so far, in order; finding one anew costs about 0.2 ms. */
const seen = new Map<string, Stretch[]>();

/** The stretch in which the instant lies; without an earlier or later change it has no bound there. */
export function stretchAt(zone: string, atMs: number): Stretch {
  const known = seen.get(zone) ?? [];
  const place = firstAfter(known, atMs);
  const before = known[place - 1];
  if (before !== undefined && atMs < before.toMs) return before;
  const stretch = findStretch(zone, atMs);
  known.splice(place, 0, stretch);
  seen.set(zone, known);
  return stretch;
}

function findStretch(zone: string, atMs: number): Stretch {
  const at = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
  // "Previous" is strictly before: a millisecond on, the change at this very instant is found too.
  const previous = at.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const next = at.getTimeZoneTransition('next');
  return {
    fromMs: previous?.epochMilliseconds ?? -Infinity,
    toMs: next?.epochMilliseconds ?? Infinity,
    offsetMs: at.offsetNanoseconds / 1e6,
  };
}

function firstAfter(stretches: readonly Stretch[], atMs: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.fromMs ?? Infinity) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Days since 1970-01-01 of a date such as `2026-12-25`. */
export function dayNumber(date: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds / 86_400_000;
}

/** Epoch milliseconds of an instant in ISO 8601, finer digits cut off; null when it is none, or names no offset. */
export function readInstant(text: string): number | null {
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return null;
  }
}

/** An instant in UTC, with milliseconds only where there are some: `2026-11-22T09:58:00Z`. */
export function writeInstant(ms: number): string {
  const text = Temporal.Instant.fromEpochMilliseconds(ms).toString({ smallestUnit: 'millisecond' });
  return text.replace('.000Z', 'Z');
}
