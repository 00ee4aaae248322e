import { describe, expect, it } from 'vitest';
import { redact } from './redaction.ts';

describe('redact', () => {
  it.each([
    ['Write to anna.lund@birk.example, please.', 'Write to [e-mail], please.'],
    ['Call +47 22 33 44 55 or (030) 123-4567.', 'Call [number] or [number].'],
    ['Order 88213 of 4 March', 'Order [number] of 4 March'],
    ['My IBAN is NO93 8601 1117 947.', 'My IBAN is [number].'],
    ['See https://birk.example/orders/7?key=abc now', 'See [link] now'],
    ['Regards, Anna Lund (ANNA)', 'Regards, [name] ([name])'],
    ['The annals of Lundby stay', 'The annals of Lundby stay'],
  ])('takes out of %s what tells who it was', (text, redacted) => {
    expect(redact(text, ['Anna Lund'])).toBe(redacted);
  });

  it('takes a name for a name, whatever signs are in it', () => {
    expect(redact('From A.*+?( Smith', ['A.*+?( Smith'])).toBe('From [name]');
  });
});
