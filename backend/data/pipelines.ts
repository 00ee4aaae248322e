/** Pipelines and stages as admins edit them. Reading for tickets goes through `settings`. */
import { sql } from 'kysely';
import type { PipelineId, StageId, UserId } from '#lib/contract/ids.ts';
import type { PipelineDetails, Stage, StageDraft } from '#lib/contract/pipelines.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import type { Db, Tx } from './database.ts';

/** A pipeline with who changed it last. */
export type PipelineState = PipelineDetails & { changedBy: UserSummary | null };

/** All pipelines in order, archived ones last, with the open tickets of each stage. */
export async function listPipelineDetails(db: Db): Promise<PipelineDetails[]> {
  const states = await readStates(db, sql`true`);
  return states.map(toDetails);
}

/** One pipeline locked for a change; tickets that come or go wait. Null when there is none. */
export async function lockPipeline(tx: Tx, id: PipelineId): Promise<PipelineState | null> {
  await tx.selectFrom('pipeline').where('id', '=', id).select('id').forUpdate().execute();
  const [state] = await readStates(tx, sql`pipeline.id = ${id}`);
  return state ?? null;
}

/** One pipeline; null when there is none. */
export async function findPipeline(db: Db, id: PipelineId): Promise<PipelineDetails | null> {
  const [state] = await readStates(db, sql`pipeline.id = ${id}`);
  return state === undefined ? null : toDetails(state);
}

function toDetails({ changedBy: _changedBy, ...details }: PipelineState): PipelineDetails {
  return details;
}

async function readStates(db: Db, which: ReturnType<typeof sql>): Promise<PipelineState[]> {
  const { rows } = await sql<PipelineState>`
    select
      pipeline.id, pipeline.name, pipeline.is_default as "isDefault", pipeline.version,
      pipeline.archived_at is not null as "isArchived",
      (
        select json_build_object('id', "user".id, 'name', "user".name, 'email', "user".email)
        from "user" where "user".id = pipeline.changed_by
      ) as "changedBy",
      (
        select coalesce(json_agg(json_build_object(
          'id', stage.id, 'name', stage.name, 'hue', stage.hue, 'setsStatus', stage.sets_status,
          'openTickets', (
            select count(*) from ticket
            where ticket.stage_id = stage.id and ticket.status <> 'closed' and ticket.withdrawn_at is null
          )
        ) order by stage.position), '[]')
        from stage where stage.pipeline_id = pipeline.id and stage.archived_at is null
      ) as stages
    from pipeline
    where ${which}
    order by pipeline.archived_at is not null, pipeline.position, pipeline.id
  `.execute(db);
  return rows;
}

/** Adds a pipeline after those there are. */
export async function insertPipeline(
  tx: Tx,
  pipeline: { name: string; by: UserId; at: Date },
): Promise<PipelineId> {
  const { id } = await tx
    .insertInto('pipeline')
    .values({
      name: pipeline.name,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from pipeline)`,
      changed_by: pipeline.by,
      changed_at: pipeline.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Writes the stages in their order: known ones by id, the others new. */
export async function saveStages(
  tx: Tx,
  pipelineId: PipelineId,
  stages: readonly StageDraft[],
): Promise<void> {
  for (const [index, { id, name, hue, setsStatus }] of stages.entries()) {
    const values = { name, hue, sets_status: setsStatus, position: index + 1 };
    if (id === undefined)
      await tx
        .insertInto('stage')
        .values({ ...values, pipeline_id: pipelineId })
        .execute();
    else await tx.updateTable('stage').set(values).where('id', '=', id).execute();
  }
}

export type PipelineColumns = { name?: string; is_default?: boolean; archived_at?: Date | null };

/** Writes a pipeline's own columns under the next version. */
export async function updatePipelineRow(
  tx: Tx,
  id: PipelineId,
  change: { set: PipelineColumns; by: UserId; at: Date },
): Promise<void> {
  await tx
    .updateTable('pipeline')
    .set({
      ...change.set,
      version: sql<number>`version + 1`,
      changed_by: change.by,
      changed_at: change.at,
    })
    .where('id', '=', id)
    .execute();
}

/** Takes the default from the pipeline that has it, so that another can get it. */
export async function clearDefault(tx: Tx): Promise<void> {
  await tx.updateTable('pipeline').set({ is_default: false }).where('is_default', '=', true).execute();
}

/** Puts a pipeline at its place, from 1, among those not archived; the others keep their order. */
export async function placePipeline(tx: Tx, id: PipelineId, position: number): Promise<void> {
  await sql`
    update pipeline set position = placed.position
    from (
      select id, row_number() over (order by rank) as position
      from (
        select id,
          case when id = ${id} then ${position}::numeric - 0.5
            else row_number() over (partition by id = ${id} order by archived_at is not null, position, id) end as rank
        from pipeline
      ) as ranked
    ) as placed
    where placed.id = pipeline.id and pipeline.position <> placed.position
  `.execute(tx);
}

/** Archives a stage: it loses its place, the tickets in it keep it, and the others close up. */
export async function archiveStage(
  tx: Tx,
  stage: { id: StageId; pipelineId: PipelineId; at: Date },
): Promise<void> {
  await tx
    .updateTable('stage')
    .set({ archived_at: stage.at, position: null })
    .where('id', '=', stage.id)
    .execute();
  await sql`
    update stage set position = placed.position
    from (
      select id, row_number() over (order by position) as position
      from stage where pipeline_id = ${stage.pipelineId} and archived_at is null
    ) as placed
    where placed.id = stage.id
  `.execute(tx);
}

export type TicketMove = {
  from: readonly StageId[];
  to: { pipelineId: PipelineId; pipelineName: string; stage: Stage };
  by: UserId;
  at: Date;
  /** Why, as the timeline of each ticket says. */
  reason: string;
};

/**
 * Moves all open tickets of the stages, each with its events, in one statement however many there are. The events are those
 * that `core/ticket-changes` would list; mandatory fields are not asked for, as nobody saves a ticket here.
 */
export async function moveOpenTickets(tx: Tx, { from, to, by, at, reason }: TicketMove): Promise<void> {
  if (from.length === 0) return;
  await sql`
    with was as (
      select ticket.id, ticket.status, ticket.version + 1 as version, stage.name as stage, pipeline.name as pipeline
      from ticket
      join stage on stage.id = ticket.stage_id
      join pipeline on pipeline.id = ticket.pipeline_id
      where ticket.stage_id in (${sql.join(from)}) and ticket.status <> 'closed'
      for update of ticket
    ), moved as (
      update ticket set
        stage_id = ${to.stage.id},
        pipeline_id = ${to.pipelineId},
        status = coalesce(${to.stage.setsStatus}::text, ticket.status),
        version = ticket.version + 1,
        updated_at = ${at}
      from was where was.id = ticket.id
      returning ticket.id
    )
    insert into ticket_event (ticket_id, kind, at, actor_id, from_value, to_value, reason, version)
    select was.id, event.kind, ${at}, ${by}::uuid, event.from_value, event.to_value, event.reason, was.version
    from was
    join moved on moved.id = was.id
    cross join lateral (values
      (1, 'pipeline-changed', was.pipeline, ${to.pipelineName}::text, ${reason}::text),
      (2, 'stage-changed', was.stage, ${to.stage.name}::text, ${reason}::text),
      (3, 'status-changed', was.status, ${to.stage.setsStatus}::text, ${`stage ${to.stage.name} sets it`}::text)
    ) as event (place, kind, from_value, to_value, reason)
    where event.place = 2 or (event.from_value is distinct from event.to_value and event.to_value is not null)
    order by was.id, event.place
  `.execute(tx);
}
