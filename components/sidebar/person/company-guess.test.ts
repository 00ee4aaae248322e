import { describe, expect, it } from 'vitest';
import { guessCompany } from './company-guess.ts';

const address = 'piet.warsame@tarnmoor.example';

describe('guessCompany', () => {
  it.each([
    ['Thanks.\n\nPiet Warsame\nTarnmoor Clinics', 'Tarnmoor Clinics'],
    ['Thanks.\nPiet Warsame\n\nFacilities, Tarnmoor Clinics\n+31 20 555 0101', 'Tarnmoor Clinics'],
    ['Thanks.\npiet warsame\nHead of IT | Tarnmoor Clinics', 'Tarnmoor Clinics'],
  ])('takes the line under the name when %j', (text, company) => {
    expect(guessCompany('Piet Warsame', address, text)).toEqual({ company, source: 'signature' });
  });

  it.each([
    ['Piet Warsame', 'Piet Warsame\n+31 20 555 0101'],
    ['Piet Warsame', 'Piet Warsame\npiet@tarnmoor.example'],
    ['Piet Warsame', 'no signature at all'],
    [null, 'Somebody\nOther Firm'],
  ])('takes the domain when %s signs with nothing usable', (name, text) => {
    expect(guessCompany(name, address, text)).toEqual({ company: 'Tarnmoor', source: 'address' });
  });

  it.each([
    ['a@mail.north-quay.co.uk', 'North Quay'],
    ['a@north-quay.example', 'North Quay'],
  ])('writes the domain of %s as %s', (from, company) => {
    expect(guessCompany(null, from, '').company).toBe(company);
  });

  it('guesses nothing when the address is personal mail', () => {
    expect(guessCompany('Piet', 'piet@gmail.com', '')).toEqual({ company: '', source: 'none' });
  });
});
