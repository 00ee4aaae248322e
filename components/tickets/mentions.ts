import type { UserSummary } from '#lib/contract/users.ts';

/** A stretch of a comment: plain words, or the name of somebody mentioned. */
export type CommentPart = { text: string; isMention: boolean };

type Named = Pick<UserSummary, 'name'>;

/** The comment in stretches; a mention is `@` and the whole name of one of these people. */
export function commentParts(text: string, people: readonly Named[]): CommentPart[] {
  const parts: CommentPart[] = [];
  let plainFrom = 0;
  const close = (end: number) => {
    if (end > plainFrom) parts.push({ text: text.slice(plainFrom, end), isMention: false });
  };
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const [named] = namedAt(text, at, people);
    if (named === undefined || at < plainFrom) continue;
    close(at);
    plainFrom = at + 1 + named.name.length;
    parts.push({ text: text.slice(at, plainFrom), isMention: true });
  }
  close(text.length);
  return parts;
}

/** Those of the people that the text mentions, each once. */
export function mentionedIn<Person extends Named>(text: string, people: readonly Person[]): Person[] {
  const found = new Set<Person>();
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    for (const person of namedAt(text, at, people)) found.add(person);
  }
  return [...found];
}

/** Those whose whole name stands after the `@` at a place, the longest name only: "@Ana Ribeiro" is not Ana. */
function namedAt<Person extends Named>(text: string, at: number, people: readonly Person[]): Person[] {
  if (isWordBefore(text, at)) return [];
  const fitting = people.filter(({ name }) => {
    const end = at + 1 + name.length;
    return text.slice(at + 1, end).toLowerCase() === name.toLowerCase() && !isLetter(text[end]);
  });
  const longest = Math.max(...fitting.map(({ name }) => name.length));
  return fitting.filter(({ name }) => name.length === longest);
}

/** An `@` inside an e-mail address names nobody. */
function isWordBefore(text: string, at: number): boolean {
  return isLetter(text[at - 1]);
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_]/u.test(character);
}
