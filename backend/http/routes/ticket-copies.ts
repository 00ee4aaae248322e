import { copyTicket } from '#backend/commands/copy-ticket.ts';
import type { HandlersOf } from '../handler.ts';

export const ticketCopyHandlers: HandlersOf<'cloneTicket' | 'createFollowUp'> = {
  cloneTicket: ({ companion, caller, params, body, once }) =>
    copyTicket(companion, { actor: caller.actor, input: { ...params, ...body, kind: 'clone' }, once }),

  createFollowUp: ({ companion, caller, params, body, once }) =>
    copyTicket(companion, { actor: caller.actor, input: { ...params, ...body, kind: 'follow-up' }, once }),
};
