import { describe, expect, it } from 'vitest';
import { formatUserCode } from './user-code.ts';

describe('formatUserCode', () => {
  it.each([
    ['HQXW-3T7Q', 'HQXW-3T7Q'],
    [' hqxw 3t7q ', 'HQXW-3T7Q'],
    ['hqxw3t7q', 'HQXW-3T7Q'],
    ['HQXW-3T7', null],
    ['', null],
    ['HQXW–3T7!', null],
  ])('reads %j as %j', (text, code) => {
    expect(formatUserCode(text)).toBe(code);
  });
});
