import { err, ok } from '#lib/base/result.ts';
import { findViewers } from '#backend/commands/find-viewers.ts';
import { followTicket } from '#backend/commands/follow-ticket.ts';
import { findTicket } from '#backend/data/ticket-summaries.ts';
import type { HandlersOf } from '../handler.ts';

export const followerHandlers: HandlersOf<'followTicket' | 'listViewers'> = {
  followTicket: ({ companion, caller, params, body }) =>
    followTicket(companion, { actor: caller.actor, input: { ...params, ...body } }),

  listViewers: async ({ companion, caller, params }) => {
    const { db } = companion.database;
    const reader = { actor: caller.actor, publicUrl: companion.publicUrl, now: companion.now };
    const found = await findTicket(db, reader, params.ticketId);
    return found === null ? err({ code: 'not_found' }) : ok({ items: await findViewers(db, found.row) });
  },
};
