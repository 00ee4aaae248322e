import { ok } from '#lib/base/result.ts';
import { updateVisibility } from '#backend/commands/update-visibility.ts';
import { readVisibilitySetting } from '#backend/data/visibility-setting.ts';
import type { HandlersOf } from '../handler.ts';

export const visibilityHandlers: HandlersOf<'readVisibility' | 'updateVisibility'> = {
  readVisibility: async ({ companion }) => ok(await readVisibilitySetting(companion.database.db)),

  updateVisibility: ({ companion, caller, body }) =>
    updateVisibility(companion, { actor: caller.actor, input: body }),
};
