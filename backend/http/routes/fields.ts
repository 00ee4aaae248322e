import { ok } from '#lib/base/result.ts';
import { createField } from '#backend/commands/create-field.ts';
import { updateField } from '#backend/commands/update-field.ts';
import { listFieldDetails } from '#backend/data/fields.ts';
import { readSettings } from '#backend/data/settings.ts';
import type { HandlersOf } from '../handler.ts';

type FieldRoute = 'listFields' | 'listFieldDetails' | 'createField' | 'updateField';

export const fieldHandlers: HandlersOf<FieldRoute> = {
  listFields: async ({ companion }) => ok({ items: (await readSettings(companion.database.db)).fields }),

  listFieldDetails: async ({ companion }) => ok({ items: await listFieldDetails(companion.database.db) }),

  createField: ({ companion, caller, body, once }) =>
    createField(companion, { actor: caller.actor, input: body, once }),

  updateField: ({ companion, caller, params, body }) =>
    updateField(companion, { actor: caller.actor, input: { fieldId: params.fieldId, changes: body } }),
};
