/** `sla check FILE`: works out deadlines and elapsed business time for a list of cases; reads that file and nothing else. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ALWAYS_OPEN, HolidayDate, OpeningWeek, TimeZone } from '#lib/contract/calendars.ts';
import { dueAt, elapsedMs, type ClockRun } from './core/sla/business-time.ts';
import { toWorkingCalendar } from './core/sla/opening-hours.ts';
import { readInstant, writeInstant } from './core/sla/time-zones.ts';

/** One JSON line a case that could be answered, and one complaint a thing that could not be understood. */
export type SlaCheck = { lines: string[]; complaints: string[] };

/** Milliseconds beyond this are no longer exact. */
const TARGET_S_MAX = Math.floor(Number.MAX_SAFE_INTEGER / 1000);

const Instant = z
  .string({ error: 'Give an instant such as 2026-11-22T09:58:00Z.' })
  .transform((text, ctx) => {
    const ms = readInstant(text);
    if (ms !== null) return ms;
    ctx.issues.push({
      code: 'custom',
      input: text,
      message: 'Give an instant with Z or an offset, such as 2026-11-22T09:58:00Z.',
    });
    return z.NEVER;
  });

/** From and to; null for one that goes on. */
const Pause = z
  .tuple([Instant, Instant.nullable()], { error: 'Give a start, and an end or null.' })
  .refine(([from, to]) => to === null || from <= to, {
    error: 'Give an end that is not before the start, or null while it goes on.',
  });

const Calendar = z.object(
  { tz: TimeZone, week: z.nullish(OpeningWeek), holidays: z.array(HolidayDate).nullish() },
  { error: 'Give a calendar with tz and week.' },
);

const Case = z
  .object(
    {
      id: z.union([z.string(), z.number()], { error: 'Give an id, text or a number.' }),
      kind: z.enum(['due', 'elapsed'], { error: 'Say due or elapsed, or leave it out.' }).nullish(),
      calendar: Calendar.nullish(),
      start: Instant,
      target_s: z
        .number({ error: 'Give seconds, 0 or more.' })
        .min(0, { error: 'Give seconds, 0 or more.' })
        .max(TARGET_S_MAX, { error: `Give ${TARGET_S_MAX} seconds or less.` })
        .nullish(),
      end: Instant.nullish(),
      pauses: z.array(Pause, { error: 'Give a list of pauses.' }).nullish(),
    },
    { error: 'Give an object with id, calendar, start and target_s or end.' },
  )
  .superRefine(({ kind, target_s: targetS, end }, ctx) => {
    const hasTarget = typeof targetS === 'number';
    const hasEnd = typeof end === 'number';
    if (kind === 'elapsed' ? !hasEnd : kind === 'due' && !hasTarget) {
      ctx.addIssue({
        code: 'custom',
        path: [kind === 'due' ? 'target_s' : 'end'],
        message: `Needed for ${kind}.`,
      });
    } else if (!kind && hasTarget === hasEnd) {
      ctx.addIssue({ code: 'custom', path: ['target_s'], message: 'Give either target_s or end.' });
    }
  });
type Case = z.output<typeof Case>;

/** Answers the cases of a file, in its order; a case at fault gets a complaint and no line, the others are answered. */
export async function checkSlaFile(file: string): Promise<SlaCheck> {
  try {
    return checkSlaText(await readFile(file, 'utf8'));
  } catch (error) {
    return { lines: [], complaints: [`${file} cannot be read: ${(error as Error).message}`] };
  }
}

/** Answers the cases of a file's text. */
export function checkSlaText(text: string): SlaCheck {
  const cases = parseList(text);
  if (typeof cases === 'string') return { lines: [], complaints: [cases] };
  const check: SlaCheck = { lines: [], complaints: [] };
  for (const [index, given] of cases.entries()) {
    const parsed = Case.safeParse(given);
    if (parsed.success) check.lines.push(JSON.stringify(answer(parsed.data)));
    else check.complaints.push(...parsed.error.issues.map((issue) => complain(index, given, issue)));
  }
  return check;
}

function parseList(text: string): unknown[] | string {
  try {
    const parsed: unknown = JSON.parse(text.replace(/^\uFEFF/u, ''));
    return Array.isArray(parsed) ? parsed : 'The file is not a list of cases: it must begin with [.';
  } catch (error) {
    return `The file is not JSON: ${(error as Error).message}`;
  }
}

function complain(index: number, given: unknown, { path, message }: z.core.$ZodIssue): string {
  const id = given instanceof Object && 'id' in given ? ` (${JSON.stringify(given.id)})` : '';
  const field = path.length > 0 ? `, ${path.join('.')}` : '';
  return `Case ${index + 1}${id}${field}: ${message}`;
}

function answer({ id, kind, target_s: targetS, end, ...given }: Case): object {
  const run = toRun(given);
  if (kind === 'elapsed' || typeof targetS !== 'number') {
    return { id, elapsed_s: elapsedMs(run, end ?? run.startMs) / 1000 };
  }
  const dueMs = dueAt(run, Math.round(targetS * 1000));
  return { id, due: dueMs === null ? null : writeInstant(dueMs) };
}

function toRun({ calendar, start, pauses }: Pick<Case, 'calendar' | 'start' | 'pauses'>): ClockRun {
  const { tz = ALWAYS_OPEN.zone, week, holidays } = calendar ?? {};
  return {
    calendar: toWorkingCalendar({ zone: tz, week: week ?? ALWAYS_OPEN.week, holidays: holidays ?? [] }),
    startMs: start,
    pauses: (pauses ?? []).map(([fromMs, toMs]) => ({ fromMs, toMs: toMs ?? Infinity })),
  };
}
