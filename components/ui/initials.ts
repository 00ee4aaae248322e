import type { Hue } from './theme/tokens.ts';

/** First letters of the first and last word: "Marta Lindqvist" is ML, "Ana" is A, an address gives its first letter. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return (
    [first, last]
      .map((word) => firstLetter(word ?? ''))
      .join('')
      .toUpperCase() || '?'
  );
}

function firstLetter(word: string): string {
  return word.match(/[\p{L}\p{N}]/u)?.[0] ?? '';
}

// Clay and slate are left out: beside neutral avatars of customers they look like nobody's.
const PEOPLE_HUES = ['iris', 'teal', 'violet', 'moss', 'rose', 'sky'] as const satisfies Hue[];

/** One hue for one name, always the same; two names may share one. */
export function hueOf(name: string): Hue {
  let sum = 7;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return PEOPLE_HUES[sum % PEOPLE_HUES.length] ?? 'iris';
}
