import { expect, it } from 'vitest';
import { totp } from './totp.ts';

/** RFC 6238, appendix B, the last six of its eight digits. Its key is the ASCII text 12345678901234567890. */
it.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [20_000_000_000, '353130'],
])('totp is what RFC 6238 says at %s seconds', (seconds, code) => {
  expect(totp('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', new Date(seconds * 1000))).toBe(code);
});
