import { err, ok } from '#lib/base/result.ts';
import { createTicket } from '#backend/commands/create-ticket.ts';
import { linkThread } from '#backend/commands/link-thread.ts';
import { readTicket } from '#backend/commands/read-ticket.ts';
import { readTicketList } from '#backend/commands/read-ticket-list.ts';
import { undoCreate } from '#backend/commands/undo-create.ts';
import { updateTicket } from '#backend/commands/update-ticket.ts';
import { findWhyMissing } from '#backend/data/missing-tickets.ts';
import type { HandlersOf } from '../handler.ts';

type TicketRoute =
  | 'undoCreate'
  | 'createTicket'
  | 'readTicket'
  | 'listTickets'
  | 'updateTicket'
  | 'linkThread';

export const ticketHandlers: HandlersOf<TicketRoute> = {
  createTicket: ({ companion, caller, body, once }) =>
    createTicket(companion, { actor: caller.actor, input: body, once }),

  readTicket: async ({ companion, caller, params }) => {
    const reader = { actor: caller.actor, publicUrl: companion.publicUrl, now: companion.now };
    const ticket = await readTicket(companion.database.db, reader, params.ticketId);
    if (ticket !== null) return ok(ticket);
    const facts = await findWhyMissing(companion.database.db, caller.actor, params.ticketId);
    return err({ code: 'not_found', facts });
  },

  listTickets: ({ companion, caller, query }) =>
    readTicketList(companion, { actor: caller.actor, input: query }),

  updateTicket: ({ companion, caller, params, body, once }) =>
    updateTicket(companion, { actor: caller.actor, input: { ...params, changes: body }, once }),

  undoCreate: ({ companion, caller, params }) =>
    undoCreate(companion, { actor: caller.actor, input: params }),

  linkThread: ({ companion, caller, params, body }) =>
    linkThread(companion, { actor: caller.actor, input: { ...params, ...body } }),
};
