import { expect, it } from 'vitest';
import { companionAge } from './contract-version.ts';

it.each([
  ['3', 'same'],
  ['2', 'older'],
  ['10', 'newer'],
  [null, 'unknown'],
  ['', 'unknown'],
  ['3, 3', 'unknown'],
  ['three', 'unknown'],
])('companionAge of header %s beside our 3 is %s', (header, age) => {
  expect(companionAge(header, 3)).toBe(age);
});
