import { expect, it } from 'vitest';
import './app-words.ts';
import { formatSize } from './format-size.ts';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1 kB'],
  [38_400, '38 kB'],
  [999_499, '999 kB'],
  [999_500, '1.0 MB'],
  [2_440_000, '2.4 MB'],
  [26_214_400, '26 MB'],
])('formatSize says %i bytes as %s', (bytes, words) => expect(formatSize(bytes)).toBe(words));
