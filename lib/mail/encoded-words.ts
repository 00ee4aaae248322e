/** Decodes RFC 2047 encoded words, e.g. `=?utf-8?q?Bj=C3=B6rn?=`; what cannot be decoded stays as written. */

const ENCODED_WORD = /=\?[^?\s]+\?[bq]\?[^?]*\?=/gi;

/** The readable form of a header value. White space between two encoded words is not part of the text (RFC 2047 6.2). */
export function decodeEncodedWords(value: string): string {
  return value.replace(/(\?=)\s+(?==\?)/g, '$1').replace(ENCODED_WORD, decodeWord);
}

function decodeWord(word: string): string {
  const [, charset = '', encoding = '', text = ''] = word.split('?');
  try {
    const bytes = encoding.toLowerCase() === 'b' ? fromBase64(text) : fromQ(text);
    // RFC 2231 lets a language follow the charset.
    return new TextDecoder(charset.split('*')[0]).decode(bytes);
  } catch {
    return word;
  }
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replace(/\s+/g, '')), (char) => char.charCodeAt(0));
}

function fromQ(text: string): Uint8Array {
  const plain = text
    .replace(/_/g, ' ')
    .replace(/=([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Uint8Array.from(plain, (char) => char.charCodeAt(0) & 0xff);
}
