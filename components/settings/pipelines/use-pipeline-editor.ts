import { useState } from 'react';
import type { PipelineDetails } from '#lib/contract/pipelines.ts';
import { type Stale, staleFacts } from '../parts/stale-note.tsx';
import {
  describeChanges,
  type DraftStage,
  draftOf,
  type PipelineDraft,
  rebase,
  toChanges,
} from './pipeline-draft.ts';
import { usePipelineWrites } from './use-pipelines.ts';

type State = {
  /** What the draft was made from, and the version that a save is based on. */
  base: PipelineDetails;
  draft: PipelineDraft;
};

/** State of an edited pipeline. While nothing is edited it follows what others save; once something is, it stays as begun. */
export function usePipelineEditor(pipeline: PipelineDetails) {
  const [state, setState] = useState<State>(() => fresh(pipeline));
  const { change, remove } = usePipelineWrites();
  const changes = describeChanges(draftOf(state.base), state.draft);
  // Set while rendering, as React asks for state that follows a prop: no frame shows the old one.
  if (changes.length === 0 && isNewer(pipeline, state.base)) setState(fresh(pipeline));
  const send = (version: number) =>
    change.mutate(
      { id: state.base.id, body: toChanges(version, state.draft) },
      { onSuccess: (saved) => setState(fresh(saved)) },
    );
  const stale = staleFacts(change.error ?? remove.error) as (PipelineDetails & Stale) | null;
  const forget = () => {
    change.reset();
    remove.reset();
  };
  return {
    ...state,
    changes,
    error: change.error ?? remove.error,
    stale,
    isPending: change.isPending || remove.isPending,
    change: (part: Partial<PipelineDraft>) => setState({ ...state, draft: { ...state.draft, ...part } }),
    save: () => send(state.base.version),
    discard: () => {
      forget();
      setState(fresh(isNewer(pipeline, state.base) ? pipeline : state.base));
    },
    take: () => {
      forget();
      if (stale !== null) setState(fresh(stale));
    },
    saveOver: () => {
      if (stale === null) return;
      forget();
      const draft = rebase(state.draft, state.base, stale);
      setState({ base: stale, draft });
      change.mutate(
        { id: stale.id, body: toChanges(stale.version, draft) },
        { onSuccess: (saved) => setState(fresh(saved)) },
      );
    },
    removeStage: (stage: DraftStage, goal: DraftStage | null) => {
      if (stage.id === undefined) return;
      forget();
      remove.mutate(
        { pipeline: state.base, stageId: stage.id, toStageId: goal?.id ?? null },
        { onSuccess: (saved) => setState({ base: saved, draft: rebase(state.draft, state.base, saved) }) },
      );
    },
  };
}

function fresh(base: PipelineDetails): State {
  return { base, draft: draftOf(base) };
}

/** The same version may have other counts of open tickets, which are read again from time to time. */
function isNewer(now: PipelineDetails, base: PipelineDetails): boolean {
  return now !== base && now.version >= base.version && JSON.stringify(now) !== JSON.stringify(base);
}
