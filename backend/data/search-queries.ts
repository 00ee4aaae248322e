import { searchWords } from '#lib/base/search-words.ts';

/**
 * A `to_tsquery` text that matches rows with every word of the input as a prefix, e.g. `dock char` gives `'dock':* & 'char':*`;
 * null when there is no word. Words are quoted, so operators in the input mean nothing.
 */
export function prefixQuery(text: string): string | null {
  const words = searchWords(text);
  if (words.length === 0) return null;
  return words.map((word) => `'${word}':*`).join(' & ');
}
