/** Adds a pipeline with its stages. */
import { assertExists } from '#lib/base/assert.ts';
import type { Result } from '#lib/base/result.ts';
import type { NewPipeline, PipelineDetails } from '#lib/contract/pipelines.ts';
import { checkStages } from '#backend/core/pipelines.ts';
import { findPipeline, insertPipeline, saveStages } from '#backend/data/pipelines.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { once, type Once } from './once.ts';
import { refuseTakenName } from './refuse-taken-name.ts';

/** The new pipeline, last of all; refused for a name that another one has, a thirteenth stage, or a stage named twice. */
export function createPipeline(
  companion: Companion,
  call: Call<NewPipeline> & { once: Once | null },
): Promise<Result<PipelineDetails, Refusal>> {
  const { actor, input } = call;
  return once(companion, call, async (tx) => {
    const checked = checkStages(input.stages);
    if (!checked.ok) throw new RefusedError(checked.error);
    await refuseTakenName(tx, input.name);
    const id = await insertPipeline(tx, { name: input.name, by: actor.userId, at: companion.now() });
    await saveStages(tx, id, input.stages);
    return assertExists(await findPipeline(tx, id), 'the pipeline just created');
  });
}
