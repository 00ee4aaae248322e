/** What a mail may be made of; looked at before it is parsed, in time that grows with its size only. */

import type { RefusedReason } from '#lib/contract/refused-mails.ts';

/** As large as most mail servers take; bytes. */
export const MAIL_BYTES_MAX = 35_000_000;
/** Of the mail itself. Long lists of recipients and DKIM signatures take tens of kB. */
const HEADER_BYTES_MAX = 512_000;
/** In To and Cc. */
export const RECIPIENTS_MAX = 2_000;
const PARTS_MAX = 500;
const BOUNDARIES_MAX = 1_000;
export const NESTING_MAX = 50;

/** Why a mail is not even parsed; null for one that may be. */
export function faultBeforeParsing(raw: Uint8Array): RefusedReason | null {
  if (raw.length > MAIL_BYTES_MAX) return 'too-large';
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const headerEnd = endOfHeaders(bytes);
  if (headerEnd > HEADER_BYTES_MAX) return 'headers-too-large';
  const headers = bytes.toString('latin1', 0, headerEnd);
  if (countOf(headers, '@') > 2 * RECIPIENTS_MAX) return 'too-many-recipients';
  return hasTooManyParts(bytes) ? 'too-many-parts' : null;
}

/** Where the headers end; at the end of a mail that has nothing else. */
export function endOfHeaders(bytes: Buffer): number {
  const ends = [bytes.indexOf('\n\n'), bytes.indexOf('\n\r\n')].filter((end) => end >= 0);
  return ends.length === 0 ? bytes.length : Math.min(...ends);
}

function countOf(text: string, what: string): number {
  let count = 0;
  for (let at = text.indexOf(what); at >= 0; at = text.indexOf(what, at + 1)) count += 1;
  return count;
}

/** Counts lines that begin a part of any boundary that is named anywhere, as a parser would see them at most. */
function hasTooManyParts(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  const boundaries = new Set<string>();
  for (const [, quoted, bare] of text.matchAll(
    /boundary\s{0,20}=\s{0,20}(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))/gi,
  )) {
    boundaries.add((quoted ?? bare ?? '').trimEnd());
    if (boundaries.size > BOUNDARIES_MAX) return true;
  }
  let parts = 0;
  for (let at = text.indexOf('\n--'); at >= 0 && boundaries.size > 0; at = text.indexOf('\n--', at + 1)) {
    const end = text.indexOf('\n', at + 1);
    const line = text.slice(at + 3, Math.min(end < 0 ? text.length : end, at + 204)).trimEnd();
    if (boundaries.has(line) || boundaries.has(line.replace(/--$/, ''))) parts += 1;
    if (parts > PARTS_MAX) return true;
  }
  return false;
}
