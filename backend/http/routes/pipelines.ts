import { ok } from '#lib/base/result.ts';
import { readSettings } from '#backend/data/settings.ts';
import type { HandlersOf } from '../handler.ts';

export const pipelineHandlers: HandlersOf<'listPipelines'> = {
  listPipelines: async ({ companion }) =>
    ok({ items: (await readSettings(companion.database.db)).pipelines }),
};
