import { ok } from '#lib/base/result.ts';
import { listConversationChannels } from '#backend/data/conversation-channels.ts';
import type { HandlersOf } from '../handler.ts';

export const conversationChannelHandlers: HandlersOf<'listConversationChannels'> = {
  listConversationChannels: async ({ companion, caller }) =>
    ok({ items: await listConversationChannels(companion.database.db, caller.actor) }),
};
