/** Readable text of a mail's HTML, whole or without what mail programs put around quotes and signatures. */
import { convert, type FormatCallback, type HtmlToTextOptions, type SelectorDefinition } from 'html-to-text';
import { tidy } from '#lib/base/own-words.ts';

/** What the author did not write now; each seen in the wild in the program named. */
const QUOTES = [
  'blockquote[type="cite"]', // Apple Mail, Thunderbird
  '.gmail_quote', // Gmail
  '.gmail_attr', // Gmail, the line "On ... wrote:"
  '.moz-cite-prefix', // Thunderbird, the same line
  '.yahoo_quoted', // Yahoo
  '.protonmail_quote', // Proton
  '.OutlookMessageHeader', // Outlook 2003
];
const SIGNATURES = ['.gmail_signature', '.moz-signature', '#Signature', '.protonmail_signature_block'];

/** Where Outlook's older mail begins; everything after it is quoted. */
const CUTS = ['#divRplyFwdMsg', '#appendonsend', '#stopSpelling', '#OLK_SRC_BODY_SECTION'];
/** No mail has this character in its text, as controls are taken out first. */
const CUT = '\u0001';

const BASE: HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxDepth: 150, maxChildNodes: 20_000, maxInputLength: 2_000_000, ellipsis: '' },
};
const PLAIN: SelectorDefinition[] = [
  { selector: 'a', options: { ignoreHref: true } },
  { selector: 'img', format: 'skip' },
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
];

const putCut: FormatCallback = (element, walk, builder) => {
  builder.addLiteral(CUT);
  walk(element.children, builder);
};

const WHOLE: HtmlToTextOptions = { ...BASE, selectors: PLAIN };
const skip = (selector: string) => ({ selector, format: 'skip' });
const OWN: HtmlToTextOptions = {
  ...BASE,
  formatters: { cut: putCut },
  selectors: [
    ...PLAIN,
    ...[...QUOTES, ...SIGNATURES].map(skip),
    ...CUTS.map((selector) => ({ selector, format: 'cut' })),
  ],
};
/** What is forwarded is what the mail is about. */
const FORWARDED: HtmlToTextOptions = { ...BASE, selectors: [...PLAIN, ...SIGNATURES.map(skip)] };

/** All text of the HTML, quotes marked with `>`. */
export function wholeText(html: string): string {
  return tidy(convert(withoutControls(html), WHOLE));
}

/** Text without what markup says to be quoted or a signature; may be empty. */
export function markedText(html: string): string {
  const isForwarded = /forwarded message|divRplyFwdMsg[^]{0,2000}\bforward/i.test(html);
  const text = convert(withoutControls(html), isForwarded ? FORWARDED : OWN);
  return tidy(text.split(CUT, 1)[0] ?? '');
}

/** A reply as plain text: lists and quotes marked, the addresses of links after their words. */
const REPLY: HtmlToTextOptions = {
  ...BASE,
  selectors: [
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['(', ')'] } },
    { selector: 'ul', options: { itemPrefix: '- ' } },
    // Editors put a paragraph into each item.
    { selector: 'li > p', format: 'paragraph', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
  ],
};

/** Plain text of a reply's sanitised HTML. */
export function replyText(html: string): string {
  return convert(withoutControls(html), REPLY)
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

function withoutControls(html: string): string {
  // oxlint-disable-next-line no-control-regex
  return html.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');
}
