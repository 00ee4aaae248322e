import { describe, expect, it } from 'vitest';
import { detectCharset, detectDelimiter } from './csv-files.ts';

const bytes = (text: string, encoding: BufferEncoding) => Buffer.from(text, encoding);

describe('detectCharset', () => {
  it.each([
    ['utf-8', bytes('name,e-mail\nÅsa', 'utf8'), true],
    ['utf-8', bytes('\uFEFFname', 'utf8'), true],
    ['utf-16le', bytes('\uFEFFname;Åsa', 'utf16le'), false],
    ['utf-16le', bytes('name;Åsa', 'utf16le'), true],
    ['utf-16be', bytes('name;Åsa', 'utf16le').swap16(), true],
    ['windows-1252', bytes('name,\xc5sa', 'latin1'), false],
  ] as const)('finds %s', (charset, start, isUtf8) => {
    expect(detectCharset(start, isUtf8)).toBe(charset);
  });
});

describe('detectDelimiter', () => {
  it.each([
    [',', 'name,e-mail\nMarta,"a;b;c"\n'],
    [';', 'name;e-mail;note\nMarta;m@x.example;"1,2,3"\n'],
    ['\t', 'name\te-mail\nMarta, Dr.\tm@x.example\n'],
    ['|', 'name|e-mail\nMarta|m@x.example\n'],
    [',', 'name\nMarta\n'],
  ])('finds %j', (delimiter, start) => {
    expect(detectDelimiter(start)).toEqual({ delimiter, skipped: 0 });
  });

  it('leaves out a line that only says what it is', () => {
    expect(detectDelimiter('sep=;\r\nname;e-mail')).toEqual({ delimiter: ';', skipped: 7 });
  });
});
