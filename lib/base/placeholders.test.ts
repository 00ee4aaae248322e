import { describe, expect, it } from 'vitest';
import { fillPlaceholders, findPlaceholders, hasOpenPlaceholder } from './placeholders.ts';

describe('findPlaceholders', () => {
  it('names each place once, whatever the space around the name', () => {
    expect(findPlaceholders('{{a.b}} and {{ c }} and {{a.b}} but not {d}')).toEqual(['a.b', 'c']);
  });

  it('ends when somebody begins a place and goes on with nothing but spaces', () => {
    expect(findPlaceholders(`{{${' '.repeat(100_000)}x`)).toEqual([]);
    expect(findPlaceholders(`{{ a${' '.repeat(100_000)}}}`)).toEqual(['a']);
  });
});

describe('hasOpenPlaceholder', () => {
  it('finds a place that is not ended, and nothing in whole ones or other braces', () => {
    expect(['{{a', '{{a}} {{b'].map(hasOpenPlaceholder)).toEqual([true, true]);
    expect(['{{a}}', '{a}', '{"a":{"b":1}}'].map(hasOpenPlaceholder)).toEqual([false, false, false]);
  });
});

describe('fillPlaceholders', () => {
  it('puts values in as they are, and leaves and names the places that have none', () => {
    const values = { name: '$& {{other}}', empty: '  ', none: null };
    const { text, missing } = fillPlaceholders('Hi {{ name }}, {{empty}}{{none}}{{toString}}', values);
    expect(text).toBe('Hi $& {{other}}, {{empty}}{{none}}{{toString}}');
    expect(missing).toEqual(['empty', 'none', 'toString']);
  });
});
