/** How a CSV file from elsewhere is written: its characters and what stands between its cells. */

export type Charset = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** The characters of a file by its first bytes; `isUtf8` says whether all of it is valid UTF-8. */
export function detectCharset(start: Uint8Array, isUtf8: boolean): Charset {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  const sample = start.subarray(0, 2000);
  const [even, odd] = countZeros(sample);
  // Text in Latin letters has a zero in every other byte of UTF-16, and never one in the others.
  if (odd > sample.length / 8 && even < odd / 8) return 'utf-16le';
  if (even > sample.length / 8 && odd < even / 8) return 'utf-16be';
  return isUtf8 ? 'utf-8' : 'windows-1252';
}

function countZeros(bytes: Uint8Array): [even: number, odd: number] {
  let even = 0;
  let odd = 0;
  for (const [index, byte] of bytes.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  return [even, odd];
}

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** Excel writes `sep=;` as a line of its own before the headings, and reads it. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/i;

/** What stands between the cells, and the text without a line that only says so. */
export function detectDelimiter(start: string): { delimiter: string; skipped: number } {
  const said = SEPARATOR_LINE.exec(start);
  if (said?.[1] !== undefined) return { delimiter: said[1], skipped: said[0].length };
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, counts: countByLine(start, delimiter) }));
  const best = counts.toSorted((a, b) => evenness(b.counts) - evenness(a.counts))[0];
  return { delimiter: best?.delimiter ?? ',', skipped: 0 };
}

const LINES_LOOKED_AT = 20;

/** How often the character stands in each of the first lines, outside quotes. */
function countByLine(text: string, character: string): number[] {
  const counts = [0];
  let isQuoted = false;
  for (const letter of text) {
    if (letter === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (letter === character) counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1;
    if (letter === '\n') {
      if (counts.length === LINES_LOOKED_AT) break;
      counts.push(0);
    }
  }
  return counts;
}

/** High for a character that stands in the headings, and as often in the lines below. */
function evenness(counts: readonly number[]): number {
  const headings = counts[0] ?? 0;
  if (headings === 0) return 0;
  const alike = counts.filter((count) => count === headings).length / counts.length;
  return headings * alike;
}
