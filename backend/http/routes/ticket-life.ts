import { ok } from '#lib/base/result.ts';
import { deleteTicket, restoreTicket } from '#backend/commands/delete-ticket.ts';
import { markSpam } from '#backend/commands/mark-spam.ts';
import { mergeTicket } from '#backend/commands/merge-ticket.ts';
import { listDeletedTickets } from '#backend/data/deleted-tickets.ts';
import type { HandlersOf } from '../handler.ts';

type LifeRoute = 'deleteTicket' | 'listDeletedTickets' | 'restoreTicket' | 'mergeTicket' | 'markSpam';

export const ticketLifeHandlers: HandlersOf<LifeRoute> = {
  deleteTicket: ({ companion, caller, params }) =>
    deleteTicket(companion, { actor: caller.actor, input: params }),

  listDeletedTickets: async ({ companion, caller, query }) => {
    const reader = { actor: caller.actor, publicUrl: companion.publicUrl, now: companion.now };
    return ok(await listDeletedTickets(companion.database.db, reader, query));
  },

  restoreTicket: ({ companion, caller, params }) =>
    restoreTicket(companion, { actor: caller.actor, input: params }),

  mergeTicket: ({ companion, caller, params, body }) =>
    mergeTicket(companion, { actor: caller.actor, input: { ...params, ...body } }),

  markSpam: ({ companion, caller, params }) => markSpam(companion, { actor: caller.actor, input: params }),
};
