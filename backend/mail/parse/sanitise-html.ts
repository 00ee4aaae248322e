/**
 * Makes a mail's HTML safe to keep and to show: an allow-list of elements, attributes and styles; nothing that runs, is fetched, names
 * an element of the page, or lies over it. Pictures have no `src`: those of the mail carry `data-cid`, those from elsewhere
 * `data-remote-src`, and whoever shows the HTML puts in what may be seen. It is sanitised again when it is shown.
 */
import sanitize, { type Attributes, type Tag } from 'sanitize-html';

const BLOCKS =
  'address article blockquote center dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section ul';
const TABLES = 'caption col colgroup table tbody td tfoot th thead tr';
const WORDS =
  'a abbr b bdi bdo big br cite code del dfn em font i img ins kbd mark q s samp small span strike strong sub sup time tt u var wbr';

const COLOR = /^(?:#[0-9a-f]{3,8}|[a-z]{3,30}|rgba?\([\d\s,.%/]{3,60}\))$/i;
const LENGTH = /^-?\d{1,4}(?:\.\d{1,4})?(?:px|pt|em|rem|ex|%)?$/i;
const LENGTHS = /^(?:\d{1,4}(?:\.\d{1,4})?(?:px|pt|em|rem|ex|%)?\s*){1,4}$/i;
const WORD = /^[a-z-]{2,20}$/i;

/** No `url()`, no position, no negative margins: nothing that fetches or covers. */
const STYLES = {
  color: [COLOR],
  'background-color': [COLOR],
  'text-align': [WORD],
  'vertical-align': [WORD],
  'font-weight': [WORD, /^\d{3}$/],
  'font-style': [WORD],
  'font-size': [LENGTH, WORD],
  'font-family': [/^[\w\s,'"-]{1,200}$/],
  'text-decoration': [WORD],
  'white-space': [WORD],
  'list-style-type': [WORD],
  padding: [LENGTHS],
  width: [LENGTH],
  'max-width': [LENGTH],
  'border-collapse': [WORD],
};

const ALL = ['align', 'dir', 'lang', 'style', 'title'];
const CELL = ['bgcolor', 'colspan', 'rowspan', 'valign', 'width'];

const OPTIONS: sanitize.IOptions = {
  allowedTags: `${BLOCKS} ${TABLES} ${WORDS}`.split(' '),
  allowedAttributes: {
    '*': ALL,
    a: ['href', 'rel', 'target'],
    font: ['color', 'face', 'size'],
    img: ['alt', 'data-cid', 'data-remote-src', 'height', 'width'],
    ol: ['start', 'type'],
    table: ['bgcolor', 'border', 'cellpadding', 'cellspacing', 'width'],
    td: CELL,
    th: CELL,
  },
  allowedStyles: { '*': STYLES },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  // Their text is not for reading either.
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title', 'template', 'xmp'],
  nestingLimit: 100,
  transformTags: { a: linkOut, img: withoutSource },
};

/** The HTML that may be kept; null when nothing of it can be seen. */
export function sanitiseHtml(html: string): string | null {
  const clean = sanitize(html, OPTIONS).trim();
  return /<img\s/.test(clean) || hasWords(clean) ? clean : null;
}

/** What a colleague writes has words, lists, links and quotes: no picture, no style, nothing that was pasted besides. */
const REPLY_OPTIONS: sanitize.IOptions = {
  ...OPTIONS,
  allowedTags: 'a b blockquote br code em i li ol p pre s strong u ul'.split(' '),
  allowedAttributes: { a: ['href', 'rel', 'target'], ol: ['start'] },
  allowedStyles: {},
  transformTags: { a: linkOut },
};

/** A reply's HTML that may be sent and kept; null when it has no words. */
export function sanitiseReply(html: string): string | null {
  const clean = sanitize(html, REPLY_OPTIONS).trim();
  return hasWords(clean.replaceAll(/&nbsp;|\u00a0/g, ' ')) ? clean : null;
}

/** Whether anything but elements stands in sanitised HTML, in which `<` and `>` are elements alone. */
function hasWords(clean: string): boolean {
  return clean.replaceAll(/<[^>]*>/g, '').trim() !== '';
}

/** Addresses without a scheme would lead into the companion itself, whatever the sender meant. */
function linkOut(tagName: string, { href = '', ...attribs }: Attributes): Tag {
  const address = /^\s*[a-z][a-z\d+.-]*:/i.test(href) ? { href } : {};
  return {
    tagName,
    attribs: { ...address, ...attribs, target: '_blank', rel: 'noopener noreferrer nofollow' },
  };
}

/** A picture without `src`, whatever that was. One that cannot be seen anyway only tells that the mail was read. */
function withoutSource(tagName: string, { src = '', ...attribs }: Attributes): Tag {
  const { srcset: _srcset, 'data-cid': _cid, 'data-remote-src': _remote, ...rest } = attribs;
  const source = src.trim();
  const cid = /^cid:(.{1,500})$/is.exec(source)?.[1];
  if (cid !== undefined) return { tagName, attribs: { ...rest, 'data-cid': decodeCid(cid) } };
  const isRemote = /^https?:\/\//i.test(source) && source.length <= 2000 && URL.canParse(source);
  return { tagName, attribs: isRemote ? { ...rest, 'data-remote-src': source } : rest };
}

/** RFC 2392: written percent-encoded. */
function decodeCid(cid: string): string {
  try {
    return decodeURIComponent(cid);
  } catch {
    return cid;
  }
}
