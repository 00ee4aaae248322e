import { describe, expect, it } from 'vitest';
import { legacyThreadId } from './late-thread.ts';

describe('legacyThreadId', () => {
  it.each([
    ['1993b1c2d3e4f506', '1993b1c2d3e4f506'],
    ['thread-f:1842773498265507078', '1992d8bbb59e9506'],
    ['FMfcgzQbgsKjTtXz', null],
    ['', null],
  ])('reads %s as %s', (inAddress, id) => {
    expect(legacyThreadId(inAddress)).toBe(id);
  });
});
