import { describe, expect, it } from 'vitest';
import { formatUserCode } from './user-code.ts';

describe('formatUserCode', () => {
  it.each([
    ['KRVT-8M2Q', 'KRVT-8M2Q'],
    [' krvt 8m2q ', 'KRVT-8M2Q'],
    ['krvt8m2q', 'KRVT-8M2Q'],
    ['KRVT-8M2', null],
    ['', null],
    ['KRVT–8M2!', null],
  ])('reads %j as %j', (text, code) => {
    expect(formatUserCode(text)).toBe(code);
  });
});
