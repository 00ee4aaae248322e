/** Removes a stage. Its open tickets move to another one; closed ones keep it, archived. */
import { assertExists } from '#lib/base/assert.ts';
import type { Result } from '#lib/base/result.ts';
import type { PipelineId, StageId } from '#lib/contract/ids.ts';
import type { PipelineDetails } from '#lib/contract/pipelines.ts';
import { refuseGoal } from '#backend/core/pipelines.ts';
import type { Tx } from '#backend/data/database.ts';
import {
  archiveStage,
  findPipeline,
  lockPipeline,
  moveOpenTickets,
  updatePipelineRow,
  type PipelineState,
} from '#backend/data/pipelines.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';
import { refuseStale } from './refuse-stale.ts';
import { followMovedTickets } from './clocks.ts';

type Input = { pipelineId: PipelineId; stageId: StageId; version: number; toStageId: StageId | null };
type StageState = PipelineState['stages'][number];

/** The pipeline without the stage; the last stage, and open tickets without a goal, are refusals. */
export function removeStage(
  companion: Companion,
  { actor, input }: Call<Input>,
): Promise<Result<PipelineDetails, Refusal>> {
  return refusable(companion.database, async (tx) => {
    const state = await lockPipeline(tx, input.pipelineId);
    const stage = state?.stages.find(({ id }) => id === input.stageId);
    if (state === null || stage === undefined) throw new RefusedError({ code: 'not_found' });
    refuseStale(state, input.version, 'pipeline');
    if (state.stages.length === 1) throw refuse('stageId', 'Keep one stage; a pipeline needs at least one.');
    const change = { by: actor.userId, at: companion.now() };
    if (stage.openTickets > 0) await moveAway(tx, { state, stage, toStageId: input.toStageId, ...change });
    await archiveStage(tx, { id: stage.id, pipelineId: state.id, at: change.at });
    await updatePipelineRow(tx, state.id, { set: {}, ...change });
    return assertExists(await findPipeline(tx, state.id), 'the pipeline just changed');
  });
}

type Move = Pick<Input, 'toStageId'> & { state: PipelineState; stage: StageState } & Pick<
    Parameters<typeof moveOpenTickets>[1],
    'by' | 'at'
  >;

async function moveAway(tx: Tx, { state, stage, toStageId, by, at }: Move): Promise<void> {
  if (toStageId === null) {
    throw new RefusedError({
      code: 'stage_in_use',
      errors: [
        { field: 'toStageId', message: `Choose the stage that open tickets in ${stage.name} move to.` },
      ],
      facts: { openTickets: stage.openTickets },
    });
  }
  const goal = state.stages.find(({ id }) => id === toStageId && id !== stage.id);
  const message = refuseGoal(goal);
  if (goal === undefined || message !== null) throw refuse('toStageId', message ?? 'Choose another stage.');
  await moveOpenTickets(tx, {
    from: [stage.id],
    to: { pipelineId: state.id, pipelineName: state.name, stage: goal },
    by,
    at,
    reason: `stage ${stage.name} was removed`,
  });
  if (goal.setsStatus !== null) await followMovedTickets(tx, at);
}

function refuse(field: string, message: string): RefusedError {
  return new RefusedError({ code: 'unusable_value', errors: [{ field, message }] });
}
