import { describe, expect, it } from 'vitest';
import { mediaTypeOf } from './media-types.ts';

describe('mediaTypeOf', () => {
  it.each([
    ['Manual.PDF', 'application/pdf'],
    ['a.b.png', 'image/png'],
    ['page.html', 'application/octet-stream'],
    ['drawing.svg', 'application/octet-stream'],
    ['x.constructor', 'application/octet-stream'],
    ['README', 'application/octet-stream'],
  ])('%s is %s', (name, type) => expect(mediaTypeOf(name)).toBe(type));
});
