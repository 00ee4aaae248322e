/**
 * The parts of a raw message (RFC 2045, 2046), without a mail parser: the content script must stay small, and a parser carries what
 * shows a mail too. Only places are found here; contents are decoded when they are asked for. A mail that is attached is one part.
 */
import { headerFields } from './header-block.ts';
import { MailHostError } from './mail-host.ts';
import { parseStructuredValue, type StructuredValue } from './mime-parameters.ts';
import { decodeTransfer } from './transfer-encoding.ts';

/** A part that is made of no others. */
export type MimePart = {
  type: StructuredValue;
  disposition: StructuredValue;
  /** Without angle brackets; empty where the part has none. */
  contentId: string;
  /** It is one of several forms of the same thing. */
  isAlternative: boolean;
  decode(): Blob;
};

/** More and deeper than any mail program writes; the companion has the same limits. */
const PARTS_MAX = 500;
const NESTING_MAX = 50;
const HEADER_BYTES_MAX = 512 * 1024;

type Message = {
  bytes: Uint8Array<ArrayBuffer>;
  /** A character for each byte. */
  text: string;
  parts: MimePart[];
  /** Parts so far, also those made of others. */
  seen: number;
};
type Range = { start: number; end: number };

/** All parts in order. Throws MailHostError for a message with too many, or too deep ones. */
export function mimeParts(bytes: Uint8Array<ArrayBuffer>): MimePart[] {
  // As in all charsets of one byte, a place in the text is the same place in the bytes.
  const text = new TextDecoder('latin1').decode(bytes);
  const message: Message = { bytes, text, parts: [], seen: 0 };
  const [linesBefore = ''] = /^[\r\n]*/.exec(text) ?? [];
  collect(message, { start: linesBefore.length, end: bytes.length }, []);
  return message.parts;
}

/** `within` are the types of those that the part is in. */
function collect(message: Message, part: Range, within: readonly string[]): void {
  message.seen += 1;
  if (within.length > NESTING_MAX || message.seen > PARTS_MAX)
    throw new MailHostError('read-file', 'The mail is made of too many parts to take its files from it.');
  const content = { start: endOfHeader(message.text, part), end: part.end };
  const headerEnd = Math.min(content.start, part.start + HEADER_BYTES_MAX);
  const fields = headerFields(new TextDecoder().decode(message.bytes.subarray(part.start, headerEnd)));
  const field = (name: string) => fields.get(name)?.[0] ?? '';
  const type = parseStructuredValue(field('content-type') || 'text/plain');
  const boundary = type.value.startsWith('multipart/') ? type.parameter('boundary')?.trimEnd() : undefined;
  if (boundary) {
    for (const inner of partsBetween(message.text, content, boundary))
      collect(message, inner, [...within, type.value]);
    return;
  }
  const bytes = message.bytes.subarray(content.start, content.end);
  message.parts.push({
    type,
    disposition: parseStructuredValue(field('content-disposition')),
    isAlternative: within.at(-1) === 'multipart/alternative',
    contentId: field('content-id').replaceAll(/[<>\s]/g, ''),
    decode: () => decodeTransfer(bytes, field('content-transfer-encoding')),
  });
}

/** Where the content begins, after the first empty line; a part that has none is all header. */
function endOfHeader(text: string, { start, end }: Range): number {
  const emptyLine = /\r?\n\r?\n/g;
  emptyLine.lastIndex = start;
  const [own = ''] = /^\r?\n/.exec(text.slice(start, start + 2)) ?? [];
  if (own !== '') return start + own.length;
  const found = emptyLine.exec(text.slice(0, end));
  return found === null ? end : found.index + found[0].length;
}

/** Ranges between lines of this boundary. The line end before a boundary belongs to it; a missing last one ends where all ends. */
function partsBetween(text: string, { start, end }: Range, boundary: string): Range[] {
  const ranges: Range[] = [];
  let open: number | null = null;
  const delimiter = `--${boundary}`;
  for (let at = text.indexOf(delimiter, start); at >= 0 && at < end; at = text.indexOf(delimiter, at + 1)) {
    if (at > start && text[at - 1] !== '\n') continue;
    const lineEnd = text.indexOf('\n', at);
    const next = lineEnd < 0 ? end : Math.min(end, lineEnd + 1);
    const rest = text.slice(at + delimiter.length, next).trim();
    if (rest !== '' && rest !== '--') continue;
    if (open !== null) ranges.push({ start: open, end: Math.max(open, withoutLineEnd(text, at)) });
    open = next;
    if (rest === '--') return ranges;
  }
  if (open !== null && open < end) ranges.push({ start: open, end });
  return ranges;
}

function withoutLineEnd(text: string, at: number): number {
  return text[at - 2] === '\r' ? at - 2 : at - 1;
}
