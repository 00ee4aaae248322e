import { err, ok } from '#lib/base/result.ts';
import { markResponded } from '#backend/commands/mark-responded.ts';
import { readTicketSla } from '#backend/commands/read-ticket-sla.ts';
import { updateSlaPolicy } from '#backend/commands/update-sla-policy.ts';
import { readPolicy } from '#backend/data/sla-policies.ts';
import { findTicket } from '#backend/data/ticket-summaries.ts';
import type { HandlersOf } from '../handler.ts';

type SlaRoute = 'readSlaPolicy' | 'updateSlaPolicy' | 'readTicketSla' | 'markResponded';

export const slaHandlers: HandlersOf<SlaRoute> = {
  readSlaPolicy: async ({ companion }) => ok(await readPolicy(companion.database.db, null)),

  updateSlaPolicy: ({ companion, caller, body }) =>
    updateSlaPolicy(companion, { actor: caller.actor, input: body }),

  readTicketSla: async ({ companion, caller, params }) => {
    const { db } = companion.database;
    const reader = { actor: caller.actor, publicUrl: companion.publicUrl, now: companion.now };
    if ((await findTicket(db, reader, params.ticketId)) === null) return err({ code: 'not_found' });
    return ok(await readTicketSla(db, params.ticketId, companion.now()));
  },

  markResponded: ({ companion, caller, params }) =>
    markResponded(companion, { actor: caller.actor, input: params }),
};
