/**
 * Tokens of links and API keys: random, shown once, kept as hashes. They have 256 bits, so a plain hash is enough and one
 * indexed statement finds them.
 */
import { createHash, randomBytes } from 'node:crypto';

/** A new token, with letters in front that say what it is for. */
export function newSecretToken(prefix = ''): string {
  return prefix + randomBytes(32).toString('base64url');
}

/** What is kept of a token. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
