import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideOptions, fieldKeyFor, renameIn } from './field-settings.ts';

describe('field keys', () => {
  it.each([
    ['Issue type', [], 'issue_type'],
    ['Issue type', ['issue_type'], 'issue_type_2'],
    ['Überweisung!', [], 'uberweisung'],
    ['製品', [], 'field'],
    ['製品', ['field'], 'field_2'],
    ['constructor', [], 'field_constructor'],
  ])('of %s beside %j is %s', (label, taken, key) => {
    expect(fieldKeyFor(label, taken)).toBe(key);
  });

  it('are free and plain whatever the label', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (label, taken) => {
        const key = fieldKeyFor(label, taken);
        expect(taken).not.toContain(key);
        expect(key).toMatch(/^[a-z0-9_]+$/);
      }),
    );
  });
});

describe('choices', () => {
  const before = { options: ['a', 'b'], archivedOptions: ['old'] };

  it.each([
    [[{ name: 'a', was: 'a' }], { options: ['a'], archivedOptions: ['old', 'b'], renames: {} }],
    [
      [
        { name: 'b', was: 'a' },
        { name: 'a', was: 'b' },
      ],
      { options: ['b', 'a'], archivedOptions: ['old'], renames: { a: 'b', b: 'a' } },
    ],
    [
      [
        { name: 'a', was: 'a' },
        { name: 'old', was: null },
      ],
      { options: ['a', 'old'], archivedOptions: ['b'], renames: {} },
    ],
  ])('after %j are kept, renamed, archived or offered again', (drafts, after) => {
    expect(decideOptions(before, drafts)).toEqual({ ok: true, value: after });
  });

  it.each([
    [[{ name: 'x', was: 'nothing' }], 'options.0.was'],
    [
      [
        { name: 'old', was: 'a' },
        { name: 'b', was: 'b' },
      ],
      'options.0.name',
    ],
    [
      [
        { name: 'x', was: 'a' },
        { name: 'y', was: 'a' },
      ],
      'options',
    ],
  ])('refuse %j by %s', (drafts, field) => {
    const decided = decideOptions(before, drafts);
    expect(decided.ok ? [] : decided.error.map((error) => error.field)).toContain(field);
  });

  it('are renamed in values of one and of several', () => {
    expect(renameIn(['a', 'c'], { a: 'b' })).toEqual(['b', 'c']);
    expect(renameIn('a', { a: 'b' })).toBe('b');
    expect(renameIn(null, { a: 'b' })).toBeNull();
  });
});
