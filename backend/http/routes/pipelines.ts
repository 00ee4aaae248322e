import { ok } from '#lib/base/result.ts';
import { listPipelines } from '#backend/data/pipelines.ts';
import type { HandlersOf } from '../handler.ts';

export const pipelineHandlers: HandlersOf<'listPipelines'> = {
  listPipelines: async ({ companion }) => ok({ items: await listPipelines(companion.database.db) }),
};
