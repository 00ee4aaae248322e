import { describe, expect, it } from 'vitest';
import type { Field, FieldKind } from '#lib/contract/fields.ts';
import { checkFieldValues, missingFields, withDefaults } from './fields.ts';

function aField(kind: FieldKind, given: Partial<Field> = {}): Field {
  const base = {
    id: '' as Field['id'],
    key: 'it',
    label: 'It',
    hint: null,
    isMandatory: false,
    options: ['a', 'b'],
    defaultValue: null,
    pipelineIds: null,
  };
  return { ...base, kind, ...given };
}

describe('field values', () => {
  it.each<[FieldKind, unknown[], unknown[]]>([
    ['text', ['x'], [1, true, 'x'.repeat(1001)]],
    ['long-text', ['x'.repeat(1001)], [1, 'x'.repeat(20_001)]],
    ['number', [0, -1.5], ['1', Number.NaN, Infinity]],
    [
      'date',
      ['2026-11-22', '2028-02-29'],
      ['22.11.2026', '2026-13-01', '2026-02-30', '2026-11-22T09:00:00Z'],
    ],
    [
      'date-time',
      ['2026-11-22T09:58:00Z', '2026-11-22T09:58:00.123+01:00'],
      ['2026-11-22', '2026-11-22T09:58:00', '2026-02-30T09:58:00Z', '2026-11-22T25:00:00Z'],
    ],
    ['yes-no', [true, false], ['true', 1]],
    ['one-of', ['a'], ['c', ['a']]],
    ['many-of', [['a'], ['a', 'b']], ['a', ['c'], ['a', 'a']]],
    ['url', ['https://desk.example/x'], ['desk.example', 'javascript:alert(1)']],
    ['email', ['marta@osterby.example'], ['marta', 'a b@c.example']],
    ['phone', ['+46 31 700 00 00'], ['call me', '1']],
  ])('of kind %s take what fits and refuse the rest by name', (kind, right, wrong) => {
    const field = aField(kind);
    for (const value of right)
      expect(checkFieldValues([field], { it: value }), JSON.stringify(value)).toEqual([]);
    for (const value of wrong)
      expect(checkFieldValues([field], { it: value })[0]?.field, JSON.stringify(value)).toBe('fields.it');
  });

  it('keep a choice that was archived since, but take no other one of the kind', () => {
    const [one, many] = [aField('one-of'), aField('many-of')];
    expect(checkFieldValues([one], { it: 'gone' }, { it: 'gone' })).toEqual([]);
    expect(checkFieldValues([many], { it: ['a', 'gone'] }, { it: ['gone'] })).toEqual([]);
    expect(checkFieldValues([one], { it: 'other' }, { it: 'gone' })).toHaveLength(1);
  });

  it('refuse a key that no field has', () => {
    expect(checkFieldValues([], { other: 'x' })).toEqual([
      { field: 'fields.other', message: expect.any(String) },
    ]);
  });

  it('count as missing when mandatory and empty, but not when false or zero', () => {
    const field = aField('text', { isMandatory: true });
    for (const empty of [undefined, null, ' ', []])
      expect(missingFields([field], { it: empty })).toHaveLength(1);
    for (const value of [false, 0, 'x']) expect(missingFields([field], { it: value })).toEqual([]);
  });

  it('start with defaults where nothing is given, and keep an explicit empty value', () => {
    const field = aField('one-of', { defaultValue: 'a' });
    expect(withDefaults([field], {})).toEqual({ it: 'a' });
    expect(withDefaults([field], { it: null })).toEqual({ it: null });
  });
});
