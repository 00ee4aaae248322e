import { describe, expect, it } from 'vitest';
import { safeNext } from './safe-next.ts';

describe('safeNext', () => {
  it.each([
    ['/tickets/TKT-E001', '/tickets/TKT-E001'],
    ['/connect?code=ABCD-EFGH', '/connect?code=ABCD-EFGH'],
    [undefined, '/'],
    ['', '/'],
    ['https://evil.example/', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/sign-in?next=/sign-in', '/'],
  ])('leads %s to %s', (next, expected) => {
    expect(safeNext(next)).toBe(expected);
  });
});
