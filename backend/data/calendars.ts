/** Business calendars as admins edit them. */
import { sql } from 'kysely';
import type { Calendar, NewCalendar } from '#lib/contract/calendars.ts';
import type { CalendarId, UserId } from '#lib/contract/ids.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import type { Db, Tx } from './database.ts';

/** A calendar with who changed it last. */
export type CalendarState = Calendar & { changedBy: UserSummary | null };

/** All calendars by name. */
export async function listCalendars(db: Db): Promise<Calendar[]> {
  const states = await readStates(db, sql`true`);
  return states.map(toCalendar);
}

/** One calendar; null when there is none. */
export async function findCalendar(db: Db, id: CalendarId): Promise<Calendar | null> {
  const [state] = await readStates(db, sql`calendar.id = ${id}`);
  return state === undefined ? null : toCalendar(state);
}

/** One calendar locked for a change; null when there is none. */
export async function lockCalendar(tx: Tx, id: CalendarId): Promise<CalendarState | null> {
  await tx.selectFrom('calendar').where('id', '=', id).select('id').forUpdate().execute();
  const [state] = await readStates(tx, sql`calendar.id = ${id}`);
  return state ?? null;
}

/** True when another calendar has the name, in whatever case. */
export async function isCalendarNameTaken(tx: Tx, name: string, except: CalendarId | null): Promise<boolean> {
  const row = await tx
    .selectFrom('calendar')
    .where(sql`lower(name)`, '=', name.toLowerCase())
    .$if(except !== null, (query) => query.where('id', '<>', except as CalendarId))
    .select('id')
    .executeTakeFirst();
  return row !== undefined;
}

type Change = { calendar: NewCalendar; by: UserId; at: Date };

/** Adds a calendar; null when another has taken its name just now. */
export async function insertCalendar(tx: Tx, { calendar, by, at }: Change): Promise<CalendarId | null> {
  const row = await tx
    .insertInto('calendar')
    .values({ ...toColumns(calendar), changed_by: by, changed_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Writes a calendar whole under the next version. */
export async function writeCalendar(tx: Tx, id: CalendarId, { calendar, by, at }: Change): Promise<void> {
  await tx
    .updateTable('calendar')
    .set({
      ...toColumns(calendar),
      version: sql<number>`version + 1`,
      changed_by: by,
      changed_at: at,
    })
    .where('id', '=', id)
    .execute();
}

/** Deletes a calendar. */
export async function removeCalendar(tx: Tx, id: CalendarId): Promise<void> {
  await tx.deleteFrom('calendar').where('id', '=', id).execute();
}

function toColumns({ name, zone, week, holidays }: NewCalendar) {
  const ordered = holidays.toSorted((a, b) => a.date.localeCompare(b.date));
  return { name, zone, week: JSON.stringify(week), holidays: JSON.stringify(ordered) };
}

function toCalendar({ changedBy: _changedBy, ...calendar }: CalendarState): Calendar {
  return calendar;
}

async function readStates(db: Db, which: ReturnType<typeof sql>): Promise<CalendarState[]> {
  const { rows } = await sql<CalendarState>`
    select
      id, name, zone, week, holidays, version,
      (
        select json_build_object('id', "user".id, 'name', "user".name, 'email', "user".email)
        from "user" where "user".id = calendar.changed_by
      ) as "changedBy"
    from calendar where ${which} order by lower(name), id
  `.execute(db);
  return rows;
}
