import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFileName, contentDisposition } from './file-names.ts';

describe('cleanFileName', () => {
  it.each([
    ['scanner-0417.log', 'scanner-0417.log'],
    ['../../.bashrc', 'bashrc'],
    ['C:\\Users\\ana\\bill.pdf', 'bill.pdf'],
    ['folder/', 'folder'],
    ['  offer. ', 'offer'],
    ['CON.txt', '_CON.txt'],
    ['console.txt', 'console.txt'],
    ['bill\u202efdp.exe', 'billfdp.exe'],
    ['a"b<c>d|e?.txt', 'abcde.txt'],
    ['Übersicht 日本.pdf', 'Übersicht 日本.pdf'],
    ['...', 'file'],
    ['', 'file'],
  ])('makes of %j %j', (given, name) => {
    expect(cleanFileName(given)).toBe(name);
  });

  it('shortens before the ending', () => {
    const name = cleanFileName(`${'x'.repeat(400)}.pdf`);
    expect([name.length, name.slice(-5)]).toEqual([180, 'x.pdf']);
  });

  it('is safe whatever it is given, and cleans nothing twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (given) => {
        const name = cleanFileName(given);
        expect(name).not.toBe('');
        expect(name).not.toMatch(/[/\\"<>|*?:]|\p{Cc}|^\.|[.\s]$/u);
        expect(cleanFileName(name)).toBe(name);
      }),
    );
  });
});

describe('contentDisposition', () => {
  it.each([
    ['bill.pdf', `attachment; filename="bill.pdf"; filename*=UTF-8''bill.pdf`],
    [
      'Übersicht (1).pdf',
      `attachment; filename="_bersicht (1).pdf"; filename*=UTF-8''%C3%9Cbersicht%20%281%29.pdf`,
    ],
    ['100%.txt', `attachment; filename="100_.txt"; filename*=UTF-8''100%25.txt`],
  ])('of %j is %j', (name, header) => {
    expect(contentDisposition(name)).toBe(header);
  });

  it('is always one line of ASCII with one pair of quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (given) => {
        expect(contentDisposition(cleanFileName(given))).toMatch(/^[\x20-\x7e]+$/);
        expect(contentDisposition(cleanFileName(given)).split('"')).toHaveLength(3);
      }),
    );
  });
});
