/** Tickets whose deadlines fall into the next minutes, and were counted over a night in which clocks changed. */
import type { BusinessCalendar } from '#lib/contract/calendars.ts';
import { WEEKDAYS } from '#lib/contract/calendars.ts';
import { NewTicket } from '#lib/contract/tickets.ts';
import type { Companion } from '#backend/commands/companion.ts';
import { createCalendar } from '#backend/commands/create-calendar.ts';
import { createTicket } from '#backend/commands/create-ticket.ts';
import { updateSlaPolicy } from '#backend/commands/update-sla-policy.ts';
import { listActors } from '#backend/data/users.ts';
import { elapsedBySteps } from './sla-oracle.ts';

const ZONE = 'Europe/Oslo';
const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

export type NightPlan = { count: number; spreadMs: number; leadMs: number };

/** What a drill expects: the ticket's subject, and when it is due. */
export type Deadline = { subject: string; dueMs: number };

/**
 * Makes them, made on the evening before the last change of clocks; the target is what the oracle counts from there to now. The first
 * is due at a whole second after `leadMs`, the rest evenly within `spreadMs`. The only user, an admin, is told of all.
 */
export async function makeNightDeadlines(
  companion: Companion,
  { count, spreadMs, leadMs }: NightPlan,
): Promise<Deadline[]> {
  const [actor] = await listActors(companion.database.db);
  if (actor === undefined) throw new Error('There is no admin.');
  const firstMs = Math.ceil((companion.now().getTime() + leadMs) / SECOND_MS) * SECOND_MS;
  const startMs = lastChange(firstMs) - 6 * HOUR_MS;
  const calendar = calendarAround(startMs, firstMs);
  const targetMs = countTime(calendar, startMs, firstMs);
  const made = await createCalendar(companion, {
    actor,
    input: { name: 'Nights', zone: calendar.zone, week: calendar.week, holidays: [] },
    once: null,
  });
  if (!made.ok) throw new Error(made.error.code);
  const policy = {
    firstResponseS: targetMs / 1000,
    closureS: null,
    calendarId: made.value.id,
    pausingStatuses: [],
    notifyUserId: actor.userId,
    warningShare: null,
    levels: [],
    version: 1,
  };
  const saved = await updateSlaPolicy(companion, { actor, input: policy });
  if (!saved.ok) throw new Error(saved.error.code);
  const deadlines: Deadline[] = [];
  for (let index = 0; index < count; index += 1) {
    const offsetMs = Math.round((index * spreadMs) / count);
    const subject = `Deadline ${index}`;
    const past = { ...companion, now: () => new Date(startMs + offsetMs) };
    const ticket = await createTicket(past, { actor, input: NewTicket.parse({ subject }), once: null });
    if (!ticket.ok) throw new Error(ticket.error.code);
    deadlines.push({ subject, dueMs: firstMs + offsetMs });
  }
  return deadlines;
}

/** By minutes as far as they go, the rest by seconds. */
function countTime(calendar: BusinessCalendar, startMs: number, endMs: number): number {
  const wholeMs = Math.floor(endMs / MINUTE_MS) * MINUTE_MS;
  const run = { calendar, pauses: [] };
  return (
    elapsedBySteps({ ...run, startMs, stepMs: MINUTE_MS }, wholeMs) +
    elapsedBySteps({ ...run, startMs: wholeMs, stepMs: SECOND_MS }, endMs)
  );
}

/** The last hour before the instant after which the zone's offset is another. */
function lastChange(beforeMs: number): number {
  const hour = Math.floor(beforeMs / HOUR_MS) * HOUR_MS;
  let atMs = hour;
  while (offsetAt(atMs) === offsetAt(hour)) atMs -= HOUR_MS;
  return atMs + HOUR_MS;
}

const offsets = new Intl.DateTimeFormat('en', { timeZone: ZONE, timeZoneName: 'longOffset' });

function offsetAt(ms: number): string {
  return offsets.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

/** Open all the time but for one hour a day in which neither instant lies, so that windows run over midnight. */
function calendarAround(...instants: number[]): BusinessCalendar {
  const busy = new Set(
    instants.flatMap((ms) => [hourAt(ms), hourAt(ms + HOUR_MS), hourAt(ms + 24 * HOUR_MS)]),
  );
  // From 01:00 to 21:00, so that the window ends on the day after it began.
  const closed = Array.from({ length: 20 }, (_, index) => index + 1).find((hour) => !busy.has(hour)) ?? 1;
  const two = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
  const window: [string, string] = [two(closed + 1), two(closed)];
  return {
    zone: ZONE,
    week: Object.fromEntries(WEEKDAYS.map((day) => [day, [window]])),
    holidays: [],
  };
}

function hourAt(ms: number): number {
  return Number(new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit' }).format(ms));
}
