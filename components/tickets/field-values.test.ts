import { describe, expect, it } from 'vitest';
import { fieldValueWords, fromInputText, isEmptyValue, toInputText } from './field-values.ts';

const now = Date.parse('2026-11-24T09:30:00Z');

describe('isEmptyValue', () => {
  it.each([undefined, null, '', '  ', []])('is true for %j', (value) =>
    expect(isEmptyValue(value)).toBe(true),
  );
  it.each([0, false, 'a', ['a']])('is false for %j', (value) => expect(isEmptyValue(value)).toBe(false));
});

describe('fieldValueWords', () => {
  it.each([
    ['text', 'Hall B', 'Hall B'],
    ['number', 0, '0'],
    ['yes-no', false, 'No'],
    ['many-of', ['Docks', 'Scanners'], 'Docks, Scanners'],
    ['date', '2026-11-20', 'Fri 20 Nov'],
    ['text', '', null],
  ] as const)('writes a %s %j as %s', (kind, value, words) => {
    expect(fieldValueWords({ kind }, value, now)).toBe(words);
  });
});

describe('fromInputText', () => {
  it.each([
    ['number', '4.5', 4.5],
    ['number', '4,5', 4.5],
    ['number', 'four', 'four'],
    ['number', ' ', null],
    ['date', '2026-11-20', '2026-11-20'],
    ['text', 'a ', 'a '],
  ] as const)('reads a %s %j as %j', (kind, text, value) => {
    expect(fromInputText({ kind }, text)).toBe(value);
  });
  it('gives back the instant that it was shown when nothing was typed', () => {
    const instant = '2026-11-24T09:30:00.000Z';
    expect(fromInputText({ kind: 'date-time' }, toInputText({ kind: 'date-time' }, instant))).toBe(instant);
  });
});
