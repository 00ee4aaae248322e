/** Addresses of a From, To or Cc header (RFC 5322 3.4), read leniently: groups, comments and encoded names are understood. */
import { decodeEncodedWords } from './encoded-words.ts';
import { type MailAddress } from './mail-host.ts';

/** Addresses in the order written. Entries without an address ("undisclosed-recipients:;") are left out. */
export function parseAddressList(value: string): MailAddress[] {
  return splitList(value)
    .map(parseOne)
    .filter((entry) => entry !== null);
}

/** Quoted strings, comments, angle addresses, single other characters; what is inside the first three separates nothing. */
const TOKENS = /"(?:[^"\\]|\\.)*"|\((?:[^()\\]|\\.)*\)|<[^<>]*>|\\.|[^]/g;

/** Splits at commas and semicolons; the name of a group (`Team:`) is dropped. */
function splitList(value: string): string[] {
  const parts = [''];
  for (const [token] of value.matchAll(TOKENS)) {
    if (token === ',' || token === ';') parts.push('');
    else parts.push(token === ':' && parts.pop() !== undefined ? '' : `${parts.pop()}${token}`);
  }
  return parts;
}

function parseOne(entry: string): MailAddress | null {
  const angle = /<([^<>]*)>\s*(?:\([^()]*\))?\s*$/.exec(entry);
  const address = (angle ? (angle[1] ?? '') : withoutComments(entry)).replace(/\s+/g, '');
  if (!/^[^@]+@[^@]+$/.test(address)) return null;
  const name = angle ? entry.slice(0, angle.index) : (/\(([^()]*)\)/.exec(entry)?.[1] ?? '');
  return { address, name: cleanName(name) };
}

function withoutComments(text: string): string {
  return text.replace(/\([^()]*\)/g, ' ');
}

function cleanName(raw: string): string | null {
  const unquoted = raw
    .trim()
    .replace(/^"((?:[^"\\]|\\.)*)"$/s, '$1')
    .replace(/\\(.)/g, '$1');
  const name = decodeEncodedWords(unquoted).replace(/\s+/g, ' ').trim();
  return name === '' ? null : name;
}
