import { ok } from '#lib/base/result.ts';
import { createBroadcast } from '#backend/commands/create-broadcast.ts';
import { listBroadcasts } from '#backend/data/broadcasts.ts';
import type { HandlersOf } from '../handler.ts';

export const broadcastHandlers: HandlersOf<'createBroadcast' | 'listBroadcasts'> = {
  createBroadcast: ({ companion, caller, body, once }) =>
    createBroadcast(companion, { actor: caller.actor, input: body, once }),

  listBroadcasts: async ({ companion, caller, query }) =>
    ok(await listBroadcasts(companion.database.db, caller.actor, query)),
};
