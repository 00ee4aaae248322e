import { describe, expect, it } from 'vitest';
import { foundByKey } from './use-listbox.ts';

const labels = ['New', 'Triage', 'Investigating', 'Waiting on parts', 'Fix sent'];

describe('foundByKey', () => {
  it.each([
    ['t', 0, 1],
    ['T', 0, 1],
    ['n', 0, 0],
    ['2', 0, 1],
    ['5', 0, 4],
    ['9', 0, null],
    ['x', 0, null],
    ['Shift', 0, null],
  ])('takes key %s from option %d to %s', (key, active, found) => {
    expect(foundByKey(key, active, labels)).toBe(found);
  });
  it('goes on to the next of the same letter when pressed again', () => {
    expect(foundByKey('s', 0, ['Sales', 'Support', 'Stock'])).toBe(1);
    expect(foundByKey('s', 2, ['Sales', 'Support', 'Stock'])).toBe(0);
  });
});
