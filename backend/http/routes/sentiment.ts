import { err, ok } from '#lib/base/result.ts';
import { readSentiment } from '#backend/data/sentiment.ts';
import { findTicket } from '#backend/data/ticket-summaries.ts';
import type { HandlersOf } from '../handler.ts';

export const sentimentHandlers: HandlersOf<'readTicketSentiment'> = {
  readTicketSentiment: async ({ companion, caller, params }) => {
    const { db } = companion.database;
    const reader = { actor: caller.actor, publicUrl: companion.publicUrl, now: companion.now };
    if ((await findTicket(db, reader, params.ticketId)) === null) return err({ code: 'not_found' });
    return ok(await readSentiment(db, params.ticketId));
  },
};
