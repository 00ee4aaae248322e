import { describe, expect, it } from 'vitest';
import { parseMailboxes } from './mailbox-list.ts';

describe('parseMailboxes', () => {
  it('takes addresses and domains, once each, in lower case', () => {
    const { mailboxes, wrong } = parseMailboxes(
      ' Ana@Norrvik.example\n\nnorrvik.example, @velling.example;ana@norrvik.example',
    );
    expect(mailboxes).toEqual(['ana@norrvik.example', 'norrvik.example', '@velling.example']);
    expect(wrong).toBeNull();
  });

  it('means every mailbox when nothing is written', () => {
    expect(parseMailboxes(' \n ')).toEqual({ mailboxes: null, wrong: null });
  });

  it.each(['ana', 'ana@', 'ana@norrvik', 'a b@norrvik.example', 'ana@@norrvik.example', '.example'])(
    'names %j, which is neither',
    (line) => {
      expect(parseMailboxes(`norrvik.example\n${line}`).wrong).toBe(line);
    },
  );
});
