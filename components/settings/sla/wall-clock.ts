/** Between instants and what a clock on the wall of a zone shows. */

/** Date and minute of the day, as shown in the zone. */
export type WallTime = { date: string; minute: number };

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clock shows at the instant. */
export function wallOf(instantMs: number, zone: string): WallTime {
  const parts = formatOf(zone).formatToParts(instantMs);
  const get = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  const date = `${get('year')}-${get('month')}-${get('day')}`;
  return { date, minute: Number(get('hour')) * 60 + Number(get('minute')) };
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const options = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('en-GB', { ...options, hourCycle: 'h23', timeZone: zone });
  formats.set(zone, format);
  return format;
}

const MINUTE_MS = 60_000;

/**
 * The instant at which the clock shows `2026-11-20T16:20`; of two the first, and of an hour that is skipped one beside it. Null for
 * text that is no time.
 */
export function instantOf(text: string, zone: string): number | null {
  const asUtcMs = Date.parse(`${text}Z`);
  if (Number.isNaN(asUtcMs)) return null;
  const guessMs = asUtcMs - offsetMs(asUtcMs, zone);
  return asUtcMs - offsetMs(guessMs, zone);
}

/** How far the zone's clock is ahead of UTC, to the minute. */
function offsetMs(instantMs: number, zone: string): number {
  const { date, minute } = wallOf(instantMs, zone);
  return Date.parse(`${date}T00:00Z`) + minute * MINUTE_MS - Math.floor(instantMs / MINUTE_MS) * MINUTE_MS;
}

/** The text that an input of date and time has for the instant. */
export function inputText(instantMs: number, zone: string): string {
  const { date, minute } = wallOf(instantMs, zone);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
