import { ok } from '#lib/base/result.ts';
import { updateSlaPolicy } from '#backend/commands/update-sla-policy.ts';
import { readPolicy } from '#backend/data/sla-policies.ts';
import type { HandlersOf } from '../handler.ts';

export const slaHandlers: HandlersOf<'readSlaPolicy' | 'updateSlaPolicy'> = {
  readSlaPolicy: async ({ companion }) => ok(await readPolicy(companion.database.db, null)),

  updateSlaPolicy: ({ companion, caller, body }) =>
    updateSlaPolicy(companion, { actor: caller.actor, input: body }),
};
