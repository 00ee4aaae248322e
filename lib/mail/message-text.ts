/**
 * What somebody wrote in a message, without what they quoted and without their signature. No stripper is right alone, so
 * markup that mail programs leave is used first, then two text strippers, and the shorter sensible answer wins. There is
 * one promise: where there was text, there is text. Runs in the sidebar's page, never in the content script.
 */
import EmailReplyParser from 'email-reply-parser';
import { extractFrom } from 'planer';
import { type MessageBody } from './mail-host.ts';

/** What mail programs put around quoted mail; each seen in the wild in the program named. */
const QUOTE_MARKUP = [
  'blockquote[type="cite"]', // Apple Mail, Thunderbird
  '.gmail_quote', // Gmail
  '.gmail_attr', // Gmail, the line "On ... wrote:"
  '.moz-cite-prefix', // Thunderbird, the same line
  '.yahoo_quoted', // Yahoo
  '.protonmail_quote', // Proton
  '#divRplyFwdMsg ~ *', // Outlook on the web, everything after its From/Sent block
  '#divRplyFwdMsg',
  '#appendonsend ~ *', // Outlook, everything below the reply
];

const SIGNATURE_MARKUP = ['.gmail_signature', '.moz-signature', '#Signature', '.protonmail_signature_block'];

const BLOCKS = new Set([
  'P',
  'DIV',
  'LI',
  'TR',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'BLOCKQUOTE',
  'PRE',
  'TABLE',
  'UL',
  'OL',
  'SECTION',
  'ARTICLE',
  'HR',
]);
/** Node types of the DOM standard, as numbers because Node.js has no `Node`. */
const ELEMENT_NODE = 1;
const TEXT_NODE = 3;

/** More than anybody writes; strippers made of regular expressions are not let loose on more. */
const CHARS_MAX = 100_000;

const UNSEEN = new Set(['SCRIPT', 'STYLE', 'TITLE', 'HEAD', 'TEMPLATE', 'NOSCRIPT']);

/** The author's own words. Empty only where the body holds no text at all. */
export function messageText(body: MessageBody): string {
  const whole = body.html === null ? tidy(body.text) : htmlText(body.html, { keepQuotes: true });
  const own = body.html === null ? body.text : htmlText(body.html, { keepQuotes: false });
  const candidates = [withoutQuotes(own), own, withoutQuotes(whole), whole, body.text];
  return candidates.map(tidy).find((text) => text !== '') ?? '';
}

/** Text without quoted lines and without a signature; may be empty when everything was quoted. */
function withoutQuotes(text: string): string {
  if (text.length > CHARS_MAX) return withoutSignature(text);
  return withoutSignature(shorter(byPlaner(text), byReplyParser(text)));
}

/** Each stripper misses forms that the other knows; an empty answer is a misjudgement as long as the other has one. */
function shorter(one: string, other: string): string {
  if (tidy(one) === '') return other;
  if (tidy(other) === '') return one;
  return one.length <= other.length ? one : other;
}

function byPlaner(text: string): string {
  return extractFrom(text, 'text/plain');
}

function byReplyParser(text: string): string {
  return new EmailReplyParser().parseReply(text);
}

/** The delimiter `-- ` on its own line (RFC 3676 4.3); many programs drop its space. */
function withoutSignature(text: string): string {
  const cut = text.search(/^--[ \u00a0]?\r?$/m);
  const before = cut < 0 ? text : text.slice(0, cut);
  return tidy(before) === '' ? text : before;
}

/** Readable text of HTML. It is parsed into a document of its own, where nothing is run or fetched. */
function htmlText(html: string, { keepQuotes }: { keepQuotes: boolean }): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  if (!keepQuotes) {
    const forwarded = body.querySelector('.gmail_quote')?.textContent?.includes('Forwarded message') ?? false;
    const markers = forwarded ? SIGNATURE_MARKUP : [...QUOTE_MARKUP, ...SIGNATURE_MARKUP];
    for (const element of body.querySelectorAll(markers.join(','))) element.remove();
  }
  return tidy(nodeText(body));
}

function nodeText(node: Node): string {
  if (node.nodeType === TEXT_NODE) return (node.nodeValue ?? '').replace(/[ \t\r\n]+/g, ' ');
  if (node.nodeType !== ELEMENT_NODE || UNSEEN.has(node.nodeName)) return '';
  if (node.nodeName === 'BR') return '\n';
  if (node.nodeName === 'PRE') return `\n${node.textContent ?? ''}\n`;
  const inner = [...node.childNodes].map(nodeText).join('');
  if (node.nodeName === 'P') return `\n\n${inner}\n\n`;
  return BLOCKS.has(node.nodeName) ? `\n${inner}\n` : inner;
}

function tidy(text: string): string {
  return text
    .replace(/\u00a0/g, ' ')
    .replace(/[\u200b\u200c\u2060\ufeff]/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n[ \t]+(?=\S)/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
