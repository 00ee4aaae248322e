/**
 * What single words weigh, from VADER's lexicon (MIT, see model/NOTICE.md) kept as hashes, and what emoji weigh, which is our own
 * list. A negation turns a word's weight round and takes a quarter off, as VADER found (-0.74, Hutto and Gilbert 2014).
 */
import { hashText } from './hashing.ts';
import type { Token } from './tokens.ts';

/** Weight of a word, -4 (worst) to 4 (best), by the hash of its text. */
export type Lexicon = ReadonlyMap<number, number>;

const TURN = -0.74;
const BOOSTERS = new Set(
  'absolutely completely especially extremely highly incredibly really so totally truly utterly very'.split(
    ' ',
  ),
);
const BOOST = 1.3;

const EMOJI = new Map<string, number>([
  ...Array.from('😀😁😃😄😊🙂😍🥰😘🤩🎉👏🙌💯❤💕💖✨😎🤗👌👍🙏😇🥳😂🤣', (sign) => [sign, 2.2] as const),
  ...Array.from('😡😠🤬👎💩🤮🤢😤', (sign) => [sign, -3] as const),
  ...Array.from('😞😔😟😢😭😩😫😣😖🙁☹😒🙄😕😬💔😑😓', (sign) => [sign, -2] as const),
]);

/** Nine qualities: sums, counts and extremes of what words weigh, the last one that weighs anything, and the emoji. */
export function weighWords(tokens: readonly Token[], lexicon: Lexicon): number[] {
  const weights = tokens.map((token, index) => weigh(token, tokens[index - 1], lexicon));
  const good = weights.filter((weight) => weight > 0);
  const bad = weights.filter((weight) => weight < 0);
  const [goodSum, badSum] = [sum(good), -sum(bad)];
  return [
    squash(goodSum),
    squash(badSum),
    squash(goodSum - badSum),
    Math.min(3, good.length) / 2,
    Math.min(3, bad.length) / 2,
    Math.max(0, ...good) / 2,
    Math.max(0, ...bad.map((weight) => -weight)) / 2,
    (weights.findLast((weight) => weight !== 0) ?? 0) / 2,
    squash(sum(tokens.map((token) => EMOJI.get(token.text) ?? 0))),
  ];
}

function weigh(token: Token, before: Token | undefined, lexicon: Lexicon): number {
  const emoji = EMOJI.get(token.text);
  if (emoji !== undefined) return emoji;
  const weight = lexicon.get(hashText(token.text)) ?? 0;
  const boosted = before !== undefined && BOOSTERS.has(before.text) ? weight * BOOST : weight;
  return token.negated ? boosted * TURN : boosted;
}

function squash(value: number): number {
  return (2 * value) / Math.sqrt(value * value + 15);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
