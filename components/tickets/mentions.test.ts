import { describe, expect, it } from 'vitest';
import { commentParts, mentionedIn } from './mentions.ts';

const ANA = { name: 'Ana' };
const ANA_RIBEIRO = { name: 'Ana Ribeiro' };
const JONAS = { name: 'Jonas Feld' };
const PEOPLE = [ANA, ANA_RIBEIRO, JONAS];

describe('mentionedIn', () => {
  it.each([
    ['@Ana Ribeiro ask for its model', [ANA_RIBEIRO]],
    ['@Ana, can you', [ANA]],
    ['see @jonas feld and @Ana.', [JONAS, ANA]],
    ['twice @Ana @Ana', [ANA]],
    ['write to x@Ana', []],
    ['@Anabel is somebody else', []],
    ['@', []],
  ])('finds in %j the longest whole names', (text, people) => {
    expect(mentionedIn(text, PEOPLE)).toEqual(people);
  });

  it('finds both of two people with one name', () => {
    const twins = [
      { name: 'Kim Li', id: 1 },
      { name: 'Kim Li', id: 2 },
    ];
    expect(mentionedIn('@Kim Li', twins)).toEqual(twins);
  });
});

describe('commentParts', () => {
  it('keeps every character and marks the names', () => {
    const text = 'Both: @Ana Ribeiro and @Jonas Feld, please @nobody';
    const parts = commentParts(text, PEOPLE);
    expect(parts.map((part) => part.text).join('')).toBe(text);
    expect(parts.filter(({ isMention }) => isMention).map((part) => part.text)).toEqual([
      '@Ana Ribeiro',
      '@Jonas Feld',
    ]);
  });

  it('is one plain part when nobody is named', () => {
    expect(commentParts('Nothing', [])).toEqual([{ text: 'Nothing', isMention: false }]);
  });
});
