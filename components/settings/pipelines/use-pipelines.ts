import { useMutation, useQuery } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import type { PipelineId, StageId } from '#lib/contract/ids.ts';
import {
  createPipeline,
  listPipelineDetails,
  type PipelineDetails,
  removeStage,
  updatePipeline,
} from '#lib/contract/pipelines.ts';
import type { z } from 'zod';
import type { NewPipeline, PipelineChanges } from '#lib/contract/pipelines.ts';
import { useRefreshModule } from '../parts/use-refresh-module.ts';

const KEY = ['settings', 'pipelines'] as const;

/** All pipelines with their open tickets, archived ones last. */
export function usePipelines() {
  const api = useApi();
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await api(listPipelineDetails, {}, { signal })).items,
  });
}

/** Writes to pipelines; each answers with the pipeline as it then is, and all that shows stages is read again. */
export function usePipelineWrites() {
  const [api, onSuccess] = [useApi(), useRefreshModule(KEY)];
  const create = useMutation({
    mutationFn: (body: z.input<typeof NewPipeline>) =>
      api(createPipeline, { body }, { idempotencyKey: crypto.randomUUID() }),
    onSuccess,
  });
  const change = useMutation({
    mutationFn: ({ id, body }: { id: PipelineId; body: z.input<typeof PipelineChanges> }) =>
      api(updatePipeline, { params: { pipelineId: id }, body }),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: ({ pipeline, stageId, toStageId }: Removal) =>
      api(removeStage, {
        params: { pipelineId: pipeline.id, stageId },
        body: { version: pipeline.version, toStageId },
      }),
    onSuccess,
  });
  return { create, change, remove };
}

export type Removal = {
  pipeline: Pick<PipelineDetails, 'id' | 'version'>;
  stageId: StageId;
  toStageId: StageId | null;
};
