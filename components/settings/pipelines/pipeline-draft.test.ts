import { describe, expect, it } from 'vitest';
import '#lib/i18n/app-words.ts';
import type { StageId } from '#lib/contract/ids.ts';
import type { PipelineDetails } from '#lib/contract/pipelines.ts';
import { aStage, describeChanges, draftOf, rebase, toChanges } from './pipeline-draft.ts';

const stage = (name: string, openTickets = 0) => ({
  id: name.toLowerCase() as StageId,
  name,
  hue: 'sky' as const,
  setsStatus: null,
  openTickets,
});

const SAVED: PipelineDetails = {
  id: 'p' as PipelineDetails['id'],
  name: 'Support',
  isDefault: false,
  isArchived: false,
  version: 3,
  stages: [stage('New', 2), stage('Working'), stage('Done')],
};

describe('a pipeline draft', () => {
  it('differs in nothing when nothing was edited', () => {
    expect(describeChanges(draftOf(SAVED), draftOf(SAVED))).toEqual([]);
  });

  it('says each change once for each stage', () => {
    const draft = draftOf(SAVED);
    const [first, second, third] = draft.stages;
    if (!first || !second || !third) throw new Error('Expected three stages');
    const added = aStage({ name: 'Extra', hue: 'rose', setsStatus: 'pending' });
    const edited = {
      ...draft,
      name: 'Help',
      stages: [second, { ...first, name: 'Fresh', hue: 'clay' as const }, third, added],
    };
    expect(describeChanges(draftOf(SAVED), edited)).toEqual([
      'pipeline renamed',
      'stage renamed',
      'colour changed',
      'stage added',
      'order changed',
    ]);
    expect(toChanges(3, edited).stages?.map(({ id, name }) => [id, name])).toEqual([
      ['working', 'Working'],
      ['new', 'Fresh'],
      ['done', 'Done'],
      [undefined, 'Extra'],
    ]);
  });

  it('keeps its edits when a stage was removed and another added elsewhere', () => {
    const draft = draftOf(SAVED);
    const edited = {
      ...draft,
      stages: draft.stages.map((each) => (each.id === 'new' ? { ...each, name: 'Fresh' } : each)),
    };
    const after = { ...SAVED, version: 4, stages: [stage('New', 5), stage('Done'), stage('Late')] };
    const rebased = rebase(edited, SAVED, after);
    expect(rebased.stages.map(({ name, openTickets }) => [name, openTickets])).toEqual([
      ['Fresh', 5],
      ['Done', 0],
      ['Late', 0],
    ]);
  });
});
