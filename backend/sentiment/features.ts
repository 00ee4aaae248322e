/**
 * What of a message the model weighs: hashed n-grams of words (with their negation) and of letters, and a few counted
 * qualities (what the words weigh in the lexicon, capitals, marks). Nothing of the text itself is kept.
 */
import { hashText } from './hashing.ts';
import { weighWords } from './lexicon.ts';
import type { Lexicon } from './lexicon.ts';
import { tokenise } from './tokens.ts';
import type { Token } from './tokens.ts';

/** The features of one text. */
export interface Features {
  /** Buckets of the hashed n-grams, with repeats. */
  buckets: Uint32Array;
  /** How much each of `buckets` weighs; longer texts have lighter ones. */
  weights: Float32Array;
  /** Counted qualities, each roughly between -2 and 2. */
  qualities: Float32Array;
}

/** How many qualities `readQualities` counts. */
export const QUALITIES = 14;

const LETTERS_MIN = 3;
const LETTERS_MAX = 5;
/** Words are looked into for n-grams of letters up to this length; longer ones are rarely words. */
const WORD_LENGTH_MAX = 24;

/** The features of a text, hashed into `size` buckets (a power of two). */
export function readFeatures(text: string, lexicon: Lexicon, size: number): Features {
  const tokens = tokenise(text);
  const words = wordGrams(tokens);
  const letters = letterGrams(tokens);
  const buckets = new Uint32Array(words.length + letters.length);
  const weights = new Float32Array(buckets.length);
  words.forEach((hash, index) => {
    buckets[index] = hash & (size - 1);
  });
  letters.forEach((hash, index) => {
    buckets[words.length + index] = hash & (size - 1);
  });
  weights.fill(1 / Math.sqrt(words.length || 1), 0, words.length);
  weights.fill(1 / Math.sqrt(letters.length || 1), words.length);
  return { buckets, weights, qualities: readQualities(tokens, lexicon) };
}

function wordGrams(tokens: readonly Token[]): number[] {
  const said = tokens.filter((token) => token.kind !== 'end').map(marked);
  const hashes: number[] = [];
  said.forEach((word, index) => {
    const [second, third] = [said[index + 1], said[index + 2]];
    hashes.push(hashText(`1 ${word}`));
    if (second !== undefined) hashes.push(hashText(`2 ${word} ${second}`));
    if (second !== undefined && third !== undefined) hashes.push(hashText(`3 ${word} ${second} ${third}`));
  });
  return hashes;
}

function marked(token: Token): string {
  return token.negated ? `not_${token.text}` : token.text;
}

function letterGrams(tokens: readonly Token[]): number[] {
  const hashes: number[] = [];
  for (const token of tokens) {
    if (token.kind !== 'word' || token.text.startsWith('_')) continue;
    const word = ` ${token.text.slice(0, WORD_LENGTH_MAX)} `;
    const sign = token.negated ? 'n' : 'c';
    for (let length = LETTERS_MIN; length <= LETTERS_MAX; length += 1) {
      for (let start = 0; start + length <= word.length; start += 1) {
        hashes.push(hashText(sign + word.slice(start, start + length)));
      }
    }
  }
  return hashes;
}

function readQualities(tokens: readonly Token[], lexicon: Lexicon): Float32Array {
  const words = tokens.filter(({ kind }) => kind === 'word');
  const weighed = weighWords(tokens, lexicon);
  const count = (mark: string) =>
    tokens.filter(({ text, kind }) => kind === 'mark' && text.includes(mark)).length;
  const shouted = words.filter((word) => word.shouted).length;
  const negated = words.filter((word) => word.negated).length;
  return Float32Array.from([
    ...weighed,
    Math.min(2, count('!')),
    Math.min(2, count('?')),
    shouted > 0 && shouted < words.length ? Math.min(1, shouted / 4) : 0,
    negated > 0 ? 1 : 0,
    Math.log1p(words.length) / 3 - 1,
  ]);
}
