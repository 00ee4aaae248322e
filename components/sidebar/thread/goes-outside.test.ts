import { expect, it } from 'vitest';
import { ANA, JONAS } from '../samples/sample-records.ts';
import { goesOutside } from './goes-outside.ts';

const customer = { address: 'marta@osterby.example', name: null };
const jonas = { address: JONAS.email.toUpperCase(), name: null };

it.each([
  ['nobody that is known', [], true],
  ['the customer', [customer], true],
  ['the customer and a colleague', [jonas, customer], true],
  ['a colleague alone, written otherwise', [jonas], false],
])('goesOutside knows a mail to %s', (_, recipients, expected) => {
  expect(goesOutside(recipients, [ANA, JONAS])).toBe(expected);
});
