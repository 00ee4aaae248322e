/** Values of headers as the rest works with them: one line, no control characters, bounded. */
import { addressParser, decodeWords, type Address, type Header } from 'postal-mime';
import { AUTOMATIC_HEADERS } from '#backend/core/automatic-mail.ts';
import type { MailPerson } from '#backend/core/parsed-mail.ts';
import { RECIPIENTS_MAX } from './limits.ts';

/** RFC 5322 lines end at 998 characters; ids that are longer are junk. */
const ID_LENGTH_MAX = 998;
const REFERENCES_MAX = 200;
const VALUE_LENGTH_MAX = 2_000;
const VALUES_MAX = 20;

/** Line breaks of all kinds and other controls, and what turns the direction of text: a subject or a name has none. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** A text in one line of at most so many characters. */
export function oneLine(text: string, lengthMax: number): string {
  return text.replaceAll(UNSEEN, ' ').replaceAll(/ {2,}/g, ' ').trim().slice(0, lengthMax).toWellFormed();
}

/** People of a header's value, without those who have no address that mail could be sent to. */
export function peopleOf(headers: readonly Header[], key: string): MailPerson[] {
  const values = headers.filter((header) => header.key === key).map(({ value }) => value);
  return values
    .flatMap((value) => addressParser(value, { flatten: true }))
    .slice(0, RECIPIENTS_MAX)
    .map(toPerson)
    .filter((person) => person !== null);
}

/** An encoded word is never an address: what it decodes to could be anybody's (seen as an attack on other parsers). */
function toPerson({ address = '', name }: Address): MailPerson | null {
  const clean = address.trim();
  if (clean.length > 320 || !/^[^\s@<>,;:"()=?]+(?:[=?][^\s@<>,;:"()]*)?@[^\s@<>,;:"()=?]+$/.test(clean))
    return null;
  if (/=\?|\?=|\p{Cc}/u.test(clean)) return null;
  const shown = oneLine(decodeWords(name), 200);
  return { address: clean, name: shown === '' ? null : shown };
}

/** The ids of a header, in the order written, without angle brackets. */
export function idsOf(headers: readonly Header[], key: string): string[] {
  const values = headers.filter((header) => header.key === key).map(({ value }) => value.slice(0, 100_000));
  const ids = values.flatMap((value) => {
    const bracketed = [...value.matchAll(/<([^<>]+)>/g)].map(([, id = '']) => id);
    if (bracketed.length > 0) return bracketed;
    // Some senders leave the brackets out; in References bare words are mostly comments.
    return key === 'message-id'
      ? [value.replaceAll(/[<>]/g, '')]
      : (value.match(/[^\s@"()]+@[^\s@"()]+/g) ?? []);
  });
  const clean = ids.map((id) => id.replaceAll(/[\s\p{Cc}]+/gu, '').toWellFormed());
  return clean.filter((id) => id !== '' && Buffer.byteLength(id) <= ID_LENGTH_MAX);
}

/** In-Reply-To first, then References from the end: the nearest first. */
export function referencesOf(headers: readonly Header[], messageId: string | null): string[] {
  const near = [...idsOf(headers, 'in-reply-to'), ...idsOf(headers, 'references').toReversed()];
  return [...new Set(near)].filter((id) => id !== messageId).slice(0, REFERENCES_MAX);
}

/** Headers that tell of machines. */
export function automaticHeaders(headers: readonly Header[]): Record<string, string[]> {
  const kept: Record<string, string[]> = {};
  for (const key of AUTOMATIC_HEADERS) {
    const values = headers.filter((header) => header.key === key).slice(0, VALUES_MAX);
    if (values.length > 0) kept[key] = values.map(({ value }) => oneLine(value, VALUE_LENGTH_MAX));
  }
  return kept;
}

/** The instant of the Date header. Comments ("(CET)") are legal there and foreign to Date.parse. */
export function dateOf(headers: readonly Header[]): Date | null {
  const value = headers.find(({ key }) => key === 'date')?.value ?? '';
  const time = Date.parse(
    value
      .slice(0, 100)
      .replaceAll(/\([^()]*\)/g, ' ')
      .trim(),
  );
  const isSensible = time > 0 && time < Date.UTC(9999, 0);
  return isSensible ? new Date(time) : null;
}
