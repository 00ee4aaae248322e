/**
 * Dates, ages and durations as the product writes them: "10:14" today, "Mon" within the week, "20 Nov", "Tue 24 Nov, 10:00",
 * "1h 12m", "18m". Words follow the language of the product, the clock (24 h or 12 h) the reader's own locale.
 */
import { t } from './i18n.ts';

/** Whose clock: zone (absent: the machine's) and locale (absent: the browser's). Tests give both. */
export type Clock = { timeZone?: string; locale?: string };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** An instant in a list: "10:14" today, "Mon" within the last six days, else "20 Nov", with the year if it is another. */
export function formatListDate(instant: string, now: number, clock: Clock = {}): string {
  const at = Date.parse(instant);
  const age = daysBetween(at, now, clock);
  if (age === 0) return timeOfDay(at, clock);
  if (age > 0 && age < 7) return part(at, { weekday: 'short' }, clock);
  return dayAndMonth(at, now, clock);
}

/** An instant anywhere else: "Tue 24 Nov, 10:00", with the year if it is another than `now`'s. */
export function formatMoment(instant: string, now: number, clock: Clock = {}): string {
  const at = Date.parse(instant);
  return `${part(at, { weekday: 'short' }, clock)} ${dayAndMonth(at, now, clock)}, ${timeOfDay(at, clock)}`;
}

/** The day of an instant, as the head of what happened on it: "Today", "Tue 24 Nov", with the year if it is another. */
export function formatDay(instant: string, now: number, clock: Clock = {}): string {
  const at = Date.parse(instant);
  if (daysBetween(at, now, clock) === 0) return t('format.thisDay');
  return `${part(at, { weekday: 'short' }, clock)} ${dayAndMonth(at, now, clock)}`;
}

/** As `formatMoment`, but "today, 10:00" on the same day, for use inside a sentence. */
export function formatRelativeMoment(instant: string, now: number, clock: Clock = {}): string {
  const at = Date.parse(instant);
  if (daysBetween(at, now, clock) !== 0) return formatMoment(instant, now, clock);
  return t('format.today', { time: timeOfDay(at, clock) });
}

/** Time of day of an instant: "10:04", or "10:04 AM" where the reader's locale counts to twelve. */
export function formatTime(instant: string, clock: Clock = {}): string {
  return timeOfDay(Date.parse(instant), clock);
}

/** How long ago in one unit, rounded down: "now" under a minute, "18m", "5h", "3d". Instants ahead of `now` count as now. */
export function formatAge(instant: string, now: number): string {
  const age = now - Date.parse(instant);
  if (age < MINUTE_MS) return t('format.now');
  if (age < HOUR_MS) return t('format.minutes', { minutes: Math.floor(age / MINUTE_MS) });
  if (age < 2 * DAY_MS) return t('format.hours', { hours: Math.floor(age / HOUR_MS) });
  return t('format.days', { days: Math.floor(age / DAY_MS) });
}

/** As `formatAge`, in words for a sentence: "just now", "2 minutes ago", "3 days ago". */
export function formatAgo(instant: string, now: number): string {
  const age = now - Date.parse(instant);
  if (age < MINUTE_MS) return t('format.justNow');
  if (age < HOUR_MS) return t('format.minutesAgo', { count: Math.floor(age / MINUTE_MS) });
  if (age < 2 * DAY_MS) return t('format.hoursAgo', { count: Math.floor(age / HOUR_MS) });
  return t('format.daysAgo', { count: Math.floor(age / DAY_MS) });
}

/** A length of time, whole minutes down: "under 1m", "42m", "1h 12m", "8h"; from 48 hours in days, "2d 3h". */
export function formatDuration(durationMs: number): string {
  if (durationMs < MINUTE_MS) return t('format.underMinute');
  if (durationMs < HOUR_MS) return t('format.minutes', { minutes: Math.floor(durationMs / MINUTE_MS) });
  if (durationMs < 2 * DAY_MS) return twoUnits(hoursOf(durationMs), minutesOf(durationMs % HOUR_MS));
  const days = t('format.days', { days: Math.floor(durationMs / DAY_MS) });
  return twoUnits(days, hoursOf(durationMs % DAY_MS));
}

/** Minutes and seconds left, for a countdown: "9:40"; never below "0:00". */
export function formatCountdown(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function hoursOf(durationMs: number): string {
  return durationMs < HOUR_MS ? '' : t('format.hours', { hours: Math.floor(durationMs / HOUR_MS) });
}

function minutesOf(durationMs: number): string {
  return durationMs < MINUTE_MS ? '' : t('format.minutes', { minutes: Math.floor(durationMs / MINUTE_MS) });
}

function twoUnits(large: string, small: string): string {
  return small === '' ? large : `${large} ${small}`;
}

/** Whole calendar days from `at` to `now` in the reader's zone; negative when `at` lies ahead. */
function daysBetween(at: number, now: number, clock: Clock): number {
  return Math.round((dayNumber(now, clock) - dayNumber(at, clock)) / DAY_MS);
}

function dayNumber(at: number, clock: Clock): number {
  const format = formatter('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' }, clock);
  return Date.parse(format.format(at));
}

function dayAndMonth(at: number, now: number, clock: Clock): string {
  const year = part(at, { year: 'numeric' }, clock);
  const day = `${part(at, { day: 'numeric' }, clock)} ${part(at, { month: 'short' }, clock)}`;
  return year === part(now, { year: 'numeric' }, clock) ? day : `${day} ${year}`;
}

function timeOfDay(at: number, clock: Clock): string {
  const hour12 = formatter(clock.locale, { hour: 'numeric' }, clock).resolvedOptions().hour12 === true;
  return formatter(
    hour12 ? 'en-US' : 'en-GB',
    { hour: hour12 ? 'numeric' : '2-digit', minute: '2-digit' },
    clock,
  ).format(at);
}

// en-US writes "Sept"-free short months ("Sep") like the rest of the product.
function part(at: number, options: Intl.DateTimeFormatOptions, clock: Clock): string {
  return formatter('en-US', options, clock).format(at);
}

// Making an Intl.DateTimeFormat costs about 50 microseconds and a list asks for hundreds of the same few.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(
  locale: string | undefined,
  options: Intl.DateTimeFormatOptions,
  clock: Clock,
): Intl.DateTimeFormat {
  const whole = clock.timeZone === undefined ? options : { ...options, timeZone: clock.timeZone };
  const key = `${locale} ${JSON.stringify(whole)}`;
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(locale, whole);
  formatters.set(key, known);
  return known;
}
