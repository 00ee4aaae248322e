import { ok } from '#lib/base/result.ts';
import { createChannel } from '#backend/commands/create-channel.ts';
import { updateChannel } from '#backend/commands/update-channel.ts';
import { listChannels } from '#backend/data/channels.ts';
import type { HandlersOf } from '../handler.ts';

export const channelHandlers: HandlersOf<'listChannels' | 'createChannel' | 'updateChannel'> = {
  listChannels: async ({ companion }) => ok({ items: await listChannels(companion.database.db) }),

  createChannel: ({ companion, caller, body, once }) =>
    createChannel(companion, { actor: caller.actor, input: body, once }),

  updateChannel: ({ companion, caller, params, body }) =>
    updateChannel(companion, { actor: caller.actor, input: { ...params, changes: body } }),
};
