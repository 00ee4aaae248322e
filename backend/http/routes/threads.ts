import { ok } from '#lib/base/result.ts';
import { noteReplies } from '#backend/commands/note-replies.ts';
import { readThreadContext } from '#backend/commands/read-thread-context.ts';
import type { HandlersOf } from '../handler.ts';

export const threadHandlers: HandlersOf<'readThreadContext' | 'noteReplies'> = {
  readThreadContext: async ({ companion, caller, body }) =>
    ok(await readThreadContext(companion, { actor: caller.actor, input: body })),

  noteReplies: async ({ companion, caller, body }) =>
    ok({ changed: await noteReplies(companion, { actor: caller.actor, input: body }) }),
};
