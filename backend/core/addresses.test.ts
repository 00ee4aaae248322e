import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMatchKey } from './addresses.ts';

describe('toMatchKey', () => {
  it.each([
    ['Marta.L+vat@GoogleMail.com', 'martal@gmail.com'],
    ['ma.r.ta@gmail.com', 'marta@gmail.com'],
    ['Marta.L+vat@Osterby.example', 'marta.l@osterby.example'],
    [' marta@osterby.example ', 'marta@osterby.example'],
    ['+only@osterby.example', '+only@osterby.example'],
    ['a@b@osterby.example', 'a@b@osterby.example'],
    ['not an address', 'not an address'],
  ])('of %s is %s', (address, key) => {
    expect(toMatchKey(address)).toBe(key);
  });

  it('is its own normal form, whatever the case', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        const key = toMatchKey(address);
        expect(toMatchKey(key)).toBe(key);
        expect(toMatchKey(address.toUpperCase())).toBe(key);
      }),
    );
  });

  it('tells addresses of other domains apart by their dots', () => {
    expect(toMatchKey('ma.rta@osterby.example')).not.toBe(toMatchKey('marta@osterby.example'));
  });
});
