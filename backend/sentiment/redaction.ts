/** Takes out of a text what tells who somebody is, before it leaves the companion. */

const PATTERNS: readonly [RegExp, string][] = [
  [/[\p{L}\d._%+-]{1,64}@[\p{L}\d.-]{1,255}/gu, '[e-mail]'],
  [/\b(?:https?:\/\/|www\.)\S+/giu, '[link]'],
  // IBANs and the like: two letters and digits in groups.
  [/\b\p{Lu}{2}\d{2}(?:[ -]?[\p{Lu}\d]{2,5}){2,8}\b/gu, '[number]'],
  // Five digits or more, however they are grouped, with a country's code before them.
  [/\+?\(?\d(?:[\s()./-]{0,3}\d){4,}/gu, '[number]'],
];

/** A name shorter than this is a word of the language too often. */
const NAME_MIN = 3;

/** The text with stand-ins for addresses, links, telephone and other long numbers, and the names given, whole and in parts. */
export function redact(text: string, names: readonly string[]): string {
  const plain = PATTERNS.reduce((left, [pattern, standIn]) => left.replace(pattern, standIn), text);
  const parts = names.flatMap((name) => [name, ...name.split(/[\s,.]+/)]);
  const known = [...new Set(parts.map((part) => part.trim()))]
    .filter((part) => part.length >= NAME_MIN)
    .toSorted((one, other) => other.length - one.length);
  if (known.length === 0) return plain;
  const anyOf = known.map((part) => RegExp.escape(part)).join('|');
  return plain.replace(new RegExp(`(?<![\\p{L}\\d])(?:${anyOf})(?![\\p{L}\\d])`, 'giu'), '[name]');
}
