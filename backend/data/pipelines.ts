import type { Pipeline } from '#lib/contract/pipelines.ts';
import type { Db } from './database.ts';

/** All pipelines with their stages in order, the default first. */
export async function listPipelines(db: Db): Promise<Pipeline[]> {
  const pipelines = await db
    .selectFrom('pipeline')
    .select(['id', 'name', 'is_default'])
    .orderBy('is_default', 'desc')
    .orderBy('position')
    .execute();
  const stages = await db.selectFrom('stage').selectAll().orderBy('position').execute();
  return pipelines.map(({ id, name, is_default }) => ({
    id,
    name,
    isDefault: is_default,
    stages: stages
      .filter((stage) => stage.pipeline_id === id)
      .map((stage) => ({ id: stage.id, name: stage.name, hue: stage.hue, setsStatus: stage.sets_status })),
  }));
}
