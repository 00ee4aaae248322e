import { isPermitted } from '#backend/core/permissions.ts';
import { exportTickets } from '#backend/commands/export-tickets.ts';
import type { Actor } from '#backend/core/permissions.ts';
import type { HandlersOf } from '../handler.ts';

/** Whoever loses the right, or the session, while a file is sent gets no more of it after this time. */
const LOOK_AT_CALLER_MS = 2_000;

export const ticketExportHandlers: HandlersOf<'exportTickets'> = {
  exportTickets: ({ companion, caller, query, findCallerAgain }) => {
    let lookedAt = performance.now();
    const mayGoOn = async () => {
      if (performance.now() - lookedAt < LOOK_AT_CALLER_MS) return true;
      lookedAt = performance.now();
      const now = await findCallerAgain();
      // A file that began under other rights breaks off.
      if (now === null || scopeOf(now.actor) !== scopeOf(caller.actor)) return false;
      return isPermitted(now.actor, 'tickets.export');
    };
    return exportTickets(companion, { actor: caller.actor, input: query, mayGoOn });
  },
};

function scopeOf({ isShownAllTickets, hiddenChannels }: Actor): string {
  return JSON.stringify([isShownAllTickets, hiddenChannels]);
}
