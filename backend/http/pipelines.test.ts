import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StageId, TicketId } from '#lib/contract/ids.ts';
import {
  createPipeline,
  listPipelineDetails,
  listPipelines,
  removeStage,
  updatePipeline,
  type PipelineDetails,
} from '#lib/contract/pipelines.ts';
import { createTicket, readTicket, updateTicket } from '#lib/contract/tickets.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';

describeOnEngines('pipelines', (open) => {
  let companion: TestCompanion;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
  });
  afterAll(() => companion.close());

  let count = 0;
  const aPipeline = (
    stages: Parameters<typeof stage>[] = [['New'], ['Waiting', 'pending'], ['Done', 'closed']],
  ) =>
    companion.admin.api(createPipeline, {
      body: { name: `Pipeline ${(count += 1)}`, stages: stages.map((given) => stage(...given)) },
    });
  const stage = (name: string, setsStatus: 'open' | 'pending' | 'closed' | null = null) => ({
    name,
    setsStatus,
  });
  const change = (pipeline: PipelineDetails, body: object) =>
    companion.admin.api(updatePipeline, {
      params: { pipelineId: pipeline.id },
      body: { version: pipeline.version, ...body },
    });
  const remove = (pipeline: PipelineDetails, index: number, toStageId: StageId | null = null) =>
    companion.admin.api(removeStage, {
      params: { pipelineId: pipeline.id, stageId: stageAt(pipeline, index) },
      body: { version: pipeline.version, toStageId },
    });
  const stageAt = (pipeline: PipelineDetails, index: number) => pipeline.stages[index]?.id ?? ('' as StageId);
  const ticketIn = (pipeline: PipelineDetails, index = 0) =>
    companion.agent.api(createTicket, {
      body: { subject: 'x', pipelineId: pipeline.id, stageId: stageAt(pipeline, index) },
    });
  const read = (ticketId: TicketId) => companion.agent.api(readTicket, { params: { ticketId } });
  const named = (names: string[]) => names.map((name) => ({ name }));
  const numbered = (length: number) => named(Array.from({ length }, (_, index) => `Stage ${index + 1}`));

  it('take twelve stages and refuse the thirteenth by name, on create and on change', async () => {
    const refused = await refusalOf(
      companion.admin.api(createPipeline, { body: { name: 'Long', stages: numbered(13) } }),
    );
    expect(refused).toMatchObject({ status: 422, code: 'too_many_stages', fields: ['stages'] });
    const pipeline = await companion.admin.api(createPipeline, {
      body: { name: 'Twelve', stages: numbered(12) },
    });
    expect(pipeline.stages).toHaveLength(12);
    const thirteen = [...pipeline.stages.map(({ id, name }) => ({ id, name })), { name: 'One more' }];
    expect(await refusalOf(change(pipeline, { stages: thirteen }))).toMatchObject({
      status: 422,
      code: 'too_many_stages',
      fields: ['stages'],
    });
  });

  it('are renamed, and their stages renamed, reordered and added, in one save under the next version', async () => {
    const pipeline = await aPipeline();
    const [first, second, third] = pipeline.stages;
    const changed = await change(pipeline, {
      name: `${pipeline.name} renamed`,
      stages: [
        { id: third?.id, name: 'Done', setsStatus: 'closed', hue: 'moss' },
        { name: 'Added', setsStatus: 'on-hold', hue: 'rose' },
        { id: first?.id, name: 'Fresh' },
        { id: second?.id, name: 'Waiting', setsStatus: 'pending' },
      ],
    });
    expect(changed).toMatchObject({ name: `${pipeline.name} renamed`, version: pipeline.version + 1 });
    expect(changed.stages.map(({ name, hue, setsStatus }) => [name, hue, setsStatus])).toEqual([
      ['Done', 'moss', 'closed'],
      ['Added', 'rose', 'on-hold'],
      ['Fresh', 'slate', null],
      ['Waiting', 'slate', 'pending'],
    ]);
    expect(changed.stages[2]?.id).toBe(first?.id);
  });

  it('refuse a stage left out, one of another pipeline, a name twice, and a name that is taken', async () => {
    const [pipeline, other] = [await aPipeline(), await aPipeline()];
    const kept = pipeline.stages.map(({ id, name }) => ({ id, name }));
    const foreign = { id: stageAt(other, 0), name: 'Foreign' };
    expect(await refusalOf(change(pipeline, { stages: kept.slice(1) }))).toMatchObject({
      status: 422,
      fields: ['stages'],
    });
    expect(await refusalOf(change(pipeline, { stages: [...kept, foreign] }))).toMatchObject({
      fields: ['stages'],
    });
    expect(await refusalOf(change(pipeline, { stages: [...kept, { name: 'NEW' }] }))).toMatchObject({
      fields: ['stages.3.name'],
    });
    expect(await refusalOf(change(pipeline, { name: other.name.toUpperCase() }))).toMatchObject({
      fields: ['name'],
    });
  });

  it('say who changed them when an edit is stale, and lose nothing', async () => {
    const pipeline = await aPipeline();
    await change(pipeline, { name: `${pipeline.name} by Priya` });
    const refused = await refusalOf(change(pipeline, { name: 'Late' }));
    expect(refused).toMatchObject({ status: 409, code: 'stale_version' });
    expect(refused.facts).toMatchObject({
      name: `${pipeline.name} by Priya`,
      version: 2,
      changedBy: { name: 'Priya Nair' },
    });
  });

  it('move open tickets of a removed stage with an event each, and leave closed ones where they are', async () => {
    const pipeline = await aPipeline([
      ['New'],
      ['Waiting', 'pending'],
      ['Working', 'open'],
      ['Done', 'closed'],
    ]);
    const running = await ticketIn(pipeline, 1);
    const closed = await ticketIn(pipeline, 1);
    await companion.agent.api(updateTicket, {
      params: { ticketId: closed.id },
      body: { version: 1, status: 'closed' },
    });
    const inUse = await refusalOf(remove(pipeline, 1));
    expect(inUse).toMatchObject({ status: 422, code: 'stage_in_use', fields: ['toStageId'] });
    expect(inUse.facts).toEqual({ openTickets: 1 });
    expect(await refusalOf(remove(pipeline, 1, stageAt(pipeline, 3)))).toMatchObject({
      status: 422,
      fields: ['toStageId'],
    });
    const after = await remove(pipeline, 1, stageAt(pipeline, 2));
    expect(after.stages.map(({ name, openTickets }) => [name, openTickets])).toEqual([
      ['New', 0],
      ['Working', 1],
      ['Done', 0],
    ]);
    const moved = await read(running.id);
    expect(moved).toMatchObject({ status: 'open', stage: { name: 'Working' }, version: 2 });
    expect(
      moved.timeline
        .slice(1)
        .map(({ kind, from, to, actor, reason }) => [kind, from, to, actor?.name, reason]),
    ).toEqual([
      ['stage-changed', 'Waiting', 'Working', 'Priya Nair', 'stage Waiting was removed'],
      ['status-changed', 'pending', 'open', 'Priya Nair', 'stage Working sets it'],
    ]);
    const kept = await read(closed.id);
    expect(kept).toMatchObject({ status: 'closed', stage: { name: 'Waiting' }, version: 2 });
    expect(kept.pipelines.find(({ id }) => id === pipeline.id)?.stages.at(-1)?.name).toBe('Waiting');
  });

  it('offer a removed stage no more, and refuse tickets for it', async () => {
    const pipeline = await aPipeline();
    const gone = stageAt(pipeline, 1);
    await remove(pipeline, 1);
    const listed = (await companion.agent.api(listPipelines, {})).items.find(({ id }) => id === pipeline.id);
    expect(listed?.stages.map(({ name }) => name)).toEqual(['New', 'Done']);
    const late = companion.agent.api(createTicket, {
      body: { subject: 'x', pipelineId: pipeline.id, stageId: gone },
    });
    expect(await refusalOf(late)).toMatchObject({ status: 422, fields: ['stageId'] });
  });

  it('keep their last stage', async () => {
    const pipeline = await aPipeline([['Only']]);
    expect(await refusalOf(remove(pipeline, 0))).toMatchObject({ status: 422, fields: ['stageId'] });
  });

  it('are archived with a goal for their open tickets, and restored', async () => {
    const [pipeline, other] = [await aPipeline(), await aPipeline()];
    const ticket = await ticketIn(pipeline, 0);
    expect(await refusalOf(change(pipeline, { isArchived: true }))).toMatchObject({
      status: 422,
      code: 'stage_in_use',
      fields: ['toStageId'],
    });
    const archived = await change(pipeline, { isArchived: true, toStageId: stageAt(other, 1) });
    expect(archived.isArchived).toBe(true);
    const moved = await read(ticket.id);
    expect(moved).toMatchObject({
      pipeline: { name: other.name },
      stage: { name: 'Waiting' },
      status: 'pending',
    });
    expect(moved.timeline.slice(1).map(({ kind }) => kind)).toEqual([
      'pipeline-changed',
      'stage-changed',
      'status-changed',
    ]);
    expect(await refusalOf(ticketIn(pipeline))).toMatchObject({ status: 422, fields: ['pipelineId'] });
    const restored = await change(archived, { isArchived: false });
    expect(restored.isArchived).toBe(false);
    expect((await ticketIn(restored)).pipeline.name).toBe(pipeline.name);
  });

  it('have one default, which cannot be archived', async () => {
    const pipeline = await aPipeline();
    await change(pipeline, { isDefault: true });
    const { items } = await companion.admin.api(listPipelineDetails, {});
    expect(items.filter(({ isDefault }) => isDefault).map(({ id }) => id)).toEqual([pipeline.id]);
    expect((await companion.agent.api(createTicket, { body: { subject: 'x' } })).pipeline.id).toBe(
      pipeline.id,
    );
    expect(await refusalOf(change({ ...pipeline, version: 2 }, { isArchived: true }))).toMatchObject({
      status: 422,
      fields: ['isArchived'],
    });
  });

  it('are put in another order', async () => {
    const pipeline = await aPipeline();
    await change(pipeline, { position: 1 });
    const order = async () => (await companion.admin.api(listPipelineDetails, {})).items.map(({ id }) => id);
    expect((await order())[0]).toBe(pipeline.id);
    const before = await order();
    await change({ ...pipeline, version: 2 }, { position: 3 });
    const after = await order();
    expect(after.indexOf(pipeline.id)).toBe(2);
    expect(after.filter((id) => id !== pipeline.id)).toEqual(before.filter((id) => id !== pipeline.id));
  });

  it('never have an open ticket in an archived stage, whoever writes at the same time', async () => {
    const pipeline = await aPipeline([['New'], ['Second'], ['Third']]);
    const goal = stageAt(pipeline, 0);
    const creates = Array.from({ length: 12 }, () => ticketIn(pipeline, 1).catch(() => null));
    const removal = remove(pipeline, 1, goal);
    const outcomes = await Promise.all([removal, ...creates]);
    expect(outcomes[0]).toMatchObject({ version: 2 });
    const { rows } = {
      rows: await companion.database.db
        .selectFrom('ticket')
        .innerJoin('stage', 'stage.id', 'ticket.stage_id')
        .where('stage.archived_at', 'is not', null)
        .where('ticket.status', '<>', 'closed')
        .select('ticket.number')
        .execute(),
    };
    expect(rows).toEqual([]);
  });
});
