import { err, ok } from '#lib/base/result.ts';
import { markResponded } from '#backend/commands/mark-responded.ts';
import { readTicketSla } from '#backend/commands/read-ticket-sla.ts';
import { findTicket } from '#backend/data/ticket-summaries.ts';
import type { HandlersOf } from '../handler.ts';

export const ticketClockHandlers: HandlersOf<'readTicketSla' | 'markResponded'> = {
  readTicketSla: async ({ companion, caller, params }) => {
    const { db } = companion.database;
    const reader = { actor: caller.actor, publicUrl: companion.publicUrl, now: companion.now };
    if ((await findTicket(db, reader, params.ticketId)) === null) return err({ code: 'not_found' });
    return ok(await readTicketSla(db, params.ticketId, companion.now()));
  },

  markResponded: ({ companion, caller, params }) =>
    markResponded(companion, { actor: caller.actor, input: params }),
};
