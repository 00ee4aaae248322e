/**
 * What a deadline is, said a second time: walk from the start in small steps, read the clock on the wall at each, and count
 * the steps whose beginning lies in a window. Shares no code with `core/sla`; slow. Exact when start, pauses and windows lie on
 * whole steps.
 */
import type { BusinessCalendar } from '#lib/contract/calendars.ts';

export type OracleRun = {
  calendar: BusinessCalendar;
  startMs: number;
  /** From and to; Infinity for one that goes on. */
  pauses: readonly (readonly [number, number])[];
  stepMs: number;
};

/** Time that counts between the start and an end. */
export function elapsedBySteps(run: OracleRun, endMs: number): number {
  let sumMs = 0;
  for (let atMs = run.startMs; atMs < endMs; atMs += run.stepMs) if (counts(run, atMs)) sumMs += run.stepMs;
  return sumMs;
}

/** Where the target has passed; null when it has not by `giveUpMs`. */
export function dueBySteps(run: OracleRun, targetMs: number, giveUpMs: number): number | null {
  let leftMs = targetMs;
  let atMs = run.startMs;
  while (leftMs > 0 && atMs < giveUpMs) {
    if (counts(run, atMs)) leftMs -= run.stepMs;
    atMs += run.stepMs;
  }
  return leftMs > 0 ? null : atMs;
}

function counts({ calendar, pauses }: OracleRun, atMs: number): boolean {
  if (pauses.some(([fromMs, toMs]) => fromMs <= atMs && atMs < toMs)) return false;
  const { date, weekday, eve, time } = readWall(calendar.zone, atMs);
  if (calendar.holidays.includes(date)) return false;
  const today = windowsOn(calendar, weekday).some(([start, end]) =>
    start < end ? start <= time && time < end : start <= time,
  );
  return today || windowsOn(calendar, eve).some(([start, end]) => end < start && time < end);
}

/** Times as text of one length, which compares as time does. */
function windowsOn({ week }: BusinessCalendar, weekday: string): [string, string][] {
  const windows = week[weekday as keyof typeof week] ?? [];
  return windows.map(([start, end]) => [withSeconds(start), withSeconds(end)]);
}

function withSeconds(time: string): string {
  return time.length === 5 ? `${time}:00` : time;
}

type Reading = { date: string; time: string; weekday: string; eve: string };

/** What was read already: the tests walk over the same nights again and again, and reading is most of the work. */
const readings = new Map<string, Map<number, Reading>>();

function readWall(zone: string, atMs: number): Reading {
  const ofZone = readings.get(zone) ?? new Map<number, Reading>();
  readings.set(zone, ofZone);
  const reading = ofZone.get(atMs) ?? read(zone, atMs);
  ofZone.set(atMs, reading);
  return reading;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function read(zone: string, atMs: number): Reading {
  const clock = clocks.get(zone) ?? makeClock(zone);
  clocks.set(zone, clock);
  const [date = '', time = ''] = clock.format(atMs).split(' ');
  const midday = Date.parse(`${date}T12:00:00Z`);
  return { date, time, weekday: nameOf(midday), eve: nameOf(midday - 86_400_000) };
}

/** Swedish writes `2026-11-22 09:58:00`. */
function makeClock(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
}

function nameOf(ms: number): string {
  return ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][new Date(ms).getUTCDay()] ?? '';
}
