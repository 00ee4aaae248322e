import type { UserSummary } from '#lib/contract/users.ts';

/** What is being typed after an `@`: where it stands, and the beginning of a name. */
export type MentionQuery = { from: number; words: string };

/** No name is longer; what follows an `@` further away is text. */
const QUERY_LENGTH_MAX = 40;

/** The mention at the caret; null when none is being typed there. */
export function mentionQuery(text: string, caret: number): MentionQuery | null {
  const from = text.lastIndexOf('@', caret - 1);
  if (from === -1 || caret - from > QUERY_LENGTH_MAX) return null;
  if (from > 0 && /[\p{L}\p{N}_]/u.test(text[from - 1] ?? '')) return null;
  const words = text.slice(from + 1, caret);
  return /[\n@]|^\s/.test(words) ? null : { from, words };
}

/** As many as are read at a glance; typing on narrows them. */
const OFFERED_MAX = 6;

/** People whose name, or a later word of it, begins with what was typed; in their own order. */
export function peopleFor(query: MentionQuery, people: readonly UserSummary[]): UserSummary[] {
  const asked = query.words.toLowerCase();
  const fits = ({ name }: UserSummary) => {
    const words = name.toLowerCase().split(' ');
    return words.some((_, index) => words.slice(index).join(' ').startsWith(asked));
  };
  return people.filter(fits).slice(0, OFFERED_MAX);
}

/** The text with a name in place of what was typed, and the caret after it. */
export function withMention(
  text: string,
  { query, caret, name }: { query: MentionQuery; caret: number; name: string },
): { text: string; caret: number } {
  const before = `${text.slice(0, query.from)}@${name} `;
  return { text: before + text.slice(caret).replace(/^ /, ''), caret: before.length };
}
