/** Words of a search, as they are looked for and marked: lower case, by prefix. */

/** The words of a text a person typed to search; punctuation separates them. */
export function searchWords(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[\s\p{P}\p{S}]+/u)
    .filter((word) => word !== '');
}

/** One piece of a text, marked when it begins with a word that was looked for. */
export type Piece = { text: string; isMarked: boolean };

/** The text in pieces, those that begin with one of the words marked over the length of that word. */
export function markWords(text: string, words: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  const add = (piece: string, isMarked: boolean) => {
    const last = pieces.at(-1);
    if (piece === '') return;
    if (last?.isMarked === isMarked) last.text += piece;
    else pieces.push({ text: piece, isMarked });
  };
  for (const part of text.split(/([\s\p{P}\p{S}]+)/u)) {
    const lower = part.toLowerCase();
    const lengths = words.filter((word) => lower.startsWith(word)).map((word) => word.length);
    // Lower case may have another length than the text has (İ); then nothing is marked rather than the wrong letters.
    const marked = lower.length === part.length ? Math.max(0, ...lengths) : 0;
    add(part.slice(0, marked), true);
    add(part.slice(marked), false);
  }
  return pieces;
}

/** About this many characters of a text are shown around the first word that was found. */
const SNIPPET_LENGTH = 160;

/** The part of a text around the first word looked for, on one line; null when the text has none of them. */
export function snippetOf(text: string, words: readonly string[]): string | null {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  let at = 0;
  for (const { text: piece, isMarked } of markWords(line, words)) {
    if (isMarked) return cutAround(line, at);
    at += piece.length;
  }
  return null;
}

function cutAround(line: string, at: number): string {
  const from = line.length <= SNIPPET_LENGTH ? 0 : Math.max(0, at - SNIPPET_LENGTH / 3);
  const start = from === 0 ? 0 : line.indexOf(' ', from) + 1;
  const part = line.slice(start > at ? at : start, start + SNIPPET_LENGTH);
  const isCut = start + SNIPPET_LENGTH < line.length;
  return `${start > 0 ? '…' : ''}${part.trimEnd()}${isCut ? '…' : ''}`;
}
