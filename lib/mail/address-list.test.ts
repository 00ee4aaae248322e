import { describe, expect, it } from 'vitest';
import { parseAddressList } from './address-list.ts';

describe('parseAddressList', () => {
  const cases: [string, string, [string, string | null][]][] = [
    ['a bare address', 'ana@norrvik.example', [['ana@norrvik.example', null]]],
    [
      'a name with a comma in quotes',
      '"Ribeiro, Ana" <ana@norrvik.example>',
      [['ana@norrvik.example', 'Ribeiro, Ana']],
    ],
    [
      'the old form with the name as a comment',
      'ana@norrvik.example (Ana Ribeiro)',
      [['ana@norrvik.example', 'Ana Ribeiro']],
    ],
    [
      'escaped quotes',
      '"Ana \\"A\\" Ribeiro" <ana@norrvik.example>',
      [['ana@norrvik.example', 'Ana "A" Ribeiro']],
    ],
    [
      'groups',
      'Team: a@x.example, b@x.example; c@x.example',
      [
        ['a@x.example', null],
        ['b@x.example', null],
        ['c@x.example', null],
      ],
    ],
    [
      'encoded names in two words',
      '=?iso-8859-1?Q?J=F8rg?= =?iso-8859-1?Q?en?= <j@x.example>',
      [['j@x.example', 'Jørgen']],
    ],
    [
      'base64 names',
      '=?utf-8?B?WXVraSDpm6o=?= <yuki@halvard.example>',
      [['yuki@halvard.example', 'Yuki 雪']],
    ],
    ['no address at all', 'undisclosed-recipients:;', []],
  ];
  it.each(cases)('reads %s', (_name, value, expected) => {
    expect(parseAddressList(value)).toEqual(expected.map(([address, name]) => ({ address, name })));
  });
});
