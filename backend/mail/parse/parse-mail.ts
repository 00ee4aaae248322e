/** Reads a raw mail. Runs in the worker only, as what strangers send can take any time and memory. */
import { createHash } from 'node:crypto';
import PostalMime, { type Email } from 'postal-mime';
import { tidy, withoutQuotes } from '#lib/base/own-words.ts';
import type { ParsedMail } from '#backend/core/parsed-mail.ts';
import { markedText, wholeText } from './html-text.ts';
import { endOfHeaders, NESTING_MAX } from './limits.ts';
import { automaticHeaders, dateOf, idsOf, oneLine, peopleOf, referencesOf } from './read-headers.ts';
import { readFiles } from './read-files.ts';
import { sanitiseHtml } from './sanitise-html.ts';

/** More than anybody reads of one mail; the raw mail's other text is cut off. */
const TEXT_LENGTH_MAX = 200_000;
/** Newsletters take a tenth. */
const HTML_LENGTH_MAX = 2_000_000;

/** The mail as plain values. Throws what the parser throws for a mail that is none. */
export async function parseMail(raw: Uint8Array): Promise<ParsedMail> {
  const email = await PostalMime.parse(raw, { maxNestingDepth: NESTING_MAX, forceRfc822Attachments: true });
  const { headers } = email;
  const content = readContent(email);
  const from = peopleOf(headers, 'from');
  const messageId = idsOf(headers, 'message-id').at(-1) ?? null;
  return {
    messageId,
    references: referencesOf(headers, messageId),
    from: from[0] ?? null,
    hasSeveralSenders: from.length > 1 || headers.filter(({ key }) => key === 'from').length > 1,
    replyTo: peopleOf(headers, 'reply-to'),
    to: peopleOf(headers, 'to'),
    cc: peopleOf(headers, 'cc'),
    subject: oneLine(email.subject ?? '', 500),
    sentAt: dateOf(headers),
    bodyDigest: digestOfBody(raw),
    headers: automaticHeaders(headers),
    ...content,
    text: content.text || (await forwardedText(raw)),
  };
}

/** Servers agree on everything but the line ends at the end. */
function digestOfBody(raw: Uint8Array): string {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 10 || bytes[end - 1] === 13)) end -= 1;
  return createHash('sha256')
    .update(bytes.subarray(Math.min(endOfHeaders(bytes), end), end))
    .digest('base64url');
}

/** A mail that is nothing but forwarded ones says what those say. */
async function forwardedText(raw: Uint8Array): Promise<string> {
  const { text = '', html = '' } = await PostalMime.parse(raw, { maxNestingDepth: NESTING_MAX });
  return tidy(cleanText(text)) || wholeText(html.slice(0, HTML_LENGTH_MAX));
}

type Content = Pick<ParsedMail, 'text' | 'originalText' | 'html' | 'files'>;

function readContent(email: Email): Content {
  const markup = storable((email.html ?? '').slice(0, HTML_LENGTH_MAX));
  const html = markup === '' ? null : sanitiseHtml(markup);
  const { files, text: tnefText } = readFiles(email.attachments, html);
  const plain = tidy(cleanText(email.text ?? ''));
  const whole = plain !== '' || markup === '' ? plain || tidy(cleanText(tnefText)) : wholeText(markup);
  const text = ownWords(whole, markup);
  return { text, originalText: text === whole ? null : whole, html, files };
}

/**
 * The author's own words; empty only where there is no text at all. The plain text counts, unless markup finds clearly more in it
 * that is quoted.
 */
function ownWords(whole: string, markup: string): string {
  const own = tidy(withoutQuotes(whole)) || whole;
  const marked = markup === '' ? '' : markedText(markup);
  const ownMarked = tidy(withoutQuotes(marked)) || marked;
  return ownMarked !== '' && weightOf(ownMarked) < 0.9 * weightOf(own) ? ownMarked : own;
}

/** Length without white space, which differs between plain text and HTML. */
function weightOf(text: string): number {
  return text.replaceAll(/\s+/g, '').length;
}

function cleanText(text: string): string {
  return storable(text.slice(0, TEXT_LENGTH_MAX));
}

/** What a database of texts cannot keep is taken out. */
function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
