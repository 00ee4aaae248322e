import { expect, it } from 'vitest';
import { createRowCounter } from './count-rows.ts';

it('createRowCounter counts rows, not line ends, when a cell has several lines and a piece ends within it', () => {
  const count = createRowCounter();
  expect(count('a,b\r\n"two\r\nli')).toBe(1);
  expect(count('nes ""quoted"""')).toBe(1);
  expect(count(',c\r\nlast,row\r\n')).toBe(3);
});
