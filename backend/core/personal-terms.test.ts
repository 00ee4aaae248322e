import { expect, it } from 'vitest';
import { patternOf, termsOf } from './personal-terms.ts';

const MARTA = {
  names: ['Marta Lindqvist', 'Marta', 'Ana Ribeiro'],
  addresses: ['marta@quayside.example'],
  phones: ['+49 30 1234', '12'],
  links: [],
  colleagues: ['ana ribeiro'],
};

it('termsOf leaves out names of one word, names of colleagues and short numbers', () => {
  expect(termsOf(MARTA)).toEqual(['marta@quayside.example', 'marta lindqvist', '+49 30 1234']);
});

it('patternOf takes every sign of a term as itself', () => {
  expect(patternOf(['a.b+c@d.example', 'x  (y)'])).toBe(
    '(?<![[:alnum:]])(?:a\\.b\\+c@d\\.example|x\\s+\\(y\\))(?![[:alnum:]])',
  );
  expect(patternOf([])).toBeNull();
});
