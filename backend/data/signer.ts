/** Signatures with a key that is not in the database (HMAC-SHA-256). */
import { createHmac, hkdfSync } from 'node:crypto';

/** Signs for one purpose, in hexadecimal; signatures of other purposes, made from the same key, are others. */
export function createSigner(key: string, purpose: string): (text: string) => string {
  const derived = new Uint8Array(hkdfSync('sha256', key, '', purpose, 32));
  return (text) => createHmac('sha256', derived).update(text, 'utf8').digest('hex');
}
