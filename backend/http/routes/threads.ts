import { ok } from '#lib/base/result.ts';
import { readThreadContext } from '#backend/commands/read-thread-context.ts';
import type { HandlersOf } from '../handler.ts';

export const threadHandlers: HandlersOf<'readThreadContext'> = {
  readThreadContext: async ({ companion, caller, body }) =>
    ok(await readThreadContext(companion, { actor: caller.actor, input: body })),
};
