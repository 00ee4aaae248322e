/** Changes a pipeline: name, default, place, stages and their order; archives or restores it. */
import { assertExists } from '#lib/base/assert.ts';
import type { Result } from '#lib/base/result.ts';
import type { FieldError } from '#lib/contract/errors.ts';
import type { PipelineId, StageId } from '#lib/contract/ids.ts';
import type { PipelineChanges, PipelineDetails } from '#lib/contract/pipelines.ts';
import { checkStages, refuseGoal } from '#backend/core/pipelines.ts';
import type { Tx } from '#backend/data/database.ts';
import {
  clearDefault,
  findPipeline,
  listPipelineDetails,
  lockPipeline,
  moveOpenTickets,
  placePipeline,
  saveStages,
  updatePipelineRow,
  type PipelineColumns,
  type PipelineState,
} from '#backend/data/pipelines.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';
import { refuseStale } from './refuse-stale.ts';
import { followMovedTickets } from './clocks.ts';
import { refuseTakenName } from './refuse-taken-name.ts';

type Input = { pipelineId: PipelineId; changes: PipelineChanges };
type Edit = Call<Input> & { state: PipelineState; at: Date };

/** The changed pipeline; a stale version, a thirteenth stage and a pipeline that cannot be archived now are refusals. */
export function updatePipeline(
  companion: Companion,
  call: Call<Input>,
): Promise<Result<PipelineDetails, Refusal>> {
  return refusable(companion.database, async (tx) => {
    const { pipelineId, changes } = call.input;
    const state = await lockPipeline(tx, pipelineId);
    if (state === null) throw new RefusedError({ code: 'not_found' });
    refuseStale(state, changes.version, 'pipeline');
    const edit = { ...call, state, at: companion.now() };
    if (changes.name !== undefined) await refuseTakenName(tx, changes.name, pipelineId);
    await changeStages(tx, edit);
    await changeArchived(tx, edit);
    await changeRow(tx, edit);
    if (changes.position !== undefined) await placePipeline(tx, pipelineId, changes.position);
    return assertExists(await findPipeline(tx, pipelineId), 'the pipeline just changed');
  });
}

async function changeStages(tx: Tx, { state, input }: Edit): Promise<void> {
  const { stages } = input.changes;
  if (stages === undefined) return;
  const checked = checkStages(stages, state.stages);
  if (!checked.ok) throw new RefusedError(checked.error);
  await saveStages(tx, state.id, stages);
}

async function changeRow(tx: Tx, { actor, state, input: { changes }, at }: Edit): Promise<void> {
  const isArchived = changes.isArchived ?? state.isArchived;
  if (changes.isDefault === true) {
    if (isArchived)
      throw refuse('isDefault', 'Restore the pipeline first; an archived one cannot be the default.');
    await clearDefault(tx);
  }
  const set: PipelineColumns = {
    ...(changes.name === undefined ? {} : { name: changes.name }),
    ...(changes.isDefault === undefined ? {} : { is_default: true }),
    ...(isArchived === state.isArchived ? {} : { archived_at: isArchived ? at : null }),
  };
  await updatePipelineRow(tx, state.id, { set, by: actor.userId, at });
}

async function changeArchived(tx: Tx, edit: Edit): Promise<void> {
  const { state, input } = edit;
  if (input.changes.isArchived !== true || state.isArchived) return;
  if (state.isDefault)
    throw refuse('isArchived', 'Make another pipeline the default first; new tickets need one to start in.');
  const openTickets = state.stages.reduce((sum, stage) => sum + stage.openTickets, 0);
  if (openTickets > 0) await moveOut(tx, { ...edit, openTickets });
}

async function moveOut(tx: Tx, { actor, state, input, at, openTickets }: Edit & { openTickets: number }) {
  const { toStageId } = input.changes;
  if (toStageId === undefined) {
    throw new RefusedError({
      code: 'stage_in_use',
      errors: [{ field: 'toStageId', message: 'Choose the stage of another pipeline for the open tickets.' }],
      facts: { openTickets },
    });
  }
  const goal = await findGoal(tx, state.id, toStageId);
  await moveOpenTickets(tx, {
    from: state.stages.map(({ id }) => id),
    to: goal,
    by: actor.userId,
    at,
    reason: `pipeline ${state.name} was archived`,
  });
  if (goal.stage.setsStatus !== null) await followMovedTickets(tx, at);
}

async function findGoal(tx: Tx, pipelineId: PipelineId, stageId: StageId) {
  const others = (await listPipelineDetails(tx)).filter(
    ({ id, isArchived }) => id !== pipelineId && !isArchived,
  );
  const pipeline = others.find(({ stages }) => stages.some(({ id }) => id === stageId));
  const stage = pipeline?.stages.find(({ id }) => id === stageId);
  const message = refuseGoal(stage);
  if (pipeline === undefined || stage === undefined || message !== null)
    throw refuse('toStageId', message ?? 'Choose a stage of another pipeline.');
  return { pipelineId: pipeline.id, pipelineName: pipeline.name, stage };
}

function refuse(field: FieldError['field'], message: string): RefusedError {
  return new RefusedError({ code: 'unusable_value', errors: [{ field, message }] });
}
