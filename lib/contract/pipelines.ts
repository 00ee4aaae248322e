/** Pipelines and their stages. */
import * as z from 'zod/mini';
import { PipelineId, StageId } from './ids.ts';
import { defineRoute } from './route.ts';
import { Version, line } from './values.ts';

export const TicketStatus = z.enum(['open', 'pending', 'on-hold', 'closed']);
export type TicketStatus = z.infer<typeof TicketStatus>;

/** Eight hues an admin can pick for a stage; amber and red belong to clocks. */
export const StageHue = z.enum(['slate', 'sky', 'iris', 'violet', 'teal', 'moss', 'rose', 'clay']);
export type StageHue = z.infer<typeof StageHue>;

export const Stage = z.object({
  id: StageId,
  name: z.string(),
  hue: StageHue,
  /** Status that entering this stage sets; null leaves the status as it is. */
  setsStatus: z.nullable(TicketStatus),
});
export type Stage = z.infer<typeof Stage>;

export const Pipeline = z.object({
  id: PipelineId,
  name: z.string(),
  isDefault: z.boolean(),
  /** In order, 1 to 12. */
  stages: z.array(Stage),
});
export type Pipeline = z.infer<typeof Pipeline>;

export const listPipelines = defineRoute({
  method: 'GET',
  path: '/api/pipelines',
  summary: 'All pipelines with their stages, the default first',
  access: 'tickets.read',
  response: z.object({ items: z.array(Pipeline) }),
  errors: [],
});

/** The guide's limit. */
export const STAGES_MAX = 12;

/** A pipeline as its settings show it; archived ones too. */
export const PipelineDetails = z.object({
  id: PipelineId,
  name: z.string(),
  isDefault: z.boolean(),
  /** Archived: closed tickets keep it, nothing new goes there. */
  isArchived: z.boolean(),
  version: Version,
  /** In order, without archived ones. */
  stages: z.array(z.extend(Stage, { openTickets: z.int() })),
});
export type PipelineDetails = z.infer<typeof PipelineDetails>;

export const listPipelineDetails = defineRoute({
  method: 'GET',
  path: '/api/pipelines/details',
  summary: 'All pipelines in their order with versions and open tickets by stage, archived ones last',
  access: 'settings.manage',
  response: z.object({ items: z.array(PipelineDetails) }),
  errors: [],
});

export const NewStage = z.strictObject({
  name: line(60),
  hue: z._default(StageHue, 'slate'),
  setsStatus: z._default(z.nullable(TicketStatus), null),
});

/** A stage of an edited pipeline: one there is, by its id, or a new one. */
export const StageDraft = z.extend(NewStage, { id: z.optional(StageId) });
export type StageDraft = z.infer<typeof StageDraft>;

/** Counted by the companion, so that the thirteenth is refused by its own code; this bounds what is read at all. */
const STAGES_READ_MAX = 100;

export const NewPipeline = z.strictObject({
  name: line(60),
  stages: z
    .array(NewStage)
    .check(z.minLength(1, { error: 'Give at least one stage.' }), z.maxLength(STAGES_READ_MAX)),
});
export type NewPipeline = z.infer<typeof NewPipeline>;

export const createPipeline = defineRoute({
  method: 'POST',
  path: '/api/pipelines',
  summary: 'Add a pipeline with 1 to 12 stages',
  access: 'settings.manage',
  body: NewPipeline,
  response: PipelineDetails,
  status: 201,
  errors: ['unusable_value', 'too_many_stages', 'idempotency_key_reused'],
  idempotent: true,
});

/** Only what is given changes; `version` is what the edit was based on. */
export const PipelineChanges = z.strictObject({
  version: Version,
  name: z.optional(line(60)),
  /** The default is changed by making another one it. */
  isDefault: z.optional(z.literal(true, { error: 'Make another pipeline the default instead.' })),
  /** Place among the pipelines that are not archived, from 1. */
  position: z.optional(z.int().check(z.minimum(1), z.maximum(10_000))),
  /** All stages in order; to remove one, remove it by its own route. */
  stages: z.optional(
    z
      .array(StageDraft)
      .check(z.minLength(1, { error: 'Keep at least one stage.' }), z.maxLength(STAGES_READ_MAX)),
  ),
  isArchived: z.optional(z.boolean()),
  /** Where the open tickets go when the pipeline is archived: a stage of another one. */
  toStageId: z.optional(StageId),
});
export type PipelineChanges = z.infer<typeof PipelineChanges>;

export const updatePipeline = defineRoute({
  method: 'PATCH',
  path: '/api/pipelines/:pipelineId',
  summary: 'Change a pipeline: name, default, place, stages and their order; archive or restore it',
  access: 'settings.manage',
  params: z.object({ pipelineId: PipelineId }),
  body: PipelineChanges,
  response: PipelineDetails,
  errors: ['not_found', 'stale_version', 'unusable_value', 'too_many_stages', 'stage_in_use'],
});

export const removeStage = defineRoute({
  method: 'POST',
  path: '/api/pipelines/:pipelineId/stages/:stageId/removal',
  summary: 'Remove a stage; its open tickets move to another one of the pipeline, closed ones keep it',
  access: 'settings.manage',
  params: z.object({ pipelineId: PipelineId, stageId: StageId }),
  body: z.strictObject({
    version: Version,
    /** Needed when open tickets stand in the stage. */
    toStageId: z._default(z.nullable(StageId), null),
  }),
  response: PipelineDetails,
  errors: ['not_found', 'stale_version', 'unusable_value', 'stage_in_use'],
});
