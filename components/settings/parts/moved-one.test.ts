import { expect, it } from 'vitest';
import { movedOne } from './moved-one.ts';

const list = (ids: string) => ids.split('').map((id) => ({ id }));

it.each([
  ['abcd', 'abcd', undefined],
  ['abcd', 'bcda', 'a'],
  ['abcd', 'dabc', 'd'],
  ['abcd', 'acbd', 'b'],
])('movedOne finds between %s and %s the moved one: %s', (before, after, moved) => {
  expect(movedOne(list(before), list(after))?.id).toBe(moved);
});
