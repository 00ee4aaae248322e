import { describe, expect, it } from 'vitest';
import '#lib/i18n/app-words.ts';
import {
  anOption,
  describeChanges,
  type FieldDraft,
  newDraft,
  toChanges,
  withKind,
  withOptions,
} from './field-draft.ts';

const DRAFT: FieldDraft = {
  ...newDraft(),
  label: 'Mill',
  kind: 'one-of',
  defaultValue: 'North',
  options: [
    { key: '1', name: 'North', was: 'North' },
    { key: '2', name: 'South', was: 'South' },
  ],
};
const [north, south] = DRAFT.options;
if (!north || !south) throw new Error('Expected two choices');

describe('a field draft', () => {
  it('keeps its default through the renaming of a choice, and drops it with the choice', () => {
    const renamed = withOptions(DRAFT, [{ ...north, name: 'Far north' }, south]);
    expect(renamed.defaultValue).toBe('Far north');
    expect(withOptions(renamed, [south]).defaultValue).toBeNull();
    const many = { ...DRAFT, kind: 'many-of' as const, defaultValue: ['North', 'South'] };
    expect(withOptions(many, [{ ...south, name: 'Far south' }]).defaultValue).toEqual(['Far south']);
  });

  it('sends what each choice was called, so that a new name renames it', () => {
    const edited = withOptions(DRAFT, [
      { ...north, name: 'Far north' },
      { ...anOption(), name: 'East' },
    ]);
    expect(toChanges(2, edited)).toMatchObject({
      version: 2,
      options: [
        { name: 'Far north', was: 'North' },
        { name: 'East', was: null },
      ],
      defaultValue: 'Far north',
    });
  });

  it('says what is not saved, and nothing of what is the same', () => {
    expect(describeChanges(DRAFT, DRAFT)).toEqual([]);
    expect(describeChanges(DRAFT, { ...DRAFT, label: 'Works', isMandatory: true })).toEqual([
      'label',
      'mandatory or not',
    ]);
  });

  it('offers two empty choices when its kind becomes one with choices', () => {
    expect(withKind(newDraft(), 'many-of').options).toHaveLength(2);
    expect(withKind(DRAFT, 'number')).toMatchObject({ options: [], defaultValue: null });
  });
});
