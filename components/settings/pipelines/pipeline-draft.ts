/** A pipeline while it is edited: what is drafted, what differs from what is saved, and what is sent. */
import type { z } from 'zod';
import type {
  NewPipeline,
  PipelineChanges,
  PipelineDetails,
  StageHue,
  TicketStatus,
} from '#lib/contract/pipelines.ts';
import type { StageId } from '#lib/contract/ids.ts';
import { t } from '#lib/i18n/i18n.ts';

export type DraftStage = {
  /** Stays the same while the stage is edited and moved. */
  key: string;
  /** Absent: not saved yet. */
  id: StageId | undefined;
  name: string;
  hue: StageHue;
  setsStatus: TicketStatus | null;
  openTickets: number;
};

export type PipelineDraft = { name: string; isDefault: boolean; stages: DraftStage[] };

/** The draft of a saved pipeline as it stands. */
export function draftOf(pipeline: PipelineDetails): PipelineDraft {
  const { name, isDefault } = pipeline;
  return { name, isDefault, stages: pipeline.stages.map((stage) => ({ ...stage, key: stage.id })) };
}

/** A new pipeline as its form opens. */
export function newDraft(): PipelineDraft {
  const words = 'appTicketModule.pipelines.firstStages' as const;
  const stages = [
    aStage({ name: t(`${words}.new`), hue: 'slate', setsStatus: 'open' }),
    aStage({ name: t(`${words}.working`), hue: 'sky', setsStatus: 'open' }),
    aStage({ name: t(`${words}.done`), hue: 'moss', setsStatus: 'closed' }),
  ];
  return { name: '', isDefault: false, stages };
}

/** A stage that is not saved yet. */
export function aStage(given: Pick<DraftStage, 'name' | 'hue' | 'setsStatus'>): DraftStage {
  return { key: crypto.randomUUID(), id: undefined, openTickets: 0, ...given };
}

/** The first hue that no stage has yet. */
export function freeHue(stages: readonly Pick<DraftStage, 'hue'>[], hues: readonly StageHue[]): StageHue {
  return hues.find((hue) => stages.every((stage) => stage.hue !== hue)) ?? 'slate';
}

/** What the draft changes, in words, one for each thing; empty when nothing. */
export function describeChanges(saved: PipelineDraft, draft: PipelineDraft): string[] {
  const changes: (keyof typeof CHANGE_WORDS)[] = [];
  if (saved.name !== draft.name) changes.push('renamed');
  if (saved.isDefault !== draft.isDefault) changes.push('default');
  for (const stage of draft.stages) changes.push(...stageChanges(saved, stage));
  const order = draft.stages.flatMap(({ id }) => (id === undefined ? [] : [id]));
  if (order.join() !== saved.stages.map(({ id }) => id).join()) changes.push('order');
  return changes.map((change) => CHANGE_WORDS[change]());
}

const words = 'appTicketModule.pipelines.changes' as const;
const CHANGE_WORDS = {
  renamed: () => t(`${words}.renamed`),
  default: () => t(`${words}.default`),
  stageAdded: () => t(`${words}.stageAdded`),
  stageRenamed: () => t(`${words}.stageRenamed`),
  stageColour: () => t(`${words}.stageColour`),
  stageStatus: () => t(`${words}.stageStatus`),
  order: () => t(`${words}.order`),
};

function stageChanges(saved: PipelineDraft, stage: DraftStage): (keyof typeof CHANGE_WORDS)[] {
  const before = saved.stages.find(({ id }) => id !== undefined && id === stage.id);
  if (before === undefined) return ['stageAdded'];
  return [
    ...(before.name === stage.name ? [] : ['stageRenamed' as const]),
    ...(before.hue === stage.hue ? [] : ['stageColour' as const]),
    ...(before.setsStatus === stage.setsStatus ? [] : ['stageStatus' as const]),
  ];
}

/** What is sent for an edited pipeline. */
export function toChanges(version: number, draft: PipelineDraft): z.input<typeof PipelineChanges> {
  return {
    version,
    name: draft.name,
    ...(draft.isDefault ? { isDefault: true as const } : {}),
    stages: draft.stages.map(({ id, name, hue, setsStatus }) => ({
      ...(id === undefined ? {} : { id }),
      name,
      hue,
      setsStatus,
    })),
  };
}

/** What is sent for a new pipeline. */
export function toNewPipeline(draft: PipelineDraft): z.input<typeof NewPipeline> {
  return {
    name: draft.name,
    stages: draft.stages.map(({ name, hue, setsStatus }) => ({ name, hue, setsStatus })),
  };
}

/**
 * The draft after something else of the pipeline was saved: a stage removed there goes here too, one added there is added, and
 * what was edited here stays edited.
 */
export function rebase(draft: PipelineDraft, before: PipelineDetails, after: PipelineDetails): PipelineDraft {
  const known = new Set(before.stages.map(({ id }) => id));
  const now = new Map(after.stages.map((stage) => [stage.id, stage]));
  const kept = draft.stages.flatMap((stage) => {
    if (stage.id === undefined) return [stage];
    const saved = now.get(stage.id);
    return saved === undefined ? [] : [{ ...stage, openTickets: saved.openTickets }];
  });
  const added = after.stages.filter(({ id }) => !known.has(id)).map((stage) => ({ ...stage, key: stage.id }));
  return { ...draft, stages: [...kept, ...added] };
}
