/** Undoes what mail does to bytes on their way (RFC 2045 6). Junk between them is skipped, never an exception. */

/** The bytes of a part's content; those of an unknown encoding as they are. */
export function decodeTransfer(content: Uint8Array<ArrayBuffer>, encoding: string): Blob {
  const name = encoding.trim().toLowerCase();
  if (name === 'base64') return new Blob(fromBase64(new TextDecoder().decode(content)));
  if (name === 'quoted-printable') return new Blob([fromQuotedPrintable(content)]);
  return new Blob([content]);
}

/** Characters that are decoded at once; four of them are three bytes. */
const CHARS_AT_ONCE = 1_048_576;

/** The bytes, one piece after another. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer>[] {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  // Some programs end each line as if it were the last.
  for (const unit of text.replaceAll(/[^A-Za-z0-9+/=]+/g, '').split(/=+/)) {
    // One character that is left over holds less than a byte.
    const end = unit.length % 4 === 1 ? unit.length - 1 : unit.length;
    for (let at = 0; at < end; at += CHARS_AT_ONCE)
      pieces.push(bytesOf(atob(unit.slice(at, Math.min(end, at + CHARS_AT_ONCE)))));
  }
  return pieces;
}

function bytesOf(binary: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

const EQUALS = 0x3d;
const LINE_FEED = 0x0a;
const SPACES = new Set([0x09, 0x0d, 0x20]);

function fromQuotedPrintable(content: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(content.length);
  let size = 0;
  for (let at = 0; at < content.length; at += 1) {
    const byte = content[at] ?? 0;
    const hex = byte === EQUALS ? String.fromCharCode(...content.subarray(at + 1, at + 3)) : '';
    const softEnd = byte === EQUALS ? endOfSpaces(content, at + 1) : at;
    if (/^[0-9a-f]{2}$/i.test(hex)) {
      bytes[size++] = Number.parseInt(hex, 16);
      at += 2;
    } else if (byte === EQUALS && (content[softEnd] ?? LINE_FEED) === LINE_FEED) at = softEnd;
    else bytes[size++] = byte;
  }
  return bytes.subarray(0, size);
}

function endOfSpaces(content: Uint8Array, from: number): number {
  let at = from;
  while (SPACES.has(content[at] ?? -1)) at += 1;
  return at;
}
