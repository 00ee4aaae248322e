import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markWords, searchWords, snippetOf } from './search-words.ts';

describe('markWords', () => {
  it('marks the beginnings of words only, the longest that fits', () => {
    const pieces = markWords('Print head, reprinted', searchWords('pri PRINT'));
    expect(pieces).toEqual([
      { text: 'Print', isMarked: true },
      { text: ' head, reprinted', isMarked: false },
    ]);
  });

  it('loses no letter of any text, whatever is looked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, search) => {
        const pieces = markWords(text, searchWords(search));
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      }),
    );
  });
});

describe('snippetOf', () => {
  it('shows the first place that was found, within about 160 characters', () => {
    const text = `${'lead in '.repeat(40)}the board burnt out ${'and more '.repeat(40)}`;
    const snippet = snippetOf(text, ['board']);
    expect(snippet).toContain('the board burnt out');
    expect(snippet?.length).toBeLessThan(170);
    expect(snippet?.startsWith('…')).toBe(true);
    expect(snippet?.endsWith('…')).toBe(true);
  });

  it('is the whole of a short text on one line, and nothing where no word is', () => {
    expect(snippetOf('The\nboard\n burnt', ['board'])).toBe('The board burnt');
    expect(snippetOf('The board', ['oard'])).toBeNull();
  });

  it('contains a word looked for, wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-y]{1,12}$/), { maxLength: 80 }),
        fc.nat(80),
        (words, at) => {
          const text = words.toSpliced(at, 0, 'zebra').join(' ');
          expect(snippetOf(text, ['zebra'])).toContain('zebra');
        },
      ),
    );
  });
});
