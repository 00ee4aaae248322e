import { describe, expect, it } from 'vitest';
import { addressesIn, nameBeside, onlyAddressIn } from './page-addresses.ts';

describe('addresses of the page', () => {
  it.each([
    ['Marta Lindqvist<marta@osterby.example>', 'marta@osterby.example', 'Marta Lindqvist'],
    ['Marta Lindqvist <marta@osterby.example>', 'marta@osterby.example', 'Marta Lindqvist'],
    ['\u200eMarta\u200b <\u202amarta@osterby.example\u202c>', 'marta@osterby.example', 'Marta'],
    ['marta@osterby.example', 'marta@osterby.example', null],
    ['"Lindqvist, Marta" (marta.l+x@osterby.example)', 'marta.l+x@osterby.example', 'Lindqvist, Marta'],
    ['高橋 ゆき <yuki@halvard.example>', 'yuki@halvard.example', '高橋 ゆき'],
    ['Jörg <jörg@bücher.example>', 'jörg@bücher.example', 'Jörg'],
  ])('reads %s', (text, address, name) => {
    expect(onlyAddressIn(text)).toBe(address);
    expect(nameBeside(text, address)).toBe(name);
  });

  it.each([
    'From: a@x.example',
    'Von: a@x.example',
    '差出人：a@x.example',
    '发件人: a@x.example',
    'המוען:\u200fa@x.example',
  ])('finds the address in the label %s', (label) => {
    expect(onlyAddressIn(label)).toBe('a@x.example');
  });

  it('finds none in names of files, and does not choose between several', () => {
    expect(onlyAddressIn('logo@2x.png')).toBeNull();
    expect(onlyAddressIn('a@x.example; b@x.example')).toBeNull();
    expect(addressesIn('a@x.example; b@x.example, a@x.example')).toEqual(['a@x.example', 'b@x.example']);
    expect(onlyAddressIn('Marta Lindqvist')).toBeNull();
  });
});
