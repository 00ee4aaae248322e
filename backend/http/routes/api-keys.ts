import { ok } from '#lib/base/result.ts';
import { createApiKey } from '#backend/commands/create-api-key.ts';
import { revokeApiKey } from '#backend/commands/revoke-api-key.ts';
import { isPermitted } from '#backend/core/permissions.ts';
import { listApiKeys } from '#backend/data/api-keys.ts';
import type { HandlersOf } from '../handler.ts';

export const apiKeyHandlers: HandlersOf<'listApiKeys' | 'createApiKey' | 'revokeApiKey'> = {
  listApiKeys: async ({ companion, caller: { actor } }) => {
    const owner = isPermitted(actor, 'users.manage') ? null : actor.userId;
    return ok({ items: await listApiKeys(companion.database.db, owner) });
  },

  createApiKey: ({ companion, caller, body }) =>
    createApiKey(companion, { actor: caller.actor, input: body }),

  revokeApiKey: ({ companion, caller, params }) =>
    revokeApiKey(companion, { actor: caller.actor, input: params }),
};
