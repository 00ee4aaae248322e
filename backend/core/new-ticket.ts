/** Where a new ticket starts: pipeline, stage, status and field values, or what is wrong with those asked for. */
import { err, ok, type Result } from '#lib/base/result.ts';
import type { Field, FieldValues } from '#lib/contract/fields.ts';
import type { PipelineId } from '#lib/contract/ids.ts';
import type { Pipeline, Stage, TicketStatus } from '#lib/contract/pipelines.ts';
import type { NewTicket } from '#lib/contract/tickets.ts';
import { checkFieldValues, fieldsOf, missingFields, withDefaults } from './fields.ts';
import type { ChangeRefusal } from './ticket-changes.ts';

export type Start = { pipeline: Pipeline; stage: Stage; status: TicketStatus; fieldValues: FieldValues };

/** The default pipeline; every workspace has one. */
export function defaultPipeline(pipelines: readonly Pipeline[]): Pipeline {
  const pipeline = pipelines.find(({ isDefault }) => isDefault) ?? pipelines[0];
  if (pipeline === undefined) throw new Error('Expected the workspace to have a pipeline');
  return pipeline;
}

/** The first stage of a pipeline; every pipeline has one. */
export function firstStage(pipeline: Pipeline): Stage {
  const [stage] = pipeline.stages;
  if (stage === undefined) throw new Error('Expected the pipeline to have a stage');
  return stage;
}

/** Where the ticket starts; refused for unknown pipelines and stages, wrong values and empty mandatory fields. */
export function decideStart(
  asked: Pick<NewTicket, 'pipelineId' | 'stageId' | 'fields'>,
  { pipelines, fields }: { pipelines: readonly Pipeline[]; fields: readonly Field[] },
): Result<Start, ChangeRefusal> {
  const pipeline =
    asked.pipelineId === undefined
      ? defaultPipeline(pipelines)
      : pipelines.find(({ id }) => id === asked.pipelineId);
  if (pipeline === undefined) return refuse('pipelineId', 'There is no such pipeline. Choose another.');
  const stage =
    asked.stageId === undefined
      ? firstStage(pipeline)
      : pipeline.stages.find(({ id }) => id === asked.stageId);
  if (stage === undefined)
    return refuse('stageId', `There is no such stage in ${pipeline.name}. Choose another.`);
  const applying = fieldsOf(fields, pipeline.id);
  const wrong = checkFieldValues(applying, asked.fields);
  if (wrong.length > 0) return err({ code: 'invalid_input', errors: wrong });
  const fieldValues = withDefaults(applying, asked.fields);
  const missing = missingFields(applying, fieldValues);
  if (missing.length > 0) return err({ code: 'field_missing', errors: missing });
  return ok({ pipeline, stage, status: stage.setsStatus ?? 'open', fieldValues });
}

/** Where a ticket starts that nobody was asked about: with the defaults, though mandatory fields be empty. */
export function startUnasked(
  { pipelines, fields }: { pipelines: readonly Pipeline[]; fields: readonly Field[] },
  pipelineId: PipelineId | null,
): Start {
  const pipeline = pipelines.find(({ id }) => id === pipelineId) ?? defaultPipeline(pipelines);
  const stage = firstStage(pipeline);
  const fieldValues = withDefaults(fieldsOf(fields, pipeline.id), {});
  return { pipeline, stage, status: stage.setsStatus ?? 'open', fieldValues };
}

function refuse(field: string, message: string): Result<never, ChangeRefusal> {
  return err({ code: 'unusable_reference', errors: [{ field, message }] });
}
