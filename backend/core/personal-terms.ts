/** The words that tell who somebody is, as a pattern that finds them in any text. */

export type Identity = {
  names: readonly string[];
  addresses: readonly string[];
  phones: readonly string[];
  links: readonly string[];
  /** Names of colleagues, which have to stay. */
  colleagues: readonly string[];
};

/** Shorter numbers are found where nobody is meant. */
const PHONE_LENGTH_MIN = 6;

/**
 * What is looked for in texts that are about others: addresses, links, phone numbers and full names. A name of one word is left
 * alone there, as it may be any word.
 */
export function termsOf({ names, addresses, phones, links, colleagues }: Identity): string[] {
  const ours = new Set(colleagues.map((name) => name.toLowerCase()));
  const fullNames = names.filter((name) => /\S\s+\S/.test(name.trim()) && !ours.has(name.toLowerCase()));
  const numbers = phones.filter((phone) => phone.length >= PHONE_LENGTH_MIN);
  const all = [...addresses, ...links, ...fullNames, ...numbers].map((term) => term.trim().toLowerCase());
  // The longest first, so that of an address nothing stays behind.
  return [...new Set(all)].filter(Boolean).toSorted((one, other) => other.length - one.length);
}

/** A PostgreSQL pattern for any of the terms as whole words, in text or within JSON; null when there is none. */
export function patternOf(terms: readonly string[]): string | null {
  if (terms.length === 0) return null;
  const parts = terms.map((term) =>
    JSON.stringify(term)
      .slice(1, -1)
      .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll(/\s+/g, '\\s+'),
  );
  return `(?<![[:alnum:]])(?:${parts.join('|')})(?![[:alnum:]])`;
}
