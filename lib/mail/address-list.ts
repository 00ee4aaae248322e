/** Addresses of a From, To or Cc header (RFC 5322 3.4), read leniently: groups, comments and encoded names are understood. */
import { decodeEncodedWords } from './encoded-words.ts';
import { type MailAddress } from './mail-host.ts';

/** Addresses in the order written. Entries without an address ("undisclosed-recipients:;") are left out. */
export function parseAddressList(value: string): MailAddress[] {
  return splitList(value)
    .map(parseOne)
    .filter((entry) => entry !== null);
}

/** Splits at commas and semicolons outside quotes, comments and angle brackets; `Group:` prefixes are dropped. */
function splitList(value: string): string[] {
  const parts: string[] = [];
  let part = '';
  let quoted = false;
  let depth = 0;
  for (let index = 0; index < value.length; index += 1) {
    const char = value.charAt(index);
    if (char === '\\') {
      part += char + value.charAt((index += 1));
      continue;
    }
    if (char === '"' && depth === 0) quoted = !quoted;
    if (!quoted && (char === '(' || char === '<')) depth += 1;
    if (!quoted && (char === ')' || char === '>')) depth = Math.max(0, depth - 1);
    const separates = !quoted && depth === 0 && (char === ',' || char === ';' || char === ':');
    if (!separates) part += char;
    else if (char === ':') part = '';
    else part = (parts.push(part), '');
  }
  return [...parts, part];
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
