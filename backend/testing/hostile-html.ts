/**
 * HTML made to run something (`top.struck=1`), to fetch something (`trap.example`), or to lie over or take the names of what surrounds it;
 * one a line in `hostile-html.txt`, with \n, \t, \0, \uHHHH and \\ written out. Written for this project.
 */
import { readFileSync } from 'node:fs';

/** All of them. */
export function hostileHtml(): string[] {
  const lines = readFileSync(new URL('hostile-html.txt', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map((line) => line.replaceAll(/\\(u[\da-f]{4}|[nt0\\])/g, (_, code: string) => decode(code)));
}

const LETTERS: Record<string, string> = { n: '\n', t: '\t', 0: '\0', '\\': '\\' };

function decode(code: string): string {
  return LETTERS[code] ?? String.fromCharCode(parseInt(code.slice(1), 16));
}
