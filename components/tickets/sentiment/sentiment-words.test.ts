import { describe, expect, it } from 'vitest';
import type { SentimentResult } from '#lib/contract/sentiment.ts';
import { movementOf, scoreWords } from './sentiment-words.ts';

const result = (first: number | null, last: number | null, count = 2) =>
  ({
    first,
    last,
    messages: Array.from({ length: count }, () => ({ id: 'm', label: 'neutral', score: 0 })),
  }) as unknown as SentimentResult;

describe('scoreWords', () => {
  it.each([
    [0.621, '+0.62'],
    [-0.4, '−0.40'],
    [0, '0.00'],
    [-0.001, '0.00'],
  ])('says %s as %s', (score, words) => {
    expect(scoreWords(score)).toBe(words);
  });
});

describe('movementOf', () => {
  it.each([
    [-0.8, 0.9, 'better'],
    [0.5, -0.5, 'worse'],
    [0.1, 0.2, 'same'],
    [null, null, null],
  ] as const)('from %s to %s is %s', (first, last, movement) => {
    expect(movementOf(result(first, last))).toBe(movement);
  });

  it('is none of a single message', () => {
    expect(movementOf(result(0.5, 0.5, 1))).toBeNull();
  });
});
