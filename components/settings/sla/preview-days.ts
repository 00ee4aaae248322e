/** What deadlines settings would give, as days with bars: open hours, and what of them counted for which clock. */
import type { ClockKind } from '#lib/contract/ticket-clocks.ts';
import type { SlaPreview } from '#lib/contract/sla-previews.ts';
import { wallOf } from './wall-clock.ts';

/** What a piece of a day is; later ones lie over earlier ones. */
export type BarKind = 'open' | 'closure' | 'first-response' | 'paused';

export type Bar = { kind: BarKind; fromMinute: number; toMinute: number };
export type Mark = { kind: 'created' | ClockKind; minute: number; at: string };
export type Day = { date: string; bars: Bar[]; marks: Mark[]; isHoliday: boolean };

const DAY_MINUTES = 1440;
const DAY_MS = 86_400_000;

/** Days from the creation to the last deadline, by the clock of the preview's zone. */
export function toDays(preview: SlaPreview, createdAt: string): Day[] {
  const { zone, clocks, around } = preview;
  const at = (instant: string) => wallOf(Date.parse(instant), zone);
  const marks = [
    { kind: 'created' as const, at: createdAt },
    ...clocks.flatMap(({ kind, dueAt }) => (dueAt === null ? [] : [{ kind, at: dueAt }])),
  ].map((mark) => ({ ...mark, ...endOf(at(mark.at), mark.kind !== 'created') }));
  const dates = marks.map(({ date }) => date).toSorted();
  const days = listDates(dates[0] ?? '', dates.at(-1) ?? '').map((date): Day => {
    const own = marks.filter((mark) => mark.date === date);
    return {
      date,
      bars: [],
      marks: own.map(({ kind, minute, at: when }) => ({ kind, minute, at: when })),
      isHoliday: false,
    };
  });
  const lay = (kind: BarKind | 'holiday', parts: SlaPreview['around'], why: string) => {
    for (const part of parts.filter((each) => each.why === why))
      for (const { date, ...bar } of split(at(part.from), at(part.to))) {
        const day = days.find((each) => each.date === date);
        if (kind === 'holiday') Object.assign(day ?? {}, { isHoliday: true });
        else day?.bars.push({ kind, ...bar });
      }
  };
  lay('open', around, 'counted');
  lay('holiday', around, 'holiday');
  for (const kind of ['closure', 'first-response'] as const)
    lay(kind, clocks.find((clock) => clock.kind === kind)?.parts ?? [], 'counted');
  for (const { parts } of clocks) lay('paused', parts, 'paused');
  return days;
}

/** Midnight as an end is the end of the day before. */
function endOf({ date, minute }: { date: string; minute: number }, isEnd: boolean) {
  if (!isEnd || minute > 0) return { date, minute };
  return { date: dateAfter(date, -1), minute: DAY_MINUTES };
}

/** The piece of each day. */
function split(from: { date: string; minute: number }, to: { date: string; minute: number }) {
  const end = endOf(to, true);
  return listDates(from.date, end.date).map((date) => ({
    date,
    fromMinute: date === from.date ? from.minute : 0,
    toMinute: date === end.date ? end.minute : DAY_MINUTES,
  }));
}

/** A century; more is a mistake. */
const DATES_MAX = 36_525;

function listDates(from: string, to: string): string[] {
  const count = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  return Array.from({ length: Math.min(Math.max(count, 0), DATES_MAX) }, (_, index) =>
    dateAfter(from, index),
  );
}

function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The days to draw, and how many are left out between the first and the last of them. */
export function shortened(days: readonly Day[]): { first: Day[]; left: number; last: Day[] } {
  if (days.length <= SHOWN_MAX) return { first: [...days], left: 0, last: [] };
  return { first: days.slice(0, SHOWN_MAX - 3), left: days.length - SHOWN_MAX + 1, last: days.slice(-2) };
}

const SHOWN_MAX = 9;

/** The hours that the drawing spans: those with something in them and one around, at most the whole day. */
export function hoursOf(days: readonly Day[]): { fromHour: number; toHour: number } {
  const minutes = days.flatMap(({ bars, marks }) => [
    ...bars.flatMap(({ fromMinute, toMinute }) => [fromMinute, toMinute]),
    ...marks.map(({ minute }) => minute),
  ]);
  if (minutes.length === 0) return { fromHour: 0, toHour: 24 };
  const fromHour = Math.max(0, Math.floor(Math.min(...minutes) / 60) - 1);
  return { fromHour, toHour: Math.min(24, Math.max(fromHour + 6, Math.ceil(Math.max(...minutes) / 60) + 1)) };
}
