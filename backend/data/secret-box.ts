/** Secrets that the companion has to read again, encrypted with a key that is not in the database (AES-256-GCM). */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

export type SecretBox = {
  close: (secret: string) => string;
  /** Throws when it was closed with another key, or changed. */
  open: (closed: string) => string;
};

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A box of one purpose; boxes of other purposes, made from the same key, cannot open what it closed. */
export function createSecretBox(key: string, purpose: string): SecretBox {
  const derived = new Uint8Array(hkdfSync('sha256', key, '', purpose, 32));
  return {
    close: (secret) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', derived, nonce);
      const bytes = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, bytes, cipher.getAuthTag()]).toString('base64url');
    },
    open: (closed) => {
      const bytes = Buffer.from(closed, 'base64url');
      const cipher = createDecipheriv('aes-256-gcm', derived, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      cipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      const opened = cipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
      return Buffer.concat([opened, cipher.final()]).toString('utf8');
    },
  };
}
