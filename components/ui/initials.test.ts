import { describe, expect, it } from 'vitest';
import { hueOf, initials } from './initials.ts';

describe('initials', () => {
  it.each([
    ['Marta Lindqvist', 'ML'],
    ['  ana   maria de Ribeiro ', 'AR'],
    ['Ana', 'A'],
    ['(Priya) Nair', 'PN'],
    ['piet.warsame@tarnmoor.example', 'P'],
    ['Émile Özil', 'ÉÖ'],
    ['张 伟', '张伟'],
    ['!!!', '?'],
    ['', '?'],
  ])('takes of %s the letters %s', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });
});

describe('hueOf', () => {
  it('stays the same for a name and differs between some names', () => {
    const names = ['Ana Ribeiro', 'Jonas Feld', 'Priya Nair', 'Mika Salo', 'Ola Berg', 'Lea Roth'];
    expect(names.map(hueOf)).toEqual(names.map(hueOf));
    expect(new Set(names.map(hueOf)).size).toBeGreaterThan(2);
  });
});
