import { ok } from '#lib/base/result.ts';
import { updateConversationSettings } from '#backend/commands/update-conversation-settings.ts';
import { readConversationSettings } from '#backend/data/conversation-settings.ts';
import type { HandlersOf } from '../handler.ts';

export const conversationSettingsHandlers: HandlersOf<
  'readConversationSettings' | 'updateConversationSettings'
> = {
  readConversationSettings: async ({ companion }) =>
    ok(await readConversationSettings(companion.database.db)),

  updateConversationSettings: ({ companion, caller, body }) =>
    updateConversationSettings(companion, { actor: caller.actor, input: body }),
};
