import { ok } from '#lib/base/result.ts';
import { createPipeline } from '#backend/commands/create-pipeline.ts';
import { removeStage } from '#backend/commands/remove-stage.ts';
import { updatePipeline } from '#backend/commands/update-pipeline.ts';
import { listPipelineDetails } from '#backend/data/pipelines.ts';
import { readSettings } from '#backend/data/settings.ts';
import type { HandlersOf } from '../handler.ts';

type PipelineRoute =
  | 'listPipelines'
  | 'listPipelineDetails'
  | 'createPipeline'
  | 'updatePipeline'
  | 'removeStage';

export const pipelineHandlers: HandlersOf<PipelineRoute> = {
  listPipelines: async ({ companion }) =>
    ok({ items: (await readSettings(companion.database.db)).pipelines }),

  listPipelineDetails: async ({ companion }) =>
    ok({ items: await listPipelineDetails(companion.database.db) }),

  createPipeline: ({ companion, caller, body, once }) =>
    createPipeline(companion, { actor: caller.actor, input: body, once }),

  updatePipeline: ({ companion, caller, params, body }) =>
    updatePipeline(companion, {
      actor: caller.actor,
      input: { pipelineId: params.pipelineId, changes: body },
    }),

  removeStage: ({ companion, caller, params, body }) =>
    removeStage(companion, { actor: caller.actor, input: { ...params, ...body } }),
};
