import { searchWords } from '#lib/base/search-words.ts';

/**
 * A `to_tsquery` text that matches rows with every word of the input as a prefix, e.g. `dock char` gives `'dock':* & 'char':*`;
 * null when there is no word. Words are quoted, so operators in the input mean nothing.
 */
export function prefixQuery(text: string): string | null {
  return toQuery(searchWords(text));
}

/**
 * The same for tickets. Each ticket has the word of its number's beginning, so beside others it says nothing, and looking up a million
 * rows by it takes a tenth of a second; alone it stays, e.g. `TKT-E12` gives `'e12':*`.
 */
export function ticketQuery(text: string): string | null {
  const words = searchWords(text);
  const telling = words.filter((word) => !'tkt'.startsWith(word));
  return toQuery(telling.length === 0 ? words : telling);
}

/**
 * What a ticket's number begins with that is not typed whole yet, e.g. `tkt-e12` gives `TKT-E12`; null for every other text. Numbers have
 * three digits at least, so no text can mention one that is shorter.
 */
export function numberBeginning(text: string): string | null {
  const typed = text.trim().toUpperCase();
  return /^TKT-[MERCA]\d{0,2}$/.test(typed) ? typed : null;
}

function toQuery(words: readonly string[]): string | null {
  if (words.length === 0) return null;
  return words.map((word) => `'${word}':*`).join(' & ');
}
