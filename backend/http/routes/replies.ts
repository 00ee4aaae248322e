import { ok } from '#lib/base/result.ts';
import { noteReplies } from '#backend/commands/note-replies.ts';
import type { HandlersOf } from '../handler.ts';

export const replyHandlers: HandlersOf<'noteReplies'> = {
  noteReplies: async ({ companion, caller, body }) =>
    ok({ changed: await noteReplies(companion, { actor: caller.actor, input: body }) }),
};
