import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neutralise, toCsvLine, undoNeutralise } from './csv.ts';

/** Cells that people and attackers write. */
const aCell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '=1+1',
    '+46 70',
    '-5',
    '@SUM(A1)',
    '\t=1',
    '\r\n',
    "'=1",
    "''",
    '"',
    'a"b',
    ' a ',
    ';',
    '\uFEFF',
    '＝1',
    '',
  ),
);

describe('CSV', () => {
  it('gives every cell back when it is read again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(aCell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
        (rows) => {
          const text = rows.map(toCsvLine).join('');
          const read = parse(text, { record_delimiter: '\r\n' });
          expect(read.map((cells) => cells.map(undoNeutralise))).toEqual(rows);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each(['=1+1', '+46', '-5', '@A1', '\tx', '\rx', '\nx', '＝1', "'=1"])(
    'starts %j with an apostrophe',
    (cell) => {
      expect(neutralise(cell)).toBe(`'${cell}`);
      expect(undoNeutralise(neutralise(cell))).toBe(cell);
    },
  );

  it.each(['plain', "'tis", "'", '', 'a=b'])('leaves %j as it is', (cell) => {
    expect(neutralise(cell)).toBe(cell);
    expect(undoNeutralise(cell)).toBe(cell);
  });

  it('writes numbers as they are, and nothing for null', () => {
    expect(toCsvLine([-5, null, '-5'])).toBe("-5,,'-5\r\n");
  });

  it('ends lines as RFC 4180 says, and doubles quotation marks', () => {
    expect(toCsvLine(['a', 'b,"c"'])).toBe('a,"b,""c"""\r\n');
  });
});
