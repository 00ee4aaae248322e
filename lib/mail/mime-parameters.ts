/** Values of Content-Type and Content-Disposition, read leniently: `attachment; filename*=utf-8''n%C3%A9.pdf` (RFC 2045 5, RFC 2231). */
import { decodeEncodedWords } from './encoded-words.ts';

/** A value, lower case, and what is said with it. */
export type StructuredValue = {
  value: string;
  /** A parameter in readable form; null where there is none. */
  parameter(name: string): string | null;
};

const PARAMETER = /;\s*([^=;\s]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^;]*)/gs;

/** Reads a header's value; of what is said twice the first counts. */
export function parseStructuredValue(header: string): StructuredValue {
  const parameters = new Map<string, string>();
  for (const [, name = '', value = ''] of header.matchAll(PARAMETER)) {
    const key = name.toLowerCase();
    if (!parameters.has(key)) parameters.set(key, unquote(value));
  }
  const [value = ''] = header.split(';', 1);
  return {
    value: value
      .replaceAll(/\([^()]*\)/g, '')
      .trim()
      .toLowerCase(),
    parameter: (name) => {
      const extended = extendedValue(parameters, name);
      if (extended !== null) return extended;
      const plain = parameters.get(name);
      return plain === undefined ? null : decodeEncodedWords(plain);
    },
  };
}

function unquote(value: string): string {
  const quoted = /^"((?:[^"\\]|\\.)*)"$/s.exec(value);
  return quoted ? (quoted[1] ?? '').replaceAll(/\\(.)/gs, '$1') : value.trim();
}

/** RFC 2231: in one piece (`name*`) or several (`name*0`, `name*1*`), of which those with a star at the end are percent-encoded. */
function extendedValue(parameters: ReadonlyMap<string, string>, name: string): string | null {
  const whole = parameters.get(`${name}*`);
  const [first, ...others] =
    whole === undefined ? piecesOf(parameters, name) : [{ text: whole, isEncoded: true }];
  if (first === undefined) return null;
  const [, charset = 'utf-8', rest = first.text] =
    (first.isEncoded && /^([^']*)'[^']*'(.*)$/s.exec(first.text)) || [];
  return decode(Uint8Array.from([{ ...first, text: rest }, ...others].flatMap(bytesOf)), charset);
}

type Piece = { text: string; isEncoded: boolean };

function piecesOf(parameters: ReadonlyMap<string, string>, name: string): Piece[] {
  const pieces: Piece[] = [];
  for (;;) {
    const plain = parameters.get(`${name}*${pieces.length}`);
    const text = plain ?? parameters.get(`${name}*${pieces.length}*`);
    if (text === undefined) return pieces;
    pieces.push({ text, isEncoded: plain === undefined });
  }
}

function bytesOf({ text, isEncoded }: Piece): number[] {
  const bytes = [...new TextEncoder().encode(text)];
  if (!isEncoded) return bytes;
  const decoded: number[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const hex = bytes[at] === PERCENT ? String.fromCharCode(...bytes.slice(at + 1, at + 3)) : '';
    const isHex = /^[0-9a-f]{2}$/i.test(hex);
    decoded.push(isHex ? Number.parseInt(hex, 16) : (bytes[at] ?? 0));
    if (isHex) at += 2;
  }
  return decoded;
}

const PERCENT = 0x25;

function decode(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
