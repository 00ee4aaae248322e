/**
 * Reads a message's raw headers, or all of it, from Gmail itself. Gmail's page carries no Message-ID and InboxSDK's API has none, so the
 * same two addresses are asked that Gmail's own "Show original" and "Forward as attachment" use:
 * `view=att&attid=0` answers the raw text, `view=om` an HTML page around it (both seen in public extensions up to 2026).
 */
import { hasWholeHeaderBlock, parseHeaderBlock, type MessageHeaders } from '#lib/mail/header-block.ts';
import { MailHostError } from '#lib/mail/mail-host.ts';

/** A header block longer than this is no mail; RFC 5321 servers refuse far less. */
const HEADER_CHARS_MAX = 512 * 1024;
const ANSWER_TIMEOUT_MS = 10_000;

/** As much as Gmail lets anybody send: 25 MB of files, which base64 and its line ends make a good third larger. */
const MESSAGE_BYTES_MAX = 36_000_000;
/** For as much on a slow line. */
const MESSAGE_TIMEOUT_MS = 180_000;

/** Enough to see that it is a mail. */
const HEAD_BYTES = 4096;

/**
 * The whole message, byte for byte. Only the first address is asked: what stands in a page of text are not the bytes any more, and
 * a long message is cut there. Rejects with MailHostError.
 */
export async function fetchRawMessage(
  legacyMessageId: string,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const until = AbortSignal.any([signal, AbortSignal.timeout(MESSAGE_TIMEOUT_MS)]);
    const raw = await readAll(await ask(rawAddress(legacyMessageId), until));
    if (isMail(new TextDecoder().decode(raw.subarray(0, HEAD_BYTES)))) return raw;
    throw pageError();
  } catch (cause) {
    if (cause instanceof MailTooLarge) throw cause;
    throw new MailHostError('read-file', 'Gmail did not hand out the message with its files.', { cause });
  }
}

/** Headers of the message with this legacy id (hexadecimal) in the mailbox that the tab shows. */
export async function fetchMessageHeaders(legacyMessageId: string): Promise<MessageHeaders> {
  try {
    return parseHeaderBlock(await fetchRawHeaders(legacyMessageId));
  } catch (attachmentError) {
    try {
      return parseHeaderBlock(await fetchOriginalPage(legacyMessageId));
    } catch {
      throw new MailHostError('read-message-id', 'Gmail did not hand out the message.', {
        cause: attachmentError,
      });
    }
  }
}

/** The account's own part of Gmail's address, with the delegation where there is one (`/mail/b/<id>/u/0`). */
export function accountPath(pathname: string): string {
  return /^\/mail(?:\/b\/[^/]+)?\/u\/\d+/.exec(pathname)?.[0] ?? '/mail/u/0';
}

async function ask(
  params: Record<string, string>,
  signal = AbortSignal.timeout(ANSWER_TIMEOUT_MS),
): Promise<Response> {
  const query = new URLSearchParams(params);
  const url = `${location.origin}${accountPath(location.pathname)}/?${query}`;
  const response = await fetch(url, { credentials: 'include', signal });
  if (!response.ok) throw new MailHostError('read-message-id', `Gmail answered ${response.status}.`);
  return response;
}

function rawAddress(id: string): Record<string, string> {
  return { view: 'att', th: id, attid: '0', disp: 'comp', safe: '1', zw: '' };
}

async function fetchRawHeaders(id: string): Promise<string> {
  const raw = await readUntilHeadersEnd(await ask(rawAddress(id)));
  if (!isMail(raw)) throw pageError();
  return raw;
}

/** Somebody signed out gets a page instead, as a good answer. */
function isMail(head: string): boolean {
  return /^[!-9;-~]+[ \t]*:/m.test(head) && !/^\s*<(!doctype|html)/i.test(head);
}

function pageError(): MailHostError {
  return new MailHostError('read-message-id', 'Gmail answered a page instead of the message.');
}

/** Put together by hand: in Firefox a content script may not look into what a Blob of the page gives. */
async function readAll(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let read = await reader?.read(); read?.value; read = await reader?.read()) {
    pieces.push(read.value);
    size += read.value.length;
    if (size <= MESSAGE_BYTES_MAX) continue;
    await reader?.cancel();
    throw new MailTooLarge();
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

class MailTooLarge extends MailHostError {
  constructor() {
    super('read-file', 'The mail is too large to take its files from it.');
  }
}

/** The answer carries all attachments too: only its head is read, then the download is cancelled. */
async function readUntilHeadersEnd(response: Response): Promise<string> {
  if (!response.body) return '';
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let raw = '';
  while (raw.length < HEADER_CHARS_MAX) {
    const { done, value } = await reader.read();
    if (done) return raw;
    raw += value;
    if (hasWholeHeaderBlock(raw.trimStart())) break;
  }
  await reader.cancel();
  return raw;
}

async function fetchOriginalPage(id: string): Promise<string> {
  // InboxSDK leaves the account's key, which this view wants, on the page's head.
  const key = document.head.getAttribute('data-inboxsdk-ik-value') ?? '';
  const response = await ask({ ik: key, view: 'om', th: id });
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const raw = page.querySelector('#raw_message_text')?.textContent;
  if (!raw) throw new MailHostError('read-message-id', 'Gmail answered no original message.');
  return raw;
}
