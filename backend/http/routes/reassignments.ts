import { ok } from '#lib/base/result.ts';
import { chooseStatus } from '#backend/commands/choose-status.ts';
import { previewReassignment } from '#backend/commands/preview-reassignment.ts';
import { readMyStatus } from '#backend/commands/read-my-status.ts';
import { listReassignments } from '#backend/data/reassignments.ts';
import type { HandlersOf } from '../handler.ts';

type ReassignmentRoute = 'readMyStatus' | 'chooseStatus' | 'previewReassignment' | 'listReassignments';

export const reassignmentHandlers: HandlersOf<ReassignmentRoute> = {
  readMyStatus: async ({ companion, caller }) =>
    ok(await readMyStatus(companion.database.db, caller.actor.userId)),

  chooseStatus: ({ companion, caller, body }) =>
    chooseStatus(companion, { actor: caller.actor, input: body }),

  previewReassignment: async ({ companion, caller }) =>
    ok(await previewReassignment(companion.database.db, caller.actor.userId)),

  listReassignments: async ({ companion }) => ok({ items: await listReassignments(companion.database.db) }),
};
