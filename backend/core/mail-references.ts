/**
 * Our own mark in outgoing mail: a Message-ID that names its conversation and is signed, so that an answer to it finds its way
 * back whoever sends it, and nobody can make one up. What is signed is conversation and message together; a wrong signature,
 * another format, and another installation's mark are nobody's, never a reason for an error. It never expires, since customers
 * answer after years.
 */
import { ConversationId } from '#lib/contract/ids.ts';

/** A keyed digest of a text as at least 32 hexadecimal digits; its key lies outside the database. */
export type Sign = (text: string) => string;

/** 128 bits, as half of what HMAC-SHA-256 gives is enough against guessing and keeps ids short. */
const SIGNATURE_DIGITS = 32;

const FORMAT = /^threadside\.([0-9a-f]{32})\.([0-9a-f]{8,64})\.([0-9a-f]{32})@[^@\s<>]+$/;

type Mark = {
  conversationId: ConversationId;
  /** Hexadecimal, random, another for each message, 8 to 64 digits; e.g. a UUID without its dashes. */
  unique: string;
  /** Stands after the `@`; says nothing and is not signed. */
  domain: string;
};

/**
 * A Message-ID (without angle brackets) that `readReference` knows again. Goes as well into References, as some relays give
 * messages another Message-ID. Only lower-case letters and digits, because some programs change case.
 */
export function makeReference({ conversationId, unique, domain }: Mark, sign: Sign): string {
  const conversation = conversationId.replaceAll('-', '').toLowerCase();
  return `threadside.${conversation}.${unique}.${signatureOf(conversation, unique, sign)}@${domain}`;
}

/** The conversation that a Message-ID names, when we signed it; null for everything else. */
export function readReference(messageId: string, sign: Sign): ConversationId | null {
  const [, conversation, unique, signature] = FORMAT.exec(messageId.trim().toLowerCase()) ?? [];
  if (conversation === undefined || unique === undefined || signature === undefined) return null;
  if (!isSame(signature, signatureOf(conversation, unique, sign))) return null;
  const parsed = ConversationId.safeParse(withDashes(conversation));
  return parsed.success ? parsed.data : null;
}

function signatureOf(conversation: string, unique: string, sign: Sign): string {
  return sign(`reference 1 ${conversation} ${unique}`).slice(0, SIGNATURE_DIGITS).toLowerCase();
}

/** Looks at every character whatever came before it, so that the time taken tells nothing. */
function isSame(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let index = 0; index < SIGNATURE_DIGITS; index += 1)
    difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
  return difference === 0;
}

function withDashes(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
