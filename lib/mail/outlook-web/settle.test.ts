import { describe, expect, it } from 'vitest';
import { DOUBT_LIMIT_MS, settle, type Look, type Settled } from './settle.ts';

const A: Look = { id: 'A', mark: 'mail a', topic: 'Printer', rowText: 'Marta Printer' };
const B: Look = { id: 'B', mark: 'mail b', topic: 'Invoice', rowText: 'Ines Invoice' };

function verdicts(...looks: [Look, number?][]) {
  let settled: Settled | null = null;
  return looks.map(([look, at = 0]) => {
    const step = settle(settled, look, at);
    settled = step.settled;
    return step.verdict.state === 'wait' ? 'wait' : step.verdict.id;
  });
}

describe('settle', () => {
  it('believes the first look and every later one in which list and pane have changed together', () => {
    expect(verdicts([A], [B], [A])).toEqual(['A', 'B', 'A']);
  });

  it('waits while the list names another conversation over the same mail, and believes it once the mail follows', () => {
    const ahead = { ...A, id: 'B', rowText: B.rowText };
    expect(verdicts([A], [ahead, 10], [ahead, 200], [B, 300])).toEqual(['A', 'wait', 'wait', 'B']);
  });

  it('goes on without an id when the mail never follows', () => {
    const ahead = { ...A, id: 'B' };
    expect(verdicts([A], [ahead, 10], [ahead, 10 + DOUBT_LIMIT_MS], [ahead, 60_000])).toEqual([
      'A',
      'wait',
      null,
      null,
    ]);
  });

  it('keeps the id of a mail whose row was scrolled out of the list', () => {
    expect(verdicts([A], [{ ...A, id: null, rowText: '' }], [{ ...A, id: null, rowText: '' }])).toEqual([
      'A',
      'A',
      'A',
    ]);
  });

  it('takes an id that comes late', () => {
    expect(verdicts([{ ...A, id: null }], [A])).toEqual([null, 'A']);
  });

  it('has no id for another mail that no row names', () => {
    expect(verdicts([A], [{ ...B, id: null, rowText: '' }])).toEqual(['A', null]);
  });

  it('waits when the mail is another one under the same id, unless the row has its subject', () => {
    expect(verdicts([A], [{ ...B, id: 'A' }])).toEqual(['A', 'A']);
    expect(verdicts([A], [{ ...B, id: 'A', rowText: A.rowText }, 5])).toEqual(['A', 'wait']);
  });

  it('believes a longer mail of the same conversation', () => {
    expect(verdicts([A], [{ ...A, mark: 'mail a and its answer' }])).toEqual(['A', 'A']);
  });

  it('goes back to the first when it is selected again before anything was drawn', () => {
    expect(verdicts([A], [{ ...A, id: 'B' }, 10], [A, 20])).toEqual(['A', 'wait', 'A']);
  });
});
