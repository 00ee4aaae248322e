import { addComment } from '#backend/commands/add-comment.ts';
import type { HandlersOf } from '../handler.ts';

export const commentHandlers: HandlersOf<'createComment'> = {
  createComment: ({ companion, caller, params, body, once }) =>
    addComment(companion, { actor: caller.actor, input: { ...params, ...body }, once }),
};
