import { useState } from 'react';
import type { FieldDetails } from '#lib/contract/fields.ts';
import { type Stale, staleFacts } from '../parts/stale-note.tsx';
import { describeChanges, draftOf, type FieldDraft, toChanges } from './field-draft.ts';
import { useFieldWrites } from './use-fields.ts';

type State = {
  /** What the draft was made from, and the version that a save is based on. */
  base: FieldDetails;
  draft: FieldDraft;
};

/** State of an edited field. While nothing is edited it follows what others save; once something is, it stays as begun. */
export function useFieldEditor(field: FieldDetails) {
  const [state, setState] = useState<State>(() => fresh(field));
  const { change } = useFieldWrites();
  const changes = describeChanges(draftOf(state.base), state.draft);
  // Set while rendering, as React asks for state that follows a prop: no frame shows the old one.
  if (changes.length === 0 && field.version > state.base.version) setState(fresh(field));
  const stale = staleFacts(change.error) as (FieldDetails & Stale) | null;
  const send = (base: FieldDetails) => {
    setState({ base, draft: state.draft });
    change.mutate(
      { id: base.id, body: toChanges(base.version, state.draft) },
      { onSuccess: (saved) => setState(fresh(saved)) },
    );
  };
  return {
    ...state,
    changes,
    error: change.error,
    stale,
    isPending: change.isPending,
    change: (draft: FieldDraft) => setState({ ...state, draft }),
    save: () => send(state.base),
    discard: () => {
      change.reset();
      setState(fresh(field.version > state.base.version ? field : state.base));
    },
    take: () => {
      change.reset();
      if (stale !== null) setState(fresh(stale));
    },
    saveOver: () => {
      if (stale !== null) send(stale);
    },
  };
}

function fresh(base: FieldDetails): State {
  return { base, draft: draftOf(base) };
}
