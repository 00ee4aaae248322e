import { createConversation } from '#backend/commands/create-conversation.ts';
import { createMessage } from '#backend/commands/create-message.ts';
import type { HandlersOf } from '../handler.ts';

export const conversationHandlers: HandlersOf<'createConversation' | 'createMessage'> = {
  createConversation: ({ companion, caller, params, body }) =>
    createConversation(companion, { actor: caller.actor, input: { ...params, conversation: body } }),

  createMessage: ({ companion, caller, params, body }) =>
    createMessage(companion, { actor: caller.actor, input: { ...params, message: body } }),
};
