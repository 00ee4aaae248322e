import { ok } from '#lib/base/result.ts';
import { createCalendar } from '#backend/commands/create-calendar.ts';
import { deleteCalendar } from '#backend/commands/delete-calendar.ts';
import { updateCalendar } from '#backend/commands/update-calendar.ts';
import { listCalendars } from '#backend/data/calendars.ts';
import type { HandlersOf } from '../handler.ts';

type CalendarRoute = 'listCalendars' | 'createCalendar' | 'updateCalendar' | 'deleteCalendar';

export const calendarHandlers: HandlersOf<CalendarRoute> = {
  listCalendars: async ({ companion }) => ok({ items: await listCalendars(companion.database.db) }),

  createCalendar: ({ companion, caller, body, once }) =>
    createCalendar(companion, { actor: caller.actor, input: body, once }),

  updateCalendar: ({ companion, caller, params, body }) =>
    updateCalendar(companion, { actor: caller.actor, input: { ...params, changes: body } }),

  deleteCalendar: ({ companion, caller, params }) =>
    deleteCalendar(companion, { actor: caller.actor, input: params }),
};
