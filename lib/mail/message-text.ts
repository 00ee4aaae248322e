/**
 * What somebody wrote in a message, without what they quoted and without their signature. Markup that
 * mail programs leave is used first, then what the text says (`own-words`). There is one promise: where there was text, there is text. Runs in the sidebar's page, never in the content script.
 */
import { tidy, withoutQuotes } from '#lib/base/own-words.ts';
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

const UNSEEN = new Set(['SCRIPT', 'STYLE', 'TITLE', 'HEAD', 'TEMPLATE', 'NOSCRIPT']);

/** The author's own words. Empty only where the body holds no text at all. */
export function messageText(body: MessageBody): string {
  const whole = body.html === null ? tidy(body.text) : htmlText(body.html, { keepQuotes: true });
  const own = body.html === null ? body.text : htmlText(body.html, { keepQuotes: false });
  const candidates = [withoutQuotes(own), own, withoutQuotes(whole), whole, body.text];
  return candidates.map(tidy).find((text) => text !== '') ?? '';
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
