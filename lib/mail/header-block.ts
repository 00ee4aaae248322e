/**
 * Reads the header block of a raw message (RFC 5322) without a mail parser: the content script must stay small, and needs
 * no more than ids, addresses and the date. Junk gives empty answers, never an exception.
 */
import { type MailAddress } from './mail-host.ts';
import { parseAddressList } from './address-list.ts';

/** What identifies a message and its place in a conversation. Ids carry no angle brackets and keep their case. */
export type MessageHeaders = {
  /** Null where the message has none that can be read. */
  messageId: string | null;
  /** Ids of In-Reply-To and References, oldest first, each once, without the message's own. */
  references: string[];
  from: MailAddress | null;
  /** To and Cc, each address once. */
  recipients: MailAddress[];
  /** ISO instant of the Date header; null where it is missing or senseless. */
  sentAt: string | null;
  /** It says of itself that no person wrote it. */
  isAutomatic: boolean;
};

/** Ids longer than this are junk: RFC 5322 lines end at 998 characters. */
const ID_LENGTH_MAX = 998;
const REFERENCES_MAX = 1000;

/** Reads a message's headers from its raw source; whatever follows the first empty line is ignored. */
export function parseHeaderBlock(raw: string): MessageHeaders {
  const headers = headerFields(raw);
  // Of two Message-IDs (against RFC 5322 3.6) the lower is the author's: relays write above. Mailparser reads so too.
  const messageId = idsOf(headers.get('message-id')?.at(-1), { bare: true })[0] ?? null;
  const thread = [...(headers.get('references') ?? []), ...(headers.get('in-reply-to') ?? [])];
  const references = [...new Set(thread.flatMap((value) => idsOf(value, { bare: false })))];
  return {
    messageId,
    references: references.filter((id) => id !== messageId).slice(0, REFERENCES_MAX),
    from: parseAddressList(headers.get('from')?.[0] ?? '')[0] ?? null,
    recipients: uniqueAddresses([...(headers.get('to') ?? []), ...(headers.get('cc') ?? [])]),
    sentAt: toInstant(headers.get('date')?.[0]),
    isAutomatic: isAutomatic(headers),
  };
}

/** RFC 3834 5, and what absence notices wrote before it; lists say `bulk`, which is no person's answer either. */
function isAutomatic(headers: Map<string, string[]>): boolean {
  const word = (name: string) => headers.get(name)?.[0]?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!['', 'no'].includes(word('auto-submitted'))) return true;
  return ['auto_reply', 'bulk', 'junk'].includes(word('precedence')) || headers.has('x-autoreply');
}

/** Whether a raw text holds a whole header block: its end (an empty line) has been seen. */
export function hasWholeHeaderBlock(raw: string): boolean {
  return /\r?\n\r?\n/.test(raw);
}

/** Header fields by lower-case name, folded lines joined (RFC 5322 2.2.3). Lines that are no field are skipped. */
export function headerFields(raw: string): Map<string, string[]> {
  const block = raw.replace(/^\uFEFF?(\r?\n)*/, '').split(/\r?\n\r?\n/, 1)[0] ?? '';
  const fields = new Map<string, string[]>();
  for (const line of block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const match = /^([!-9;-~]+)[ \t]*:(.*)$/s.exec(line);
    if (!match?.[1]) continue;
    const name = match[1].toLowerCase();
    const value = (match[2] ?? '').trim();
    const values = fields.get(name);
    if (values) values.push(value);
    else fields.set(name, [value]);
  }
  return fields;
}

/**
 * Ids in a header's value. With `bare`, a value without brackets counts as one id, as some senders write Message-ID so;
 * in References bare words are mostly comments ("message of Tuesday"), so there only those with an `@` count.
 */
function idsOf(value: string | undefined, options: { bare: boolean }): string[] {
  if (!value) return [];
  const bracketed = [...value.matchAll(/<([^<>]+)>/g)].map((match) => cleanId(match[1] ?? ''));
  if (bracketed.length > 0) return bracketed.filter(isId);
  const bare = options.bare
    ? [cleanId(value.replace(/[<>]/g, ''))]
    : value.split(/\s+/).filter((word) => /^[^\s@"()]+@[^\s@"()]+$/.test(word));
  return bare.filter(isId);
}

/** Folding inside an id leaves white space that was never part of it. */
function cleanId(id: string): string {
  return id.replace(/\s+/g, '').replace(/\p{Cc}/gu, '');
}

function isId(id: string): boolean {
  return id.length > 0 && id.length <= ID_LENGTH_MAX;
}

function uniqueAddresses(values: string[]): MailAddress[] {
  const byAddress = new Map<string, MailAddress>();
  for (const found of values.flatMap(parseAddressList)) {
    const key = found.address.toLowerCase();
    if (!byAddress.has(key)) byAddress.set(key, found);
  }
  return [...byAddress.values()];
}

/** Comments in parentheses ("(CET)") are legal in a Date header and foreign to Date.parse. */
function toInstant(value: string | undefined): string | null {
  const time = Date.parse((value ?? '').replace(/\([^()]*\)/g, ' ').trim());
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
