import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasWholeHeaderBlock, parseHeaderBlock } from './header-block.ts';

const read = (...lines: string[]) =>
  parseHeaderBlock(`${lines.join('\r\n')}\r\n\r\nMessage-ID: <body@x.example>\r\n`);

describe('parseHeaderBlock', () => {
  it('reads ids without angle brackets and keeps their case', () => {
    expect(read('Message-Id: <AbC.1@Osterby.example>').messageId).toBe('AbC.1@Osterby.example');
  });

  it('joins folded lines', () => {
    expect(read('Message-ID:', ' <folded@x.example>', 'References: <a@x>', '\t<b@x>').references).toEqual([
      'a@x',
      'b@x',
    ]);
    expect(read('Message-ID:', ' <folded@x.example>').messageId).toBe('folded@x.example');
  });

  it('puts References and In-Reply-To together, each id once, without its own', () => {
    const headers = read('Message-ID: <c@x>', 'References: <a@x> <b@x> <c@x>', 'In-Reply-To: <b@x>');
    expect(headers.references).toEqual(['a@x', 'b@x']);
  });

  it('ignores the body', () => {
    expect(read('Subject: no id').messageId).toBeNull();
  });

  it('takes a Message-ID without brackets, but words of In-Reply-To only with an @', () => {
    expect(read('Message-ID: bare.id@x.example').messageId).toBe('bare.id@x.example');
    expect(read('In-Reply-To: Your message of Tuesday').references).toEqual([]);
  });

  it('reads sender, recipients and date', () => {
    const headers = read(
      'From: "Lindqvist, Marta" <marta@osterby.example>',
      'To: ana@norrvik.example, =?utf-8?q?Bj=C3=B6rn?= <b@x.example>',
      'Cc: Team: Jonas <jonas@norrvik.example>, ANA@norrvik.example;',
      'Date: Sun, 22 Nov 2026 16:00:00 +0100 (CET)',
    );
    expect(headers.from).toEqual({ address: 'marta@osterby.example', name: 'Lindqvist, Marta' });
    expect(headers.recipients).toEqual([
      { address: 'ana@norrvik.example', name: null },
      { address: 'b@x.example', name: 'Björn' },
      { address: 'jonas@norrvik.example', name: 'Jonas' },
    ]);
    expect(headers.sentAt).toBe('2026-11-22T15:00:00.000Z');
  });

  it('answers nothing for undisclosed recipients and senseless dates', () => {
    const headers = read('To: undisclosed-recipients:;', 'Date: some time');
    expect(headers).toMatchObject({ recipients: [], sentAt: null, from: null });
  });

  it('never throws and never answers brackets when given junk', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.constantFrom('Message-ID:', 'References:', 'From:', ''),
        (junk, name) => {
          const { messageId, references } = parseHeaderBlock(`${name}${junk}`);
          for (const id of [messageId ?? 'none', ...references]) expect(id).not.toMatch(/[<>\s]/);
        },
      ),
    );
  });
});

describe('hasWholeHeaderBlock', () => {
  it('is true once an empty line was seen', () => {
    expect(hasWholeHeaderBlock('A: b\r\nC: d\r\n')).toBe(false);
    expect(hasWholeHeaderBlock('A: b\r\n\r\nbody')).toBe(true);
    expect(hasWholeHeaderBlock('A: b\n\nbody')).toBe(true);
  });
});
