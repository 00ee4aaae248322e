/** Pipelines and their stages. */
import * as z from 'zod/mini';
import { PipelineId, StageId } from './ids.ts';
import { defineRoute } from './route.ts';

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
